"""The ontology is exactly our own terms of the context, each with what a reader needs to know of it."""

import shutil
import subprocess

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from provenance import vocab
from provenance.model.annotation import ReviewState
from provenance.model.record import NODE_TYPES

PR = vocab.prefixes()["pr"]
ONTOLOGY = rdflib.URIRef(PR.removesuffix("#"))


@pytest.fixture(scope="module")
def ontology():
    return rdflib.Graph().parse(data=vocab.text("ontology.ttl"), format="turtle")


def ours():
    return {rdflib.URIRef(vocab.iri(term)) for term in vocab.context() if not term.startswith("@") and own(term)}


def own(term):
    entry = vocab.context()[term]
    return (entry["@id"] if isinstance(entry, dict) else entry).startswith("pr:")


def test_the_ontology_has_exactly_the_terms_of_the_context(ontology):
    assert {s for s in ontology.subjects() if str(s).startswith(PR)} == ours()
    assert {s for s in ontology.subjects() if not str(s).startswith(PR)} == {ONTOLOGY}


def test_each_term_says_what_it_is(ontology):
    for term in ours():
        assert ontology.value(term, RDFS.isDefinedBy) == ONTOLOGY, term
        for said in (RDFS.label, RDFS.comment):
            (literal,) = ontology.objects(term, said)
            assert literal.language == "en", term
        types = set(ontology.objects(term, RDF.type))
        assert types in (
            {RDFS.Class, OWL.Class},
            {RDF.Property, OWL.DatatypeProperty},
            {RDF.Property, OWL.ObjectProperty},
            {OWL.NamedIndividual},
        ), term


def test_each_class_is_a_kind_of_something_that_a_standard_has(ontology):
    for cls in ontology.subjects(RDF.type, OWL.Class):
        above = set(ontology.transitive_objects(cls, RDFS.subClassOf))
        assert any(str(one).startswith(vocab.prefixes()["prov"]) for one in above), cls


def test_what_the_model_types_beside_our_class_is_what_the_ontology_derives(ontology):
    """A reader without our ontology still knows each node by the standards' classes."""
    for node in NODE_TYPES:
        types = {rdflib.URIRef(vocab.iri(term)) for term in node.types}
        for cls in types:
            above = set(ontology.objects(cls, RDFS.subClassOf))
            written = {a for a in above if a in types or str(a).startswith(PR)}
            assert above - written <= {rdflib.URIRef(vocab.iri("Bundle"))}, (node, cls)


def test_datatypes_of_context_and_ontology_agree(ontology):
    for term in (t for t in vocab.context() if not t.startswith("@") and own(t)):
        entry = vocab.context()[term]
        stated = ontology.value(rdflib.URIRef(vocab.iri(term)), RDFS.range)
        if isinstance(entry, dict) and entry["@type"].startswith("xsd:"):
            assert stated == rdflib.XSD[entry["@type"].removeprefix("xsd:")], term
        elif stated is not None:
            assert stated == rdflib.XSD.string, term


def test_the_states_of_review_are_those_of_the_model(ontology):
    found = {str(s).removeprefix(PR) for s in ontology.subjects(RDF.type, OWL.NamedIndividual)}
    assert found == set(ReviewState)


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_rapper_reads_it(name):
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("rapper (raptor2-utils) is not installed")
    command = [rapper, "-q", "-c", "-i", "turtle", str(vocab.path(name))]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")
