import io
import json

import harbour
import pyoxigraph as ox
import pytest
from pyld import jsonld as pyld
from rdflib import Graph

from provenance import jsonld, rdf
from provenance.bibliography.alone import alone
from provenance.bibliography.quads import quads
from provenance.errors import WriteError
from provenance.ids import Iri, sha256
from provenance.notices import NoticeKind
from provenance.writers import WRITERS


def written(name, *holdings):
    out = io.BytesIO()
    notices = WRITERS.load(name)(iter(holdings), out)
    return out.getvalue(), notices


def named(found):
    """The triples without blank nodes, which have other names in every document."""
    return {
        q.triple for q in found if not isinstance(q.subject, ox.BlankNode) and not isinstance(q.object, ox.BlankNode)
    }


def test_a_whole_record_is_its_own_bytes():
    found, notices = written("jsonld", harbour.whole())
    assert found == jsonld.dumps(harbour.record())
    assert notices == []


def test_several_records_are_one_json_ld_document():
    one, other = harbour.whole(), harbour.whole(harbour.ANON)
    found, _ = written("jsonld", one, other)
    assert len(json.loads(found)) == 2
    assert rdf.digest(rdf.parse(found)) == rdf.digest([*rdf.quads(one.record), *rdf.quads(other.record)])


def test_a_record_as_n_quads_has_the_graphs_digest():
    found, _ = written("nquads", harbour.whole())
    assert sha256(found) == rdf.digest(rdf.quads(harbour.record()))


def test_several_records_keep_their_graphs_and_their_blank_nodes_apart():
    one, other = harbour.whole(), harbour.whole(harbour.ANON)
    found, _ = written("nquads", one, other)
    parsed = list(ox.parse(found, ox.RdfFormat.N_QUADS))
    assert rdf.digest(parsed) == rdf.digest([*rdf.quads(one.record), *rdf.quads(other.record)])


def test_turtle_keeps_every_triple_and_literal():
    found, notices = written("turtle", harbour.whole())
    assert notices == []
    assert b'"2024-03-02T09:30:00Z"^^xsd:dateTime' in found
    assert len(list(ox.parse(found, ox.RdfFormat.TURTLE))) == len(rdf.quads(harbour.record()))


def test_turtle_of_several_records_says_what_is_lost():
    _, notices = written("turtle", harbour.whole(), harbour.whole(harbour.ANON))
    assert [notice.kind for notice in notices] == [NoticeKind.LOST_FIELD] * 2


@pytest.mark.parametrize("name", list(harbour.WORDS))
def test_a_quotation_alone_says_nothing_that_its_record_does_not(name):
    holding = harbour.quotation(name)
    found = rdf.parse(json.dumps(alone(holding.record, holding.focus)).encode())
    assert named(found) <= named(rdf.quads(holding.record))
    assert all(isinstance(quad.graph_name, ox.DefaultGraph) for quad in found)


@pytest.mark.parametrize("name", list(harbour.WORDS))
def test_a_quotation_alone_points_at_nothing_that_is_not_there(name):
    holding = harbour.quotation(name)
    found = rdf.parse(json.dumps(alone(holding.record, holding.focus)).encode())
    subjects = {quad.subject for quad in found}
    ours = {quad.object for quad in found if isinstance(quad.object, ox.NamedNode) and "/id/" in quad.object.value}
    assert ours <= subjects


def test_a_quotation_alone_has_its_article_speaker_and_chain_in_place():
    holding = harbour.quotation("interview")
    found = alone(holding.record, holding.focus)
    assert found["isPartOf"]["headline"] == harbour.FULL.headline
    assert [author["name"] for author in found["isPartOf"]["author"]] == ["Ilse de Vrijn", "Tomás Ó Faoláin"]
    assert found["spokenByCharacter"]["name"] == "Ann Oyelaran"
    nearest = found["wasDerivedFrom"]
    assert nearest["isPartOf"]["publisher"]["name"] == "AP"
    assert nearest["wasDerivedFrom"]["isPartOf"]["publisher"]["name"] == "The Courier"
    assert found["@reverse"]["hasBody"]["reviewState"] == "Unreviewed"


def test_other_peoples_quotations_stay_behind():
    found, _ = written("jsonld", harbour.quotation("interview"))
    assert harbour.WORDS["own"] not in found.decode().split('"@id"', 1)[1].replace("“I sle", "")
    assert b"Jan Brandt" not in found


def test_pyld_and_pyoxigraph_read_the_same_out_of_it():
    holding = harbour.quotation("statement")
    found = alone(holding.record, holding.focus)
    options = {"format": "application/n-quads", "algorithm": "URDNA2015"}
    theirs = pyld.normalize(found, options)
    assert theirs == rdf.canonical(rdf.parse(json.dumps(found).encode()))


def test_rdflib_reads_what_is_written():
    found, _ = written("turtle", harbour.quotation("statement"))
    graph = Graph()
    graph.parse(data=found.decode(), format="turtle")
    holding = harbour.quotation("statement")
    assert len(graph) == len(quads(holding))


def test_a_focus_that_is_not_there():
    with pytest.raises(WriteError, match="no quotation of that name"):
        alone(harbour.record(), Iri("https://elsewhere.example/q"))
