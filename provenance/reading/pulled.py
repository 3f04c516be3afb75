"""Pull quotes: paragraphs that only repeat words of a longer one, which has them with whoever said them.

Looked for by their first words, all at once: a text is gone through once, however many lines it has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model.reading import FurnitureKind
from provenance.reading.layout import stopped, titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reading.layout import Layout
    from provenance.reading.lines import Line

_WORDS = re.compile(r"\w+")
_LEAST, _MOST = 5, 400  # words; characters
_OF_ONE_OPENING = 4  # candidates that begin with the same five words
_LONGER = 2  # words that the paragraph has more
_SIGNED = re.compile(
    r"[—–-]{1,2} ?[A-ZÀ-Þ][^.!?“”\"]{2,90}|[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3}(?:, [^.!?“”]{3,80})?[\"”]?"
)


def pull_quotes(lines: Sequence[Line], kinds: dict[int, FurnitureKind], layout: Layout) -> None:
    """Mark them, and the line right under one that names who said it."""
    candidates = _candidates(lines, kinds, layout)
    found = set[int]()
    for at, line in enumerate(lines):
        if at in kinds or not stopped(line.text):
            continue
        words = _WORDS.findall(line.text.lower())
        for place in range(len(words) - _LEAST):
            for other, wanted in candidates.get(tuple(words[place : place + _LEAST]), ()):
                if other != at and len(words) >= len(wanted) + _LONGER and words[place : place + len(wanted)] == wanted:
                    found.add(other)
    for at in found:
        kinds[at] = FurnitureKind.PULL_QUOTE
        if at + 1 < len(lines) and at + 1 not in kinds and _signs(lines[at + 1].text):
            kinds[at + 1] = FurnitureKind.PULL_QUOTE


def _candidates(
    lines: Sequence[Line], kinds: dict[int, FurnitureKind], layout: Layout
) -> dict[tuple[str, ...], list[tuple[int, list[str]]]]:
    """Short paragraphs by their first five words."""
    found: dict[tuple[str, ...], list[tuple[int, list[str]]]] = {}
    for at, line in enumerate(lines):
        if at in kinds or len(line.text) > _MOST or not layout.alone(at):
            continue
        words = _WORDS.findall(line.text.lower())
        if len(words) >= _LEAST:
            same = found.setdefault(tuple(words[:_LEAST]), [])
            if len(same) < _OF_ONE_OPENING:
                same.append((at, words))
    return found


def _signs(text: str) -> bool:
    """Whether a line is a name, with an office perhaps, and no sentence."""
    return len(text) < 110 and bool(_SIGNED.fullmatch(text)) and (titled(text) or text[-1] in '"”')
