"""All entries of some holdings, each once, and what a list of entries cannot say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.bibliography.source import has_chains, sourcing
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.bibliography.entry import Entry, Sourcing
    from provenance.model.holding import Holding


UNCITED = {
    "date_modified": "the day it was changed",
    "article_section": "its section",
    "dateline": "its dateline",
    "license": "its license",
    "identifier": "its identifier",
}
"""Fields of an article that have no place in an entry, and how a notice names them."""


@dataclass(frozen=True, slots=True)
class Listing:
    """``entries`` in the order they are first met; ``sourcings`` one a holding; ``notices`` of what stayed out."""

    entries: tuple[Entry, ...]
    sourcings: tuple[Sourcing, ...]
    notices: tuple[Notice, ...]


def listing(holdings: Iterable[Holding]) -> Listing:
    """The entries of every holding. Two quotations of one article share its entry and keep both annotations."""
    entries: dict[str, Entry] = {}
    sourcings: list[Sourcing] = []
    notices: list[Notice] = []
    for holding in holdings:
        found = sourcing(holding)
        sourcings.append(found)
        for entry in found.entries:
            known = entries.get(entry.key)
            entries[entry.key] = _both(known, entry) if known else entry
        notices += _left_out(holding)
        if holding.focus is None and has_chains(holding.record):
            message = "cited as one article; its quotations and their chains are cited when they are asked for by name"
            notices.append(Notice(NoticeKind.LOST_CHAIN, found.read.iri, message))
    return Listing(tuple(entries.values()), tuple(sourcings), tuple(notices))


def _left_out(holding: Holding) -> list[Notice]:
    """What a record says of an article and no citation format has a common place for."""
    article = holding.record.article
    left = [words for field, words in UNCITED.items() if getattr(article, field, None)]
    return [Notice(NoticeKind.LOST_FIELD, article.id, f"not in a citation: {', '.join(left)}")] if left else []


def _both(first: Entry, second: Entry) -> Entry:
    return replace(first, annotation=tuple(dict.fromkeys((*first.annotation, *second.annotation))))
