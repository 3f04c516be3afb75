"""An article out of plain text: its furniture, and what its own lines say about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provenance.model.reading import Byline, FurnitureKind, Metadata, Outlet, Span
from provenance.reading import boilerplate
from provenance.reading.boilerplate import BULLET
from provenance.reading.byline import bylines
from provenance.reading.dateline import agencies, filed
from provenance.reading.furniture import byline, mark
from provenance.reading.headline import headline
from provenance.reading.language import guess
from provenance.reading.lines import lines as _lines
from provenance.reading.masthead import opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model.reading import Furniture
    from provenance.reading.lines import Line


_INDENT = 3  # spaces; fewer are nothing that a reader of the file would see
_QUOTING = re.compile(r"(?:> ?)+")


class Article(NamedTuple):
    """What the lines of a text tell: its furniture, its metadata, and the words that give its day."""

    furniture: tuple[Furniture, ...]
    metadata: Metadata
    dated: Span | None


def article(text: str) -> Article:
    """A text's furniture, and the metadata that its words give: headline, publisher, author, day, credit, language.

    The publisher where a line above the headline or under it names one, or where a sign-up line of the text names its
    newsletter ('sign up for the Gazette newsletter'): a page asks its readers to subscribe to nothing but itself.
    """
    lines = _lines(text)
    above = opening(lines)
    head = lines[above.headline] if above.headline is not None else headline(lines)
    furniture = mark(lines, headline=head, aside=above.aside)
    found = Metadata(
        headline=head.text if head else None,
        publisher=Outlet(above.publisher) if above.publisher else None,
        date_published=above.day,
    )
    return Article(furniture, found.over(described(lines, furniture)), above.dated)


def blocks(text: str, furniture: Sequence[Furniture]) -> tuple[Span, ...]:
    """The paragraphs that a text sets off as block quotes: indented, or with '>' before every line, among others.

    A span each, without the marker. None where most paragraphs stand like that: then it is only how they are set.
    """
    passed = {piece.span.start for piece in furniture}
    groups: dict[tuple[int, bool], list[Line]] = {}
    for line in _lines(text):
        groups.setdefault((line.block, line.text.startswith(">")), []).append(line)
    off = [group for group in groups.values() if all(_set_off(text, line) for line in group)]
    if len(off) * 3 > len(groups):
        return ()
    kept = [line for group in off for line in group if line.start not in passed and not BULLET.match(line.text)]
    return tuple(Span(start, line.end) for line in kept if (start := line.start + _marker(line.text)) < line.end)


def _set_off(text: str, line: Line) -> bool:
    before = text[max(0, line.start - _INDENT) : line.start]
    return line.text.startswith(">") or before.endswith("\t") or (len(before) == _INDENT and not before.strip(" \xa0"))


def _marker(text: str) -> int:
    found = _QUOTING.match(text)
    return found.end() if found else 0


def described(lines: Sequence[Line], furniture: Sequence[Furniture]) -> Metadata:
    """What the lines of an article say about it, once its furniture is known."""
    kinds = {piece.span.start: piece.kind for piece in furniture}
    author: tuple[Byline, ...] = ()
    publisher: str | None = None
    dateline: str | None = None
    credit: list[str] = []
    prose: list[str] = []
    for line in lines:
        kind = kinds.get(line.start)
        if kind is None:
            prose.append(line.text)
            continue
        if kind is FurnitureKind.DATELINE:
            prose.append(line.text)
            if found := filed(line.text):
                dateline = found.dateline
                credit += [found.agency] if found.agency else []
        elif kind is FurnitureKind.BYLINE and not author:
            author = bylines(byline(line.text) or "")
        elif kind is FurnitureKind.CREDIT:
            credit += agencies(line.text)
        elif publisher is None and (letter := boilerplate.LETTER.search(line.text)):
            publisher = letter["name"]
    return Metadata(
        author=author,
        publisher=Outlet(publisher) if publisher else None,
        dateline=dateline,
        credit=", ".join(dict.fromkeys(credit)) or None,
        in_language=guess("\n".join(prose)),
    )
