"""Whether a document is a valid record: form, statements, shapes, references, digests, in this order → `Report`.

A layer runs where those before it leave it something to stand on: a document that is not of the right form
has no meaning to check. Nothing is fetched, and no input makes it raise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance import jsonld
from provenance.validation import digests, form, graph, references, shapes
from provenance.validation.report import Finding, Layer, Report, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from provenance.model.record import Record

__all__ = ["Document", "Finding", "Layer", "Report", "Severity", "validate_document", "validate_documents"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document to validate: its bytes, its name for messages, and the text and capture where they are held."""

    data: bytes
    name: str
    text: str | None = None
    capture: bytes | None = None


def validate_document(  # noqa: PLR0913  the keywords are what a caller may hold
    data: bytes,
    name: str,
    *,
    text: str | None = None,
    capture: bytes | None = None,
    shapes: bool = True,
    thorough: bool = False,
) -> Report:
    """One document. ``shapes=False`` leaves SHACL out; ``thorough`` asks further readers of JSON-LD and RDFC-1.0."""
    return validate_documents([Document(data, name, text, capture)], shapes=shapes, thorough=thorough)[0]


def validate_documents(documents: Iterable[Document], *, shapes: bool = True, thorough: bool = False) -> list[Report]:
    """Several documents, in their order; SHACL runs once over all of them, which takes half the time for each."""
    examined = [_Examined(document, thorough=thorough) for document in documents]
    if shapes:
        _run_shapes([one for one in examined if one.record is not None])
    return [one.report() for one in examined]


class _Examined:
    """One document on its way through the layers."""

    def __init__(self, document: Document, *, thorough: bool) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.shapes: list[Finding] = []
        self.quads: list[ox.Quad] = []
        self.record: Record | None = None
        try:
            self._examine(thorough=thorough)
        except RecursionError:
            self.findings.append(
                Finding(Layer.BYTES, Severity.VIOLATION, document.name, "nested too deeply", "nesting")
            )

    def _examine(self, *, thorough: bool) -> None:
        data = self.document.data
        found, self.findings = form.load(data, self.document.name)
        if found is None:
            return
        wrong = list(form.schema_findings(found))
        self.findings += wrong
        if wrong:
            return
        self.quads, unread = graph.read(data)
        self.findings += unread
        if unread:
            return
        self.findings += graph.graph_findings(found, self.quads)
        if thorough:
            self.findings += graph.second_opinions(data, found, self.quads)
        self.record = jsonld.parse(found)
        self.graph = found["@id"]

    def report(self) -> Report:
        if self.record is not None:
            self.findings += self.shapes
            self.findings += references.reference_findings(self.record, self.graph)
            self.findings += digests.digest_findings(self.record, self.document.text, self.document.capture)
        return Report(self.document.name, tuple(self.findings))


def _run_shapes(examined: list[_Examined]) -> None:
    for one, findings in zip(examined, shapes.shape_findings([one.quads for one in examined]), strict=True):
        one.shapes = findings
