"""Whether a record is whole in itself: each node once, each pointed at, each link at home, each IRI by its rule."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from provenance import jsonld
from provenance.ids import Ids, Iri, local
from provenance.model.activity import Extraction
from provenance.model.annotation import Annotation
from provenance.model.node import Embedded, Node
from provenance.model.record import Description, Record
from provenance.model.source import ArticleText, Capture
from provenance.validation.report import Finding, Layer, Severity, short

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTWARD = frozenset({
    "url", "same_as", "license", "publishing_principles", "corrections_policy", "ethics_policy",
    "conforms_to", "was_revision_of",
})  # fmt: skip
"""Fields whose IRIs lead out of the record; every other IRI in a field is a node of the same record."""

ROOTS = (Description, Annotation, Extraction)
"""What nothing needs to point at: the record's description, the claims, and an extraction that found none."""


def reference_findings(record: Record, graph: str) -> Iterator[Finding]:
    """For a record of the right form, whose graph is named ``graph``."""
    descriptions = record.all(Description)
    if len(descriptions) != 1:
        yield _finding(graph, f"a record describes itself once, and this one {len(descriptions)} times", "description")
        return
    if record.id != graph:
        yield _finding(graph, f"the graph is named otherwise than its record, {record.id}", "graph-name")
    nodes = [inner for node in record.nodes for inner in (node, *_within(node))]
    for iri, times in Counter(node.id for node in nodes).items():
        if times > 1:
            yield _finding(iri, f"{times} nodes have this one IRI", "unique")
    here = {node.id for node in nodes}
    pointed: set[str] = set()
    for node in record.nodes:
        for field, iri in _links(node):
            pointed.add(iri)
            if iri not in here:
                yield _finding(
                    node.id, f"{jsonld.term(field)} points at {short(iri, 120)}, which is not here", "resolves"
                )
    for node in record.nodes:
        if not isinstance(node, ROOTS) and node.id not in pointed:
            yield _finding(node.id, f"nothing in this record points at this {node.types[0]}", "referenced")
    yield from _identity(record)


def _identity(record: Record) -> Iterator[Finding]:
    """IRIs that the rules of `provenance.ids` let anyone work out from the record itself."""
    described = record.description
    name, about = local(record.id), described.about
    ids = Ids(record.id[: len(record.id) - len(name)])
    revision = re.search(r"-([1-9][0-9]*)\Z", name)
    if not revision or record.id != ids.record(about, int(revision.group(1))):
        expected = ids.record(about, 1)
        yield _finding(
            record.id, f"by what it is about and its revision this record is {expected} or a later number", "record-iri"
        )
    if described.was_revision_of == record.id:
        yield _finding(record.id, "a record is no revision of itself", "revision")
    for capture in record.all(Capture):
        if capture.id != ids.capture(capture.sha256):
            yield _finding(capture.id, f"by its sha256 this capture is {ids.capture(capture.sha256)}", "capture-iri")
    for text in record.all(ArticleText):
        expected = ids.within(text.encodes_creative_work, "text", text.sha256)
        if text.id != expected:
            yield _finding(text.id, f"by its article and sha256 this text is {expected}", "text-iri")


def _within(value: Node | Embedded) -> Iterator[Node]:
    """The nodes that are written inside another (the spans of an annotation)."""
    for _, inner in _values(value):
        if isinstance(inner, Node):
            yield inner
        if isinstance(inner, Node | Embedded):
            yield from _within(inner)


def _links(value: Node | Embedded) -> Iterator[tuple[str, Iri]]:
    """Every field that points at a node of the record, of a node and of what is embedded in it."""
    for field, inner in _values(value):
        if isinstance(inner, Node | Embedded):
            yield from _links(inner)
        elif field not in OUTWARD and field != "id" and _is_iri(type(value), field):
            yield field, Iri(str(inner))


def _values(value: Node | Embedded) -> Iterator[tuple[str, object]]:
    cls: type = type(value)
    for field in jsonld.hints(cls):
        held = getattr(value, field)
        if held is not None:
            yield from ((field, one) for one in (held if isinstance(held, tuple) else (held,)))


def _is_iri(cls: type, field: str) -> bool:
    hint = jsonld.hints(cls)[field]
    return hint is Iri or Iri in getattr(hint, "__args__", ())


def _finding(where: str, message: str, rule: str) -> Finding:
    return Finding(Layer.REFERENCES, Severity.VIOLATION, where, message, rule)
