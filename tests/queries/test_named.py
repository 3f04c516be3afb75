"""Every named query: its description, its answer to the invented archive, and a second engine's answer."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from contextlib import contextmanager

import pyoxigraph as ox
import pytest
from invented import BUGLE, FIRST, LANTERN, quotation

from provenance import queries, querying
from provenance.errors import QueryError
from provenance.ids import Ids
from provenance.querying.table import cell

AT = "2024-04-01T00:00:00Z"
OPENS, PAID, BEGIN = "Harbour opens", "Nets to be paid for", "Port works begin"
MONDAY, FUTURE, BEHIND = "The port will open on Monday", "The port is our future", "Nobody will be left behind"
STORM, ASKED = "the nets were lost in the storm", "We were never asked about it"
ANN, BO, UNNAMED = "Ann Oyelaran", "Bo Castell", "a senior official"

# (query, values, rows); IRIs of the archive are cut to their kind, an empty cell is unbound
CASES = [
    ("said", {"speaker": "ann oyelaran"}, [
        ("2023-12-31", "Reuters", BEGIN, "direct", FUTURE, "", "quotation"),
        ("2024-02-28", "Town Hall", "Statement", "direct", MONDAY, "", "quotation"),
        ("2024-03-01", "The Bugle", OPENS, "direct", MONDAY, "2024-02-28", "quotation"),
        ("2024-03-02", "The Lantern", PAID, "direct", BEHIND, "2024-03-02", "quotation"),
        ("2024-03-02", "The Lantern", PAID, "mixed", "all of the nets", "", "quotation"),
    ]),
    ("said", {"speaker": ANN, "outlet": "REUTERS"}, [
        ("2023-12-31", "Reuters", BEGIN, "direct", FUTURE, "", "quotation"),
    ]),
    ("said", {"speaker": "Ann"}, []),
    ("said-between", {"speaker": ANN, "first": "2024-02-28", "last": "2024-03-02"}, [
        ("2024-02-28", "direct", MONDAY, "The Bugle", OPENS, "quotation"),
        ("2024-03-02", "direct", BEHIND, "The Lantern", PAID, "quotation"),
    ]),
    ("said-between", {"speaker": ANN, "first": "2024-02-29", "last": "2024-03-01"}, []),
    ("chain", {"quotation": quotation(BUGLE, ASKED)}, [
        ("1", "Reuters", "", "reported", "quoted", "", "", "false", "hop"),
        ("2", "Harbour Radio", "", "interview", "quoted", "interview", "", "false", "hop"),
    ]),
    ("chain", {"quotation": quotation(BUGLE, MONDAY)}, [
        ("1", "Reuters", "", "quoted", "quoted", "", "", "false", "hop"),
        ("2", "", ANN, "statement", "quoted", "statement", "2024-02-28", "true", "hop"),
    ]),
    ("chain", {"quotation": quotation(LANTERN, BEHIND)}, []),
    ("relayed-by", {"outlet": "reuters"}, [("The Bugle", "2024-03-01", OPENS, "2", "article")]),
    ("relayed-by", {"outlet": "The Bugle"}, [("The Lantern", "2024-03-02", PAID, "1", "article")]),
    ("outlets-relied-on", {}, [
        ("Harbour Radio", "1", "1", "1"), ("Reuters", "1", "1", "2"), ("The Bugle", "1", "1", "1"),
    ]),
    ("second-hand", {}, [("The Bugle", "3", "2"), ("The Lantern", "2", "1")]),
    ("unnamed-sources", {"outlet": "the bugle"}, [
        ("2024-03-01", OPENS, UNNAMED, "indirect", STORM, "quotation"),
    ]),
    ("unnamed-sources", {"outlet": "The Lantern"}, []),
    ("primary-not-held", {}, [
        ("Reuters", BEGIN, ANN, FUTURE, "", "", "quotation"),
        ("The Bugle", OPENS, BO, ASKED, "Harbour Radio", "interview", "quotation"),
        ("The Lantern", PAID, ANN, BEHIND, "", "", "quotation"),
    ]),
    ("most-quoted", {}, [
        ("Reuters", "2023", ANN, "1"), ("The Bugle", "2024", ANN, "1"), ("The Bugle", "2024", BO, "1"),
        ("The Lantern", "2024", ANN, "2"), ("Town Hall", "2024", ANN, "1"),
    ]),
    ("most-quoted", {"year": "2023"}, [("Reuters", "2023", ANN, "1")]),
    ("most-quoted", {"outlet": "the bugle"}, [("The Bugle", "2024", ANN, "1"), ("The Bugle", "2024", BO, "1")]),
    ("most-quoted", {"least": "2"}, [("The Lantern", "2024", ANN, "2")]),
    ("how-made", {"record": BUGLE.id}, [
        ("1", "capturing", AT, AT, "provenance", "0.1.0", ""),
        ("2", "reading", AT, AT, "provenance reader text", "1", "capture"),
        ("3", "extraction", AT, AT, "provenance extractor rules", "2", "text"),
    ]),
    ("how-made", {"record": FIRST.id}, [
        ("1", "capturing", AT, AT, "provenance", "0.1.0", ""),
        ("2", "reading", AT, AT, "provenance reader text", "1", "capture"),
        ("3", "extraction", AT, AT, "provenance extractor rules", "1", "text"),
    ]),
    ("records-by-software", {"software": "provenance extractor rules"}, [
        ("provenance extractor rules", "2", AT, title, "record") for title in (OPENS, BEGIN, "Statement", PAID)
    ]),
    ("records-by-software", {"software": "provenance extractor rules", "version": "1"}, []),
    ("quotations", {"article": BUGLE.article.id}, [
        ("16", "direct", ANN, MONDAY, "Reuters", "quotation"),
        ("67", "direct", BO, ASKED, "Reuters", "quotation"),
        ("116", "indirect", UNNAMED, STORM, "", "quotation"),
    ]),
    ("doubtful", {}, [
        ("0.4", "The Bugle", OPENS, UNNAMED, "indirect", STORM, "quotation"),
        ("0.5", "The Bugle", OPENS, BO, "direct", ASKED, "quotation"),
    ]),
    ("doubtful", {"percent": "50"}, [("0.4", "The Bugle", OPENS, UNNAMED, "indirect", STORM, "quotation")]),
    ("captures", {"article": LANTERN.article.id}, [
        (AT, "a.txt", "text/plain", "SIZE", "SHA256", "capture"),
    ]),
    ("find-words", {"words": "the port"}, [
        ("quotation", ANN, "The Bugle", "2024-03-01", MONDAY),
        ("quotation", ANN, "Town Hall", "2024-02-28", MONDAY),
        ("quotation", ANN, "Reuters", "2023-12-31", FUTURE),
    ]),
]  # fmt: skip
TABLES = [case for case in CASES if case[0] in queries.names()]
UNORDERED = {"records-by-software"}  # of one time: by IRI, which says nothing to a person


def shown(term):
    return re.sub(r"-[0-9a-f]{32,64}(-\d+)?$", "", cell(term, Ids().base))


def answer(index, name, values):
    return [tuple(map(shown, row)) for row in querying.run(index, queries.named(name).bound(values))]


@pytest.mark.parametrize(("name", "values", "rows"), TABLES)
def test_the_answer_is_the_one_worked_out_by_hand(index, name, values, rows):
    if name == "captures":
        (capture,) = (node for node in LANTERN.nodes if "Capture" in node.types)
        rows = [tuple({"SIZE": capture.content_size, "SHA256": capture.sha256}.get(c, c) for c in rows[0])]
    found = answer(index, name, values)
    if name in UNORDERED:
        found, rows = sorted(found), sorted(rows)
    assert found == rows


@pytest.mark.parametrize("text", ["We won’t  go, he said: “no”", 'we won\'t go, he\u00a0said: "no"'])
@pytest.mark.parametrize("words", ["WON'T go", "won’t   go", 'said: "No"', "said: “no”"])
def test_words_are_found_whatever_their_marks_and_spaces(text, words):
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("http://schema.org/headline"), ox.Literal(text)))
    answer = store.query(queries.named("find-words").bound({"words": words}))
    assert [row["text"].value for row in answer] == [text]


def test_every_query_is_answered_in_these_tests():
    assert set(queries.names()) <= {case[0] for case in CASES} | {"record"}


@pytest.mark.parametrize("name", queries.names())
def test_every_query_runs_as_it_is_in_any_engine(index, name):
    text = queries.named(name).text
    assert index.dataset.query(text) is not None, "without prefixes lent to it"
    assert len(queries.named(name).title) <= 90
    assert all(parameter.about[-1] != "." for parameter in queries.named(name).parameters)


def test_the_whole_record_of_an_article_is_its_graph(index):
    found = set(querying.run(index, queries.named("record").bound({"article": BUGLE.article.id})))
    graph = ox.NamedNode(BUGLE.id)
    assert found == {quad.triple for quad in index.dataset.quads_for_pattern(None, None, None, graph)}


def test_two_chains_through_one_outlet_and_one_article_do_not_mix(index):
    ann = answer(index, "chain", {"quotation": quotation(BUGLE, MONDAY)})
    bo = answer(index, "chain", {"quotation": quotation(BUGLE, ASKED)})
    assert [row[1] or row[2] for row in ann] == ["Reuters", ANN]
    assert [row[1] or row[2] for row in bo] == ["Reuters", "Harbour Radio"]


@contextmanager
def its_own_warnings():
    """rdflib's parser and engine call their own deprecated names."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


