"""One quotation taken out of its record: a document of its own, with its article, its speaker and its chain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pyld import jsonld as processor

from provenance import jsonld, vocab
from provenance.errors import WriteError
from provenance.model.annotation import Annotation
from provenance.model.quotation import AttributedSpeech, Quotation, ReportedSpeech
from provenance.model.record import Record

if TYPE_CHECKING:
    from provenance.ids import Iri

_NEVER: dict[str, Any] = {"@embed": "@never"}


def alone(record: Record, focus: Iri) -> dict[str, Any]:
    """The quotation as a framed JSON-LD document (JSON-LD 1.1 Framing), whose context is inlined.

    The chain is nested, hop in hop; every other mention of a hop is its IRI. What was read and by whom comes
    with it: the annotation with its confidence and review state stands under ``@reverse``, and so do the
    article's capture and text, and the record they were taken from. Every triple is one of the record's.
    Nothing is fetched. `WriteError` where the record does not hold the quotation.
    """
    walk = _walk(record, focus)
    flat = jsonld.document(_without_others(record, walk))
    # One graph is framed; whoever writes quads knows the graph's name.
    flat.pop("@id")
    own = {"encodesCreativeWork": _NEVER}
    frame: dict[str, Any] = {
        "@context": vocab.context(),
        **_speech(walk[1:]),
        "@id": focus,
        "isPartOf": {
            "citation": _NEVER,
            "@reverse": {
                "about": {"about": _NEVER},
                "encodesCreativeWork": {
                    **own,
                    "wasDerivedFrom": _NEVER,
                    "wasGeneratedBy": {"used": _NEVER, "wasAssociatedWith": {}},
                },
            },
        },
        "@reverse": {
            "hasBody": {
                "hasBody": _NEVER,
                "hasTarget": {"items": {"hasSource": _NEVER}},
                "wasGeneratedBy": {"used": _NEVER, "wasAssociatedWith": {}},
            }
        },
    }
    options = {"documentLoader": _refuse, "embed": "@once", "omitGraph": True, "omitDefault": True}
    framed: dict[str, Any] = processor.frame(flat, frame, options)
    return {"@context": vocab.context(), **{key: value for key, value in framed.items() if key != "@context"}}


def _walk(record: Record, focus: Iri) -> list[AttributedSpeech]:
    """The quotation and its hops in their order. A circle ends where it closes."""
    first = record.get(focus, Quotation) or record.get(focus, ReportedSpeech)
    if first is None:
        raise WriteError(f"{focus}: no quotation of that name in record {record.id}")
    walk: list[AttributedSpeech] = [first]
    while onward := walk[-1].was_derived_from:
        hop = record.get(onward, AttributedSpeech)
        if hop is None or hop in walk:
            break
        walk.append(hop)
    return walk


def _without_others(record: Record, walk: list[AttributedSpeech]) -> Record:
    """The record without the other quotations, their hops, annotations and works."""
    works = {node.is_part_of for node in walk}
    article = record.article
    article = replace(article, citation=tuple(iri for iri in article.citation if iri in works))
    kept = [article if node.id == article.id else node for node in record.nodes]
    kept = [node for node in kept if not isinstance(node, AttributedSpeech) or node in walk]
    return Record(tuple(n for n in kept if not isinstance(n, Annotation) or n.has_body == walk[0].id))


def _speech(hops: list[AttributedSpeech]) -> dict[str, Any]:
    """The frame of one node of the walk.

    The last hop is taken as it is: a frame none of whose properties a node has does not match it.
    """
    if not hops:
        return {}
    return {
        "hadPrimarySource": _NEVER,
        "wasQuotedFrom": _NEVER,
        "qualifiedQuotation": {"entity": _NEVER},
        "qualifiedDerivation": {"entity": _NEVER},
        "wasDerivedFrom": _speech(hops[1:]),
    }


def _refuse(url: str, options: Any = None) -> Any:  # noqa: ARG001
    raise WriteError(f"{url}: not fetched; a record carries its whole context")
