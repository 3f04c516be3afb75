"""Answers written out and read back."""

from __future__ import annotations

import csv
import io
import json
import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import BUGLE

from provenance import querying, vocab
from provenance.errors import QueryError
from provenance.ids import Ids
from provenance.querying.results import FORMATS, Rows, result

XSD = vocab.prefixes()["xsd"]


def written(found, to, **more):
    out = io.BytesIO()
    querying.write(found, to, out, **more)
    return out.getvalue()


def rows(*table, names=("a", "b")):
    """A SELECT's answer with these terms in it."""
    data = ox.Store()
    blocks = " ".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in table)
    return Rows(data.query(f"SELECT * {{ VALUES ({' '.join('?' + n for n in names)}) {{ {blocks} }} }}"))


# XML 1.0 has no form for other control characters; a test of their own says what becomes of them
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
TERMS = st.one_of(
    st.none(),
    st.builds(ox.Literal, TEXT | st.sampled_from(['"', "\\", "a,b", "\t", "two\nlines", "'''", " x "])),
    st.builds(lambda text: ox.Literal(text, language="en-gb"), TEXT),
    st.builds(lambda number: ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer")), st.integers()),
    st.builds(lambda day: ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date")), st.dates()),
    st.sampled_from([ox.NamedNode("https://example.org/é?a=b#c"), ox.NamedNode("urn:x")]),
)
TABLES = st.lists(st.tuples(TERMS, TERMS), max_size=5)


READ = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}


@given(TABLES)
def test_json_xml_and_tsv_read_back_the_same(table):
    for to, form in READ.items():
        back = result(ox.parse_query_results(written(rows(*table), to), form))
        assert (back.columns, list(back)) == (("a", "b"), [tuple(row) for row in table]), to


@pytest.mark.parametrize(("character", "name"), [("\x01", "U+0001"), ("\ufffe", "U+FFFE")])
def test_xml_refuses_what_it_has_no_form_for(character, name):
    with pytest.raises(QueryError, match=rf"xml cannot hold the character {re.escape(name)} .*json can"):
        written(rows((ox.Literal(f"a{character}"), None)), "xml")
    (row,) = json.loads(written(rows((ox.Literal(character), None)), "json"))["results"]["bindings"]
    assert row["a"]["value"] == character


@given(TABLES)
def test_csv_reads_back_the_values(table):
    back = list(csv.reader(io.StringIO(written(rows(*table), "csv").decode(), newline="")))
    assert back[0] == ["a", "b"]
    assert back[1:] == [[term.value if term else "" for term in row] for row in table]


def test_a_graph_reads_back_from_each_format(index):
    text = f"CONSTRUCT {{ ?a ?b ?c }} WHERE {{ GRAPH <{BUGLE.id}> {{ ?a ?b ?c }} }}"
    sizes = {ox.RdfFormat.TURTLE: "turtle", ox.RdfFormat.N_QUADS: "nquads", ox.RdfFormat.JSON_LD: "jsonld"}
    digests = set()
    for form, to in sizes.items():
        found = ox.Dataset(ox.parse(written(querying.run(index, text), to), form))
        found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        digests.add("".join(sorted(map(str, found))))
    assert len(digests) == 1


def test_jsonld_is_compact_with_the_packaged_context(index):
    document = json.loads(written(querying.run(index, f"DESCRIBE <{BUGLE.article.id}>"), "jsonld"))
    assert document["@context"] == vocab.context()
    article = next(node for node in document["@graph"] if node["@id"] == BUGLE.article.id)
    assert (article["headline"], set(article["@type"])) == ("Harbour opens", {"Entity", "NewsArticle"})


def test_without_a_format_a_graph_is_turtle_and_anything_else_a_table(index):
    assert written(querying.run(index, f"DESCRIBE <{BUGLE.article.id}>"), None).startswith(b"@prefix ")
    assert written(querying.run(index, "ASK { ?a a pr:Record }"), None) == b"true\n"
    assert written(rows((ox.Literal("x"), None)), None).decode().split() == ["a", "b", "-", "-", "x"]


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_holds_what_it_says_and_refuses_the_rest(index, to):
    answers = ("SELECT * { ?a a pr:Record }", "ASK {}", f"DESCRIBE <{BUGLE.id}>")
    for text in answers:
        found = querying.run(index, text)
        if isinstance(found, FORMATS[to]):
            assert written(found, to)
        else:
            with pytest.raises(QueryError, match=f"{to} cannot hold .*formats that can: table, "):
                written(found, to)


def test_an_unknown_format_is_answered_with_the_known_ones():
    with pytest.raises(QueryError, match="no result format 'xls'; there are: table, csv"):
        written(rows(), "xls")


def test_a_table_keeps_every_cell_whole_and_every_column_straight():
    long = ox.Literal("word " * 60)
    article = ox.NamedNode(f"{Ids().base}article-1")
    table = rows((long, ox.Literal("東京")), (ox.Literal("x"), article), (None, ox.Literal("y", language="de")))
    head, rule, first, second, third = written(table, "table", base=Ids().base).decode().splitlines()
    assert first == f"{long.value}  東京"
    assert (head, rule) == ("a" + " " * 301 + "b", "-" * 300 + "  " + "-" * 9)
    assert second == "x" + " " * 301 + "article-1"
    assert third == " " * 302 + "y@de"


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (ox.NamedNode(vocab.iri("wasDerivedFrom")), "prov:wasDerivedFrom"),
        (ox.NamedNode("https://example.org/a"), "https://example.org/a"),
        (ox.NamedNode(Ids().base + "a/b"), Ids().base + "a/b"),
        (ox.NamedNode(Ids().base), Ids().base),
        (ox.Literal("a\x1b[31m\nb\u2028"), "a\\x1b[31m\\nb\\u2028"),
        (ox.Literal("1", datatype=ox.NamedNode(XSD + "integer")), "1"),
    ],
)
def test_a_cell(term, shown):
    assert written(rows((term,), names=("a",)), "table", base=Ids().base).decode().splitlines()[2] == shown


def test_a_terminal_gets_a_drawn_table_with_nothing_taken_for_markup():
    drawn = written(rows((ox.Literal("[bold]x[/bold]"), None)), "table", terminal=True).decode()
    assert "[bold]x[/bold]" in drawn
    assert "┃" in drawn
