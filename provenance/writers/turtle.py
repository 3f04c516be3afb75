"""Turtle: the triples of the records, without the names of their graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from provenance import vocab
from provenance.bibliography.quads import quads
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.model.holding import Holding


def write(holdings: Iterable[Holding], out: BinaryIO) -> list[Notice]:
    """The records one after another, each sorted by subject; with several, which said what is lost and told."""
    triples: dict[ox.Triple, None] = {}
    records: dict[str, None] = {}
    for place, holding in enumerate(holdings):
        records[holding.record.id] = None
        for quad in quads(holding, f"r{place}" if place else ""):
            triples[quad.triple] = None
    ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=vocab.prefixes())
    if len(records) < 2:
        return []
    message = "Turtle has no named graphs: which of the records says what is lost (N-Quads and JSON-LD keep it)"
    return [Notice(NoticeKind.LOST_FIELD, record, message) for record in records]
