"""N-Quads: every record in its own named graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.bibliography.quads import quads

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.model.holding import Holding
    from provenance.notices import Notice


def write(holdings: Iterable[Holding], out: BinaryIO) -> list[Notice]:
    """One line a quad, sorted within a record. Nothing is lost.

    A single record is written in its canonical form (RDFC-1.0), so that the SHA-256 of the file is the
    digest of the graph. Blank nodes of further records get names of their own.
    """
    for place, holding in enumerate(holdings):
        prefix = f"r{place}" if place else ""
        out.writelines(f"{quad} .\n".encode() for quad in quads(holding, prefix))
    return []
