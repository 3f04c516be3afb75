"""Classic BibTeX: accents as macros, months as macros, and the chain in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.bibliography import bib, tex
from provenance.bibliography.entry import UNTITLED, EntryKind
from provenance.bibliography.listing import listing
from provenance.bibliography.sentence import onward
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.bibliography.entry import Entry, Sourcing
    from provenance.model.holding import Holding

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every style defines, so that it writes months in its own way (*BibTeXing*, section 3.2)."""


def write(holdings: Iterable[Holding], out: BinaryIO) -> list[Notice]:
    """``@article`` with the outlet as journal for news, ``@misc`` for what was said."""
    found = listing(holdings)
    out.write(bib.document((_type(entry), entry.key, _fields(entry, found.sourcings)) for entry in found.entries))
    chains = [
        Notice(NoticeKind.LOST_CHAIN, one.read.iri, "BibTeX links no entries: the chain stands only in words, in note")
        for one in found.sourcings
        if one.chain
    ]
    return [*found.notices, *chains, *(notice for entry in found.entries for notice in _lost(entry))]


def _type(entry: Entry) -> str:
    return "article" if entry.kind is EntryKind.NEWS else "misc"


def _fields(entry: Entry, sourcings: Iterable[Sourcing]) -> dict[str, str | None]:
    article = entry.kind is EntryKind.NEWS
    chain = dict.fromkeys(onward(one, entry) for one in sourcings if entry in one.entries)
    note = ". ".join(part for part in (entry.note, *chain) if part)
    how = [entry.genre if entry.quoted_in else None, entry.publisher, None if article else entry.container]
    when = entry.issued
    return {
        "author": bib.names(entry.author, ascii_only=True),
        "title": bib.titled(
            entry.title or (f"[{entry.genre}]" if entry.quoted_in and entry.genre else UNTITLED), ascii_only=True
        ),
        "journal": bib.titled(entry.container, ascii_only=True) if article else None,
        "howpublished": None if article else bib.braced(", ".join(part for part in how if part), ascii_only=True),
        "year": f"{{{when.year:04d}}}" if when else None,
        "month": MONTHS[when.month - 1] if when and when.month else None,
        "day": f"{{{when.day}}}" if when and when.day else None,
        "url": bib.verbatim(entry.url),
        "urldate": f"{{{entry.accessed.iso}}}" if entry.accessed and entry.url else None,
        "language": bib.braced(entry.language, ascii_only=True),
        "note": bib.braced(note, ascii_only=True),
        "annote": bib.braced(" / ".join(entry.annotation), ascii_only=True),
    }


def _lost(entry: Entry) -> list[Notice]:
    texts = [entry.title, entry.container, entry.publisher, entry.note, *entry.annotation]
    texts += [name.full for name in entry.author]
    return [
        Notice(NoticeKind.LOST_FIELD, entry.iri, f"TeX does not give back every character of {text!r}")
        for text in texts
        if text and tex.decode(tex.encode(text, ascii_only=True)) != text
    ]
