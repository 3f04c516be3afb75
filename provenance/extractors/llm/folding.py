"""Text as a model may write it again: one kind of mark and space, nothing unseen, every character traceable.

Models make curly marks straight and lose no-break spaces, soft hyphens and zero-width characters; both what they
write and what they were sent is looked at in this form. Letter case, words and punctuation stay: they are the text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model.reading import Span

_MARKS = dict.fromkeys("‘’‚‛‹›`´ʼ′", "'") | dict.fromkeys("“”„‟«»＂″", '"')
_MOST = 256
"""Places of one string that are still looked at; words that stand more often are no attribution's own."""


@dataclass(slots=True)
class Folded:
    """``text[i]`` stands for ``[starts[i], ends[i])`` of the text that was folded; ``breaks`` are paragraphs' ends."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def hits(self, words: str) -> list[tuple[int, int]]:
        """Where ``words`` (folded) stand, half-open, in order; never within a word or a letter."""
        found: list[tuple[int, int]] = []
        at = self.text.find(words) if words else -1
        while at >= 0 and len(found) < _MOST:
            end = at + len(words)
            if not (self._within(at) or self._within(end)):
                found.append((at, end))
            at = self.text.find(words, at + 1)
        return found

    def _within(self, at: int) -> bool:
        left, right = self.text[at - 1 : at], self.text[at : at + 1]
        return bool(right and unicodedata.combining(right)) or (_spelled(left) and _spelled(right))


def _spelled(character: str) -> bool:
    """Whether a letter is of a script that puts spaces between words, as far as case tells, or is a digit."""
    return character.isdigit() or character.lower() != character.upper()


def folded(text: str) -> str:
    """A string in the form that is compared."""
    return fold(text, [(0, len(text))]).text.strip()


def fold(text: str, paragraphs: Iterable[Span | tuple[int, int]]) -> Folded:
    """The paragraphs of a text, one space between them."""
    found = Folded()
    out: list[str] = []
    for first, last in paragraphs:
        if out and out[-1] != " ":
            _put(found, out, " ", first)
        if out:
            found.breaks.append(len(out) - 1)
        for at in range(first, last):
            if not _unseen(text[at]):
                _take(found, out, text[at], at)
    found.text = "".join(out)
    return found


def _take(found: Folded, out: list[str], character: str, at: int) -> None:
    if character.isspace():
        if out and out[-1] != " ":
            _put(found, out, " ", at)
        return
    if out and unicodedata.combining(character):
        composed = unicodedata.normalize("NFC", out[-1] + character)
        if len(composed) == 1:
            out[-1], found.ends[-1] = composed, at + 1
            return
    for one in unicodedata.normalize("NFC", character):
        _put(found, out, _MARKS.get(one, one), at)


def _put(found: Folded, out: list[str], character: str, at: int) -> None:
    out.append(character)
    found.starts.append(at)
    found.ends.append(at + 1)


def _unseen(character: str) -> bool:
    """Formatting (soft hyphens, zero-width, direction) and variation selectors."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100"
