"""A text's lines with their offsets: furniture is decided a line at a time and marked by code points."""

from __future__ import annotations

import re
from typing import NamedTuple

from provenance.model.reading import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+|\r\n|[\r\n\u2028\u2029]")
_SPACE = re.compile(r"[\s\u200b\u2060\ufeff]+")


class Line(NamedTuple):
    """A line that is not blank: ``[start, end)`` without the white space around it, its words, its block.

    A block is a run of lines without a blank line between them. ``text`` has every run of white space
    (U+00A0 and zero-width characters too) folded to one space: for looking, never for counting.
    """

    start: int
    end: int
    text: str
    block: int

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.end)


def lines(text: str) -> list[Line]:
    """Every line that is not blank, in order. Breaks: CR LF, LF, CR, U+2028, U+2029."""
    found: list[Line] = []
    block, breaks = 0, 0
    for match in _LINE.finditer(text):
        raw = match.group()
        if raw[0] in "\r\n\u2028\u2029":
            breaks += 1
            continue
        stripped = raw.strip()
        if not stripped:
            continue
        if breaks > 1:
            block += 1
        breaks = 0
        start = match.start() + raw.index(stripped[0])
        found.append(Line(start, start + len(stripped), _SPACE.sub(" ", stripped), block))
    return found
