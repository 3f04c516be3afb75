"""A claim: which words of a sentence somebody is said to have said, by which cue, and who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provenance.drafting.foreign.beside import Mention


class Claim(NamedTuple):
    """``pieces`` (half-open, in words) were said by ``source``; ``end`` is where the next claim may begin."""

    pieces: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    source: Mention | None
    end: int
    belief: bool = False
    sure: float = 1.0
    silent: bool = False

    def source_is(self, place: int) -> bool:
        """Whether the word at ``place`` names who said it."""
        return self.source is not None and self.source.first <= place < self.source.end
