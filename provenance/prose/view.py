"""The text as the rules see it: without furniture and invisible characters, every offset traceable.

Real pages are full of no-break spaces, soft hyphens and zero-width characters, and of captions in the middle of
a sentence's neighbourhood. The rules work on a cleaned string and map their spans back at the end, so no rule
has to know about either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.model.reading import FurnitureKind, Span
from provenance.prose.datelines import without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model.reading import Furniture, Reading

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09, 0x0B, 0x0C], " ")
_BREAKS = dict.fromkeys([0x0D, 0x85, 0x2028, 0x2029], "\n")
_SEEN = str.maketrans(_SPACES | _BREAKS)
_PARAGRAPH = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_NAMING = frozenset({FurnitureKind.HEADLINE, FurnitureKind.CAPTION})


@dataclass(frozen=True, slots=True)
class View:
    """A cleaned text. ``offsets[i]`` is where character ``i`` stands in the reading's text.

    ``paragraphs`` are spans of ``text``; ``aside`` is what headline and captions say (names only are taken from it).
    """

    text: str
    offsets: Sequence[int]
    paragraphs: tuple[Span, ...]
    aside: str

    def original(self, start: int, end: int) -> Span:
        """A span of the cleaned text, as a span of the reading's text."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def view(reading: Reading) -> View:
    """Clean one reading: furniture becomes a paragraph break, invisible characters vanish."""
    text, pieces, offsets = reading.text, [], list[int]()
    for start, end, stays in _stretches(text, reading.furniture):
        if stays:
            pieces.append(text[start:end].translate(_SEEN))
            offsets.extend(range(start, end))
        else:
            pieces.append("\n\n")
            offsets.extend((start, max(start, end - 1)))
    clean = "".join(pieces)
    aside = [reading.metadata.headline or ""]
    aside += [text[f.span.start : f.span.end] for f in reading.furniture if f.kind in _NAMING]
    return View(clean, offsets, tuple(without(clean, _paragraphs(clean))), "\n".join(aside).translate(_SEEN))


def _stretches(text: str, furniture: tuple[Furniture, ...]) -> Iterator[tuple[int, int, bool]]:
    """The text cut into ``(start, end, stays)``: furniture does not stay, invisible characters are left out."""
    at = 0
    for (start, end), _ in sorted(furniture):
        yield from ((a, b, True) for a, b in _visible(text, at, max(at, start)))
        if end > max(at, start):
            yield max(at, start), end, False
        at = max(at, end)
    yield from ((a, b, True) for a, b in _visible(text, at, len(text)))


def _visible(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for hit in _INVISIBLE.finditer(text, start, end):
        yield at, hit.start()
        at = hit.end()
    yield at, end


def plain(text: str) -> str:
    """The text with one kind of space and one of line break, character for character."""
    return text.translate(_SEEN)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, without the space around them."""
    return list(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs: lines, or blocks between blank lines where the lines are wrapped at a fixed width."""
    pattern = _BLOCK if _wrapped(text) else _PARAGRAPH
    for hit in pattern.finditer(text):
        words = hit.group().strip()
        if words:
            start = hit.start() + len(hit.group()) - len(hit.group().lstrip())
            yield Span(start, start + len(words))


def _wrapped(text: str) -> bool:
    """Whether single line breaks are a typewriter's: most lines are of one width and stop in mid-sentence."""
    inner = [line.rstrip() for block in _BLOCK.findall(text) for line in block.split("\n")[:-1]]
    if len(inner) < 4:
        return False
    broken = sum(40 <= len(line) <= 100 and line[-1:] not in ".?!:”\"'’" for line in inner)
    return broken * 10 > len(inner) * 7
