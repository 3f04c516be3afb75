"""The graph against ``vocab/shapes.ttl``: several records in one pass, each kept to itself.

pyshacl takes half a second to load and asks each SPARQL constraint anew for each record; so it is loaded late,
the shapes once, and a query is parsed once. In a batch each record's own nodes get IRIs of their own: two
records that speak of one outlet, or two revisions of one article, must not complete each other.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from provenance import vocab
from provenance.ids import local
from provenance.validation.report import Finding, Layer, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    import rdflib

_APART = re.compile(r"\Aurn:in:(\d+):")
_SEVERITIES = {"Violation": Severity.VIOLATION, "Warning": Severity.WARNING, "Info": Severity.WARNING}


def shape_findings(records: Sequence[Sequence[ox.Quad]]) -> list[list[Finding]]:
    """What the shapes find in each of several records, in the order of where it is."""
    found: list[list[Finding]] = [[] for _ in records]
    if not records:
        return found
    import pyshacl  # noqa: PLC0415  half a second, and not every command validates

    data = _graph(records)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's and pyshacl's own affairs
        _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True, inference="none")
        for result in report.subjects(_sh("focusNode")):
            index, finding = _finding(data, report, result)
            found[index].append(finding)
    return [sorted(one, key=str) for one in found]


def _finding(data: rdflib.Graph, report: rdflib.Graph, result: Any) -> tuple[int, Finding]:
    def one(term: str) -> Any:
        return report.value(result, _sh(term))

    focus, value = one("focusNode"), one("value")
    node = _nearest(data, focus)
    index = int(match.group(1)) if (match := _APART.match(str(node))) else 0
    given = {str(focus), str(node)}
    shown = f" Found: {_APART.sub('', str(value))}" if value is not None and str(value) not in given else ""
    severity = _SEVERITIES[local(str(one("resultSeverity")))]
    rule = local(str(one("sourceShape")))
    return index, Finding(
        Layer.SHAPES, severity, _APART.sub("", str(node)), f"{one('resultMessage')}{shown[:300]}", rule
    )


def _nearest(data: rdflib.Graph, node: Any) -> Any:
    """The node with an IRI that an embedded one belongs to."""
    import rdflib  # noqa: PLC0415

    while isinstance(node, rdflib.BNode):
        owner = next(data.subjects(None, node), None)
        if owner is None:
            break
        node = owner
    return node


def _graph(records: Sequence[Sequence[ox.Quad]]) -> rdflib.Graph:
    import rdflib  # noqa: PLC0415

    class Data(rdflib.Graph):
        """A graph that parses each query once: pyshacl asks the same one of every focus node."""

        def query(self, query_object: Any, *args: Any, **options: Any) -> Any:
            return super().query(_prepare(query_object), *args, **options)

    graph = Data()
    for index, quads in enumerate(records):
        own = {quad.subject for quad in quads}

        def term(found: Any, index: int = index, own: set[Any] = own) -> Any:
            if isinstance(found, ox.NamedNode):
                return rdflib.URIRef(f"urn:in:{index}:{found.value}" if found in own else found.value)
            if isinstance(found, ox.BlankNode):
                return rdflib.BNode(f"r{index}b{found.value}")
            if found.language:
                return rdflib.Literal(found.value, lang=found.language)
            kind = rdflib.URIRef(found.datatype.value)
            return rdflib.Literal(found.value, datatype=None if kind == rdflib.XSD.string else kind, normalize=False)

        for quad in quads:
            graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


@cache
def _prepare(query: str) -> Any:
    from rdflib.plugins.sparql import prepareQuery  # noqa: PLC0415

    return prepareQuery(query)


@cache
def _shapes() -> rdflib.Graph:
    import rdflib  # noqa: PLC0415

    return rdflib.Graph().parse(data=vocab.text("shapes.ttl"), format="turtle")


def _sh(term: str) -> Any:
    import rdflib  # noqa: PLC0415

    return rdflib.URIRef(f"http://www.w3.org/ns/shacl#{term}")
