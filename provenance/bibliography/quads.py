"""A holding as quads, the blank nodes named by what they say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox

from provenance import rdf
from provenance.bibliography.alone import alone

if TYPE_CHECKING:
    from provenance.model.holding import Holding


def quads(holding: Holding, prefix: str = "") -> list[ox.Quad]:
    """Sorted quads in the record's graph: all of them, or those of one quotation taken out alone.

    Blank nodes bear their canonical labels (RDFC-1.0) behind ``prefix``; a file of several records gives
    each its own. pyoxigraph keeps literals as they are written, where rdflib would turn ``Z`` into
    ``+00:00`` unless told not to.
    """
    graph = ox.NamedNode(holding.record.id)
    if holding.focus is None:
        found = rdf.quads(holding.record)
    else:
        alone_ = rdf.parse(json.dumps(alone(holding.record, holding.focus)).encode())
        found = [ox.Quad(q.subject, q.predicate, q.object, graph) for q in alone_]
    dataset = ox.Dataset(found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    ordered = sorted(dataset, key=str)
    return [_renamed(quad, prefix) for quad in ordered] if prefix else ordered


def _renamed(quad: ox.Quad, prefix: str) -> ox.Quad:
    subject, value = quad.subject, quad.object
    if isinstance(subject, ox.BlankNode):
        subject = ox.BlankNode(prefix + subject.value)
    if isinstance(value, ox.BlankNode):
        value = ox.BlankNode(prefix + value.value)
    return ox.Quad(subject, quad.predicate, value, quad.graph_name)
