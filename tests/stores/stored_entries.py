"""Small records of hand-written quads; the named queries' tests compose whole ones."""

from __future__ import annotations

import pyoxigraph as ox

from provenance import vocab
from provenance.stores import Entry

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"https://example.org/id/{name}")


def term(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.iri(name))


def entry(name: str, article: str, *, current: bool = True, says: tuple[str, ...] = ()) -> Entry:
    """A record about an article whose publisher is the same everywhere, with one node of no name."""
    graph, about, blank = node(name), node(article), ox.BlankNode()
    triples = [
        (graph, TYPE, term("Record")),
        (graph, term("about"), about),
        (about, TYPE, term("NewsArticle")),
        (about, term("publisher"), node("outlet")),
        (node("outlet"), term("name"), ox.Literal("The Lantern")),
        (node(f"capture-{article}"), TYPE, term("Capture")),
        (node(f"capture-{article}"), term("encodesCreativeWork"), about),
        (about, term("qualifiedDerivation"), blank),
        (blank, term("relation"), ox.Literal("reported")),
        *((about, term("headline"), ox.Literal(word)) for word in says),
    ]
    return Entry(graph.value, [ox.Quad(*triple, graph) for triple in triples], current)
