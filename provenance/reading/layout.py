"""How a text is laid out: which lines are paragraphs, and whether its paragraphs end as sentences do.

What is a headline by its form is only told from a sentence where sentences have their full stops.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reading.lines import Line

_STOPPED = re.compile(r"[.?!…:;][\"”“’'»)\]*\s]*$")
_UNTITLED = re.compile(r"[.:;,…](?:[\"”“’'»)\]])*$|[!?][\"”’'»]$")
_LEAST_WRAPPED = 4
_WIDTHS = range(40, 101)
_LONG = 80
_LEAST_LONG = 2


class Layout:
    """``wrapped``: lines are a typewriter's, paragraphs are blocks. ``closed``: paragraphs end in a full stop."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        inner = [one.text for one, after in pairwise(lines) if one.block == after.block]
        broken = sum(len(text) in _WIDTHS and not _STOPPED.search(text[-8:]) for text in inner)
        self.wrapped = len(inner) >= _LEAST_WRAPPED and broken * 10 > len(inner) * 6
        last = [one for at, one in enumerate(lines) if not self.wrapped or self._ends_block(at)]
        long = [one for one in last if len(one.text) >= _LONG or (self.wrapped and not self._alone_in_block(one))]
        stopped = sum(bool(_STOPPED.search(one.text[-8:])) for one in long)
        self.closed = len(long) >= _LEAST_LONG and stopped * 10 >= len(long) * 8

    def alone(self, at: int) -> bool:
        """Whether the line is a paragraph of its own."""
        if not self.wrapped:
            return True
        return self._ends_block(at) and (at == 0 or self._lines[at - 1].block != self._lines[at].block)

    def _ends_block(self, at: int) -> bool:
        return at + 1 == len(self._lines) or self._lines[at + 1].block != self._lines[at].block

    def _alone_in_block(self, line: Line) -> bool:
        return len(line.text) < min(_WIDTHS)


def stopped(text: str) -> bool:
    """Whether a line ends as a sentence does, or announces what follows."""
    return bool(_STOPPED.search(text[-8:]))


def titled(text: str) -> bool:
    """Whether a line ends as headlines do, and no sentence does."""
    return not _UNTITLED.search(text[-8:])
