"""JSON-LD: a record as it is kept, byte for byte; a quotation as a framed document of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance import jsonld
from provenance.bibliography.alone import alone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.model.holding import Holding
    from provenance.notices import Notice


def write(holdings: Iterable[Holding], out: BinaryIO) -> list[Notice]:
    """One holding is one document; several are an array of documents (JSON-LD 1.1, section 9.1). Nothing is lost.

    A whole record is written in its canonical bytes, so that its digest is the file's.
    """
    written = 0
    previous: bytes | None = None
    for holding in holdings:
        document = _document(holding)
        if previous is not None:
            out.write(b"[\n" if written == 0 else b",\n")
            out.write(previous)
            written += 1
        previous = document
    if previous is None:
        out.write(b"[]")
    elif written:
        out.write(b",\n" + previous + b"\n]\n")
    else:
        out.write(previous)
    return []


def _document(holding: Holding) -> bytes:
    if holding.focus is None:
        return jsonld.dumps(holding.record)
    return json.dumps(alone(holding.record, holding.focus), ensure_ascii=False, indent=1).encode() + b"\n"
