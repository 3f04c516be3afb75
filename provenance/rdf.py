"""Records as RDF: quads for the stores and writers, and the graph digest (RDFC-1.0).

Everything here goes through the JSON-LD document, so that what is stored is what was hashed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pyoxigraph as ox

from provenance import jsonld

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model.record import Record


def quads(record: Record) -> list[ox.Quad]:
    """A record's quads, all in its own named graph."""
    return parse(jsonld.dumps(record))


def parse(data: bytes) -> list[ox.Quad]:
    """The quads of a JSON-LD document whose context is inlined. SyntaxError where it is not JSON-LD.

    Nothing is fetched: a remote context is an error.
    """
    return list(ox.parse(data, ox.RdfFormat.JSON_LD))


def canonical(found: Iterable[ox.Quad]) -> str:
    """Canonical N-Quads (RDFC-1.0 with SHA-256), one a line, sorted by code point."""
    dataset = ox.Dataset(found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in dataset))


def digest(found: Iterable[ox.Quad]) -> str:
    """SHA-256 of the canonical N-Quads, in lower-case hexadecimal: the same for every reader of the same graph."""
    return hashlib.sha256(canonical(found).encode()).hexdigest()
