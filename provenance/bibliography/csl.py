"""Entries as CSL variables: what the CSL JSON writer writes and the citation processor reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.bibliography.entry import EntryKind
from provenance.bibliography.name import PersonName

if TYPE_CHECKING:
    from provenance.bibliography.entry import Entry
    from provenance.bibliography.moment import Moment
    from provenance.bibliography.name import Name

TYPES = {
    EntryKind.NEWS: "article-newspaper",
    EntryKind.PRIMARY: "document",
    EntryKind.STATEMENT: "document",
    EntryKind.INTERVIEW: "interview",
    EntryKind.NEWS_CONFERENCE: "document",
    EntryKind.HEARING: "hearing",
    EntryKind.SOCIAL_MEDIA: "post",
    EntryKind.REMARK: "document",
}
"""CSL 1.0.2, Appendix III. A statement is a ``document`` with a genre: ``report`` loses the month and day in the
styles, ``article`` means a preprint, ``speech`` becomes a presentation in Zotero."""


def item(entry: Entry) -> dict[str, Any]:
    """One entry in CSL's variables (Appendix IV), by its own names; nothing that is not known."""
    values: dict[str, Any] = {
        "id": entry.key,
        "type": TYPES[entry.kind],
        "title": entry.title,
        "author": [_name(author) for author in entry.author],
        "container-title": entry.container,
        "publisher": entry.publisher,
        "genre": entry.genre,
        "issued": _date(entry.issued),
        "accessed": _date(entry.accessed),
        "URL": entry.url,
        "language": entry.language,
    }
    return {key: value for key, value in values.items() if value}


def _name(name: Name) -> dict[str, str]:
    if not isinstance(name, PersonName):
        return {"literal": name.full}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def _date(moment: Moment | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [list(moment.parts)]} if moment else None
