"""RIS, in the form that most reference managers read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rispy import RisWriter, dumps

from provenance.bibliography.entry import UNTITLED, EntryKind
from provenance.bibliography.listing import listing
from provenance.bibliography.name import PersonName
from provenance.bibliography.sentence import onward
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.bibliography.entry import Entry, Sourcing
    from provenance.bibliography.moment import Moment
    from provenance.bibliography.name import Name
    from provenance.model.holding import Holding

TYPES = {
    EntryKind.NEWS: "NEWS",
    EntryKind.PRIMARY: "RPRT",
    EntryKind.STATEMENT: "RPRT",
    EntryKind.INTERVIEW: "PCOMM",
    EntryKind.NEWS_CONFERENCE: "RPRT",
    EntryKind.HEARING: "HEAR",
    EntryKind.SOCIAL_MEDIA: "ELEC",
    EntryKind.REMARK: "PCOMM",
}
"""``GEN`` and ``UNPB``, which would say less, are made journal articles by Zotero."""


class _Plain(RisWriter):  # type: ignore[misc]  # rispy states no types
    """Without the running numbers that rispy puts between records."""

    def set_header(self, count: int) -> str:  # noqa: ARG002
        return ""


def write(holdings: Iterable[Holding], out: BinaryIO) -> list[Notice]:
    """One record an entry; dates as ``PY`` and ``DA - 2021/01/19/``, which Zotero, bibutils and rispy read whole."""
    found = listing(holdings)
    references = [_reference(entry, found.sourcings) for entry in found.entries]
    out.write(dumps(references, implementation=_Plain).encode())
    return [*found.notices, *_lost(found.entries, found.sourcings)]


def _reference(entry: Entry, sourcings: Iterable[Sourcing]) -> dict[str, Any]:
    chain = dict.fromkeys(onward(one, entry) for one in sourcings if entry in one.entries)
    values: dict[str, Any] = {
        "type_of_reference": TYPES[entry.kind],
        "id": entry.key,
        "authors": [_author(name) for name in entry.author],
        "title": entry.title or (f"[{entry.genre}]" if entry.quoted_in and entry.genre else UNTITLED),
        "secondary_title": entry.container,
        "type_of_work": entry.genre if entry.quoted_in else None,
        "publisher": entry.publisher,
        "year": f"{entry.issued.year:04d}" if entry.issued else None,
        "date": _date(entry.issued),
        "language": entry.language,
        "urls": [entry.url] if entry.url else None,
        "access_date": _date(entry.accessed),
        "notes": [note for note in (entry.note, *chain, *entry.annotation) if note],
    }
    return {key: value for key, value in values.items() if value}


def _author(name: Name) -> str:
    """'Family, Given, Suffix'; a body ends in a comma, or pandoc takes its last word for a family name."""
    return name.inverted if isinstance(name, PersonName) else f"{name.full},"


def _date(moment: Moment | None) -> str | None:
    """``2021/01/19/``: year, month and day stand between slashes, and what is not known stays empty."""
    if moment is None:
        return None
    month = "" if moment.month is None else f"{moment.month:02d}"
    day = "" if moment.day is None else f"{moment.day:02d}"
    return f"{moment.year:04d}/{month}/{day}/"


def _lost(entries: Iterable[Entry], sourcings: Iterable[Sourcing]) -> list[Notice]:
    chains = [
        Notice(NoticeKind.LOST_CHAIN, one.read.iri, "RIS links no records: the chain stands only in words, in N1")
        for one in sourcings
        if one.chain
    ]
    commas = [
        Notice(NoticeKind.LOST_FIELD, entry.iri, f"RIS splits names at commas: {name.full!r} may be read in parts")
        for entry in entries
        for name in entry.author
        if not isinstance(name, PersonName) and "," in name.full
    ]
    return [*chains, *commas]
