"""Answers written out: a table for people, the W3C's result formats, and RDF for graphs."""

from __future__ import annotations

import io
import json
import re
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from provenance import vocab
from provenance.errors import QueryError
from provenance.querying.results import FORMATS, Result, Rows, Triples, Truth
from provenance.querying.table import draw

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLES = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def write(found: Result, to: str | None, out: IO[bytes], *, base: str = "", terminal: bool = False) -> None:
    """Write an answer in one of `FORMATS`; without one, a graph as Turtle and anything else as a table.

    ``base``: the archive's, which a table leaves off its IRIs. ``terminal``: draw the table for a screen.
    `QueryError` where the format cannot hold the answer, or where the answer breaks off.
    """
    to = to or ("turtle" if isinstance(found, Triples) else "table")
    if to not in FORMATS:
        raise QueryError(f"no result format {to!r}; there are: {', '.join(FORMATS)}")
    if not isinstance(found, FORMATS[to]):
        can = ", ".join(name for name, kinds in FORMATS.items() if isinstance(found, kinds))
        raise QueryError(f"{to} cannot hold {_NAMES[type(found)]}; formats that can: {can}")
    try:
        _write(found, to, out, base, terminal=terminal)
    except (SyntaxError, RuntimeError) as error:
        raise QueryError(f"the answer broke off: {' '.join(str(error).split())}") from error


_NAMES = {
    Rows: "a table (the query is a SELECT)",
    Truth: "true or false (the query is an ASK)",
    Triples: "a graph (the query is a CONSTRUCT or DESCRIBE)",
}


def _write(found: Result, to: str, out: IO[bytes], base: str, *, terminal: bool) -> None:
    if to == "table":
        draw(found, out, base=base, terminal=terminal)
    elif isinstance(found, Triples):
        _write_graph(found, to, out)
    else:
        answer = found.solutions if isinstance(found, Rows) else found.answer
        if to == "xml":
            out.write(_sound(answer))
        else:
            answer.serialize(out, _TABLES[to])
        if to in ("json", "xml") or isinstance(found, Truth):
            out.write(b"\n")


def _sound(answer: ox.QuerySolutions | ox.QueryBoolean) -> bytes:
    """The answer as XML. `QueryError` for characters that XML 1.0 has no form for (section 2.2)."""
    buffer = io.BytesIO()
    answer.serialize(buffer, _TABLES["xml"])
    found = _NOT_XML.search(buffer.getvalue())
    if found:
        raise QueryError(f"xml cannot hold the character U+{ord(found.group().decode()):04X} in the answer; json can")
    return buffer.getvalue()


def _write_graph(found: Iterable[ox.Triple], to: str, out: IO[bytes]) -> None:
    if to == "turtle":
        ox.serialize(found, out, ox.RdfFormat.TURTLE, prefixes=vocab.prefixes())
    elif to == "nquads":
        ox.serialize(found, out, ox.RdfFormat.N_QUADS)
    else:
        document = json.dumps(_compacted(found), ensure_ascii=False, indent=2)
        out.write(document.encode() + b"\n")


def _compacted(found: Iterable[ox.Triple]) -> object:
    """JSON-LD with the packaged context, inlined."""
    from pyld import jsonld  # noqa: PLC0415 - only needed here

    quads = io.BytesIO()
    ox.serialize(found, quads, ox.RdfFormat.N_QUADS)
    expanded = jsonld.from_rdf(quads.getvalue().decode(), {"format": "application/n-quads"})
    return jsonld.compact(expanded, {"@context": vocab.context()}, {"graph": True})
