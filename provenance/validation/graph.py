"""Whether readers of JSON-LD find in a record what is written there.

A statement with an IRI that is none is dropped by a reader without a word (JSON-LD 1.1 API, section 8,
'well-formed'), and a node could name another graph. So the statements are counted in the JSON, and the quads
held against them; ``thorough`` asks two more readers, and a second canonicaliser.
"""

from __future__ import annotations

import hashlib
import warnings
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from provenance import rdf, vocab
from provenance.validation.report import Finding, Layer, Severity, short

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(data: bytes) -> tuple[list[ox.Quad], list[Finding]]:
    """The quads, or a finding that says why there are none."""
    try:
        return rdf.parse(data), []
    except (SyntaxError, ValueError) as error:
        return [], [_finding("$", f"not JSON-LD: {short(str(error), 200)}", "syntax")]


def graph_findings(document: dict[str, Any], quads: list[ox.Quad]) -> Iterator[Finding]:
    """For a document of the right form: every statement is found, and all in the record's own graph."""
    name = document["@id"]
    if any(quad.graph_name != ox.NamedNode(name) for quad in quads):
        yield _finding(name, "statements outside the record's own graph", "graph")
    nodes = document["@graph"]
    if len({node["@id"] for node in nodes}) == len(nodes) and (count := sum(map(_statements, nodes))) != len(quads):
        bad = next(_no_iris(nodes), "")
        yield _finding(name, f"{count} statements are written and {len(quads)} are read{bad}", "statements")


def second_opinions(data: bytes, document: dict[str, Any], quads: list[ox.Quad]) -> Iterator[Finding]:
    """Whether pyld and rdflib read the same quads, and pyld canonicalises them to the same digest.

    pyld still calls RDFC-1.0 by its name as a draft, URDNA2015.
    """
    ours, name = rdf.digest(quads), document["@id"]
    for reader, read_by in (("pyld", _by_pyld), ("rdflib", _by_rdflib)):
        theirs = rdf.digest(ox.parse(read_by(data, document), ox.RdfFormat.N_QUADS))
        if theirs != ours:
            yield _finding(name, f"{reader} reads other statements than pyoxigraph does", reader)
    from pyld import jsonld as pyld  # noqa: PLC0415

    theirs = pyld.normalize(document, {"algorithm": "URDNA2015", "format": "application/n-quads"})
    if hashlib.sha256(theirs.encode()).hexdigest() != ours:
        yield _finding(name, "pyld and pyoxigraph come to two graph digests (RDFC-1.0)", "rdfc")


def _by_pyld(_: bytes, document: dict[str, Any]) -> bytes:
    from pyld import jsonld as pyld  # noqa: PLC0415

    found: str = pyld.to_rdf(document, {"format": "application/n-quads"})
    return found.encode()


def _by_rdflib(data: bytes, _: dict[str, Any]) -> bytes:
    import rdflib  # noqa: PLC0415

    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own Dataset, inside rdflib
            dataset = rdflib.Dataset()
            dataset.parse(data=data, format="json-ld")
            return dataset.serialize(format="nquads", encoding="utf-8")
    finally:
        rdflib.NORMALIZE_LITERALS = before


def _statements(node: dict[str, Any]) -> int:
    """How many RDF statements an object of a record makes."""
    count = len(node["@type"])
    for key, value in node.items():
        if key.startswith("@"):
            continue
        values = value if isinstance(value, list) else [value]
        entry = vocab.context()[key]
        ordered = isinstance(entry, dict) and entry.get("@container") == "@list"
        count += 1 + 2 * len(values) if ordered else len(values)
        count += sum(_statements(one) for one in values if isinstance(one, dict) and "@value" not in one)
    return count


def _no_iris(nodes: Any) -> Iterator[str]:
    """Values that stand where an IRI should and are none for RDF."""
    for value in _iris(nodes):
        try:
            ox.NamedNode(value)
        except ValueError:
            yield f": no IRI is {short(value)}"


def _iris(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _iris(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            entry = vocab.context().get(key)
            if key == "@id" or (isinstance(entry, dict) and entry.get("@type") == "@id"):
                yield from (v for v in (one if isinstance(one, list) else [one]) if isinstance(v, str))
            if not key.startswith("@"):
                yield from _iris(one)


def _finding(where: str, message: str, rule: str) -> Finding:
    return Finding(Layer.RDF, Severity.VIOLATION, where, message, rule)