@pytest.fixture(scope="module")
def judge(index):
    """rdflib's dataset of the same quads; its literals stay as they are written."""
    rdflib = pytest.importorskip("rdflib")
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    dataset = rdflib.Dataset(default_union=False)
    with its_own_warnings():
        dataset.parse(data=index.dataset.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    yield dataset
    rdflib.NORMALIZE_LITERALS = before


@pytest.mark.parametrize(("name", "values"), [case[:2] for case in TABLES])
def test_rdflib_answers_the_same(index, judge, name, values):
    text = queries.named(name).bound(values)
    with its_own_warnings():
        theirs = Counter(tuple(map(_theirs, row)) for row in judge.query(text))
    ours = Counter(tuple(map(_ours, row)) for row in querying.run(index, text))
    assert ours == theirs


def _theirs(term):
    return None if term is None else (str(term), str(getattr(term, "datatype", None) or ""))


def _ours(term):
    if term is None or isinstance(term, ox.NamedNode):
        return term and (term.value, "")
    datatype = term.datatype.value
    return term.value, "" if datatype.endswith("#string") else datatype


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("chain", {}, "needs quotation (iri)"),
        ("chain", {"quotation": "no iri"}, "parameter quotation: 'no iri' is not an IRI"),
        ("said-between", {"speaker": "A", "first": "1.2.2024", "last": "2024-01-01"}, "not a date, YYYY-MM-DD"),
        ("most-quoted", {"year": "MMXX"}, "not a whole number"),
        ("chain", {"quote": "x"}, "no parameter 'quote'; it takes quotation"),
        ("second-hand", {"x": "y"}, "it takes none"),
    ],
)
def test_values_that_do_not_fit(name, values, words):
    with pytest.raises(QueryError, match=re.escape(words)):
        queries.named(name).bound(values)


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(QueryError, match=r"no query named 'x'; there are: captures, chain, "):
        queries.named("x")


def test_a_value_is_never_syntax(index):
    for words in ('") } #', "\\", '"""', "'", "\n", "?speaker", "\u2028}", "☃"):
        text = queries.named("said").bound({"speaker": words})
        assert list(querying.run(index, text)) == []


def test_an_identifier_is_resolved():
    text = queries.named("chain").bound({"quotation": "q"}, lambda name: f"https://example.org/{name}")
    assert "(<https://example.org/q>)" in text


HEAD = "# What?\n#\n# Words.\n"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {}",
        "# No question\n# Words.\nSELECT * {}",
        "# What?\nSELECT * {}",
        HEAD + "# param a iri\nSELECT * { VALUES (?a) { (UNDEF) } }",
        HEAD + "# param a float x\nSELECT * { VALUES (?a) { (UNDEF) } }",
        HEAD + "# param a iri the a\nSELECT * { }",
        HEAD + "# param a iri the a\nSELECT * { VALUES (?b) { (UNDEF) } }",
        HEAD + "SELECT * { VALUES (?b) { (UNDEF) } }",
    ],
)
def test_a_description_that_is_not_whole(text):
    with pytest.raises(ValueError, match=r"x\.rq"):
        queries.parse("x", text)
