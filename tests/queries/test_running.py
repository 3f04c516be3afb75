"""Running queries: graphs, refusals, time, and a remote endpoint."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from invented import BUGLE, FIRST, LANTERN, REUTERS

from provenance import querying
from provenance.errors import QueryError
from provenance.querying.outline import outline
from provenance.querying.tokens import tokens

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SOFTWARE = "?agent a prov:SoftwareAgent ; schema:name 'provenance'"
COUNT = f"SELECT (COUNT(*) AS ?n) %s WHERE {{ {SOFTWARE} }}"


def values(index, text, **more):
    return [tuple(term and term.value for term in row) for row in querying.run(index, text, **more)]


def graph(record):
    return f"<{record.id}>"


def test_a_triple_stated_in_many_records_counts_once(index):
    assert values(index, COUNT % "") == [("1",)]


def test_from_two_records_is_a_merge(index):
    assert values(index, COUNT % f"FROM {graph(BUGLE)} FROM {graph(LANTERN)}") == [("1",)]
    both = f"SELECT (COUNT(DISTINCT ?a) AS ?n) FROM {graph(BUGLE)} FROM {graph(LANTERN)} {{ ?a a schema:NewsArticle }}"
    assert values(index, both) == [("2",)]


def test_from_one_record_sees_it_alone_and_no_named_graph(index):
    assert values(index, f"SELECT ?a FROM {graph(REUTERS)} {{ ?a a schema:NewsArticle }}") == [(REUTERS.article.id,)]
    assert values(index, f"SELECT ?g FROM {graph(REUTERS)} {{ GRAPH ?g {{ ?a ?b ?c }} }}") == []


def test_from_named_has_an_empty_default_graph(index):
    text = f"SELECT DISTINCT ?g FROM NAMED {graph(REUTERS)} {{ GRAPH ?g {{ ?a ?b ?c }} }}"
    assert values(index, text) == [(REUTERS.id,)]
    assert values(index, f"SELECT * FROM NAMED {graph(REUTERS)} {{ ?a ?b ?c }}") == []


def test_from_and_from_named_together(index):
    text = (
        f"SELECT DISTINCT ?a ?g FROM {graph(BUGLE)} FROM {graph(LANTERN)} FROM NAMED {graph(REUTERS)} "
        "{ ?a a schema:NewsArticle . GRAPH ?g { ?b a schema:NewsArticle } }"
    )
    assert sorted(values(index, text)) == sorted((r.article.id, REUTERS.id) for r in (BUGLE, LANTERN))


def test_a_superseded_record_is_a_graph_and_not_in_the_default_one(index):
    assert not querying.run(index, f"ASK {{ {graph(FIRST)} a pr:Record }}")
    assert querying.run(index, f"ASK {{ GRAPH {graph(FIRST)} {{ {graph(FIRST)} a pr:Record }} }}")
    assert querying.run(index, f"ASK FROM {graph(FIRST)} {{ {graph(FIRST)} a pr:Record }}")


def test_prefixes_and_base_are_read_in_the_dataset(index):
    space, name = REUTERS.id.rsplit("/", 1)
    for text in (
        f"PREFIX FROM: <{space}/> SELECT ?a # FROM <urn:no>\nFROM FROM:{name}\nWHERE {{ ?a a schema:NewsArticle }}",
        f"BASE <{space}/> SELECT ?a FROM <{name}> {{ ?a a schema:NewsArticle }}",
    ):
        assert values(index, text) == [(REUTERS.article.id,)]


@pytest.mark.parametrize("clause", ["FROM <urn:x>", "from named <urn:x>", f"FROM {graph(BUGLE)} FROM NAMED <urn:x>"])
def test_a_graph_that_is_not_held_is_an_error(index, clause):
    with pytest.raises(QueryError, match="the archive holds no record urn:x"):
        querying.run(index, f"SELECT * {clause} {{ ?a ?b ?c }}")


def test_a_request_names_its_dataset_in_place_of_the_query(index):
    text = "SELECT ?a FROM <urn:x> { ?a a schema:NewsArticle }"
    assert values(index, text, default_graphs=[REUTERS.id]) == [(REUTERS.article.id,)]
    with pytest.raises(QueryError, match="holds no record urn:y"):
        querying.run(index, text, default_graphs=[REUTERS.id], named_graphs=["urn:y"])


def test_words_in_strings_names_and_comments_are_no_keywords(index):
    text = (
        'SELECT ?from (\'FROM <urn:a> SERVICE\' AS ?b) ("""" FROM <urn:b>""" AS ?c) '
        "# SERVICE <urn:c> { }\n WHERE { BIND(<http://x/#SERVICE> AS ?from) }"
    )
    assert values(index, text) == [("http://x/#SERVICE", "FROM <urn:a> SERVICE", '" FROM <urn:b>')]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SERVICE is refused"),
        ("ASK { OPTIONAL { service silent ?x { ?a ?b ?c } } }", "SERVICE is refused"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT is an update"),
        ("PREFIX a: <urn:a>\n# why\nDROP ALL", "DROP is an update"),
        ("", "the query is empty"),
        ("# only a remark", "the query is empty"),
        ("SELECT * FROM <rel> { ?a ?b ?c }", "the graph <rel> is a relative IRI"),
        ("SELECT * { ?a ?b ?c FILTER(" + "||".join(["?a"] * 10_000) + ") }", "more than 500 operators"),
        ("SELECT * {" + "UNION".join(["{}"] * 10_000) + "}", "more than 500 operators"),
        ("SELECT * { ?a " + "/".join(["a"] * 50_000) + " ?b }", "more than 500 operators"),
        ("SELECT * { ?a ?b ?c" + ", ?c" * 10_000 + " }", "more than 500 operators"),
        ("SELECT * { ?a ?b (" + "1 " * 10_000 + ") }", "more than 2500 words"),
        ("What did she say?", "no SPARQL query"),
        ("SELECT * {\n ?a ?b }", "line 2, column 9, near '}'"),
        ("SELECT * { ?a no:b ?c }", "the prefix no: is not declared"),
        ("SELECT * { ?a ?b ?c } }", "near '}'"),
        ("SELECT * { ?a ?b", "near '?b'"),
        (f"SELECT * {{ {{ SELECT * FROM {graph(BUGLE)} {{ ?a ?b ?c }} }} }}", "cannot be parsed"),
        ("SELECT * " + "{" * 5000 + "}" * 5000, "nested more than 100"),
    ],
)
@pytest.mark.parametrize("timeout", [None, 5])
def test_what_is_refused_is_refused_in_one_line(index, text, words, timeout):
    with pytest.raises(QueryError) as caught:
        querying.run(index, text, timeout=timeout)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("where", ["index", "folder"])
def test_a_query_is_stopped_when_its_time_is_up(request, where):
    store = request.getfixturevalue(where)
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"stopped after 0\.7 s"):
        querying.run(store, ENDLESS, timeout=0.7)
    assert time.monotonic() - began < 2.5


@pytest.mark.parametrize("where", ["index", "folder"])
def test_an_answer_in_time_is_the_same_answer(request, where):
    store = request.getfixturevalue(where)
    for text in (COUNT % "", COUNT % f"FROM {graph(BUGLE)} FROM {graph(LANTERN)}", "SELECT * { ?a schema:name ?b }"):
        assert sorted(values(store, text, timeout=30)) == sorted(values(store, text))
    assert bool(querying.run(store, "ASK { ?a a pr:Record }", timeout=30)) is True
    about = f"DESCRIBE {graph(BUGLE)}"
    assert set(querying.run(store, about, timeout=30)) == set(querying.run(store, about))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o FILTER(" + "||".join(["?o"] * 250) + ") }",
        "SELECT * {" + "UNION".join(["{ ?s ?p ?o }"] * 500) + "} LIMIT 1",
        "SELECT * { VALUES (?a ?b) { " + "(1.5 <urn:a>) " * 20_000 + "} }",
    ],
)
def test_a_query_within_the_limits_is_answered(index, text):
    assert len(list(querying.run(index, text))) >= 1


@pytest.mark.parametrize("timeout", [float("inf"), 1e300, 1e7])
def test_a_time_longer_than_clocks_can_wait_is_no_limit(index, server, timeout):
    assert querying.run(index, "ASK {}", timeout=timeout)
    assert list(querying.ask(server.url, "SELECT ?n {}", timeout=timeout))


@pytest.mark.parametrize("timeout", [float("nan"), 0, -1])
def test_a_time_that_is_none_is_refused(index, timeout):
    with pytest.raises(QueryError, match="more than 0 seconds"):
        querying.run(index, "ASK {}", timeout=timeout)
    with pytest.raises(QueryError, match="more than 0 seconds"):
        querying.ask("http://127.0.0.1:9/sparql", "ASK {}", timeout=timeout)


def test_an_outline_keeps_every_place():
    text = f"SELECT *\nFROM <urn:a>\nFROM\n NAMED <urn:b> {{ ?s ?p {'?o'} }}"
    blank = outline(text).without_clauses()
    assert (len(blank), blank.count("\n"), blank.split()) == (len(text), 3, ["SELECT", "*", "{", "?s", "?p", "?o", "}"])
    assert [token.kind for token in tokens("<urn:a> a<b")] == ["iri", "word", "other", "word"]


class Stub(BaseHTTPRequestHandler):
    """Answers with what the test put on the server, and keeps what was asked."""

    def do_POST(self):
        asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked = {**parse_qs(asked), "accept": self.headers["Accept"]}
        status, kind, body, wait = self.server.answer
        with suppress(OSError):
            for _ in range(20 if getattr(self.server, "drip", False) else 0):
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX: " if _ == 0 else b"x")
                time.sleep(0.1)
        time.sleep(wait)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        with suppress(BrokenPipeError):  # who asked may have gone
            self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Stub) as made:
        made.url = f"http://127.0.0.1:{made.server_port}/sparql"
        made.answer = (200, "application/sparql-results+json; charset=utf-8", JSON, 0)
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


XML = b"""<?xml version="1.0"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>"""
JSON = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'


def test_an_endpoint_is_asked_by_post(server):
    found = querying.ask(server.url, "SELECT ?n FROM <urn:g> { ?s schema:name ?n }", default_graphs=["urn:d"])
    assert ([[term.value for term in row] for row in found], found.columns) == ([["1"]], ("n",))
    (text,) = server.asked["query"]
    assert text == "PREFIX schema: <http://schema.org/> SELECT ?n FROM <urn:g> { ?s schema:name ?n }"
    assert server.asked["default-graph-uri"] == ["urn:d"]
    assert "application/sparql-results+json" in server.asked["accept"]


def test_an_endpoint_answers_graphs_and_truths(server):
    server.answer = (200, "text/turtle", b"<urn:a> <urn:b> 1, 1 .", 0)
    assert len(list(querying.ask(server.url, "CONSTRUCT WHERE { ?a ?b ?c }"))) == 1
    server.answer = (200, "application/sparql-results+xml", XML, 0)
    assert querying.ask(server.url, "ASK {}")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((400, "text/plain", b"Parse error\nat line 3", 0), "HTTP 400: Parse error at line 3"),
        ((200, "text/html", b"<html>", 0), "text/html, which is no SPARQL result; is it an endpoint?"),
        ((200, "application/sparql-results+json", b'{"head"', 0), "not the application/sparql-results"),
        ((200, "application/sparql-results+json", JSON, 1), "no whole answer within 0.3 s"),
        ((200, "application/sparql-results+json", b" " * 3000, 0), "larger than 2000 bytes"),
    ],
)
def test_what_an_endpoint_does_wrong(server, answer, words):
    server.answer = answer
    with pytest.raises(QueryError) as caught:
        list(querying.ask(server.url, "SELECT * {}", timeout=0.3, limit=2000))
    assert words in str(caught.value)
    assert server.url in str(caught.value)


def test_headers_that_drip_do_not_outlast_the_time(server):
    server.drip = True
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"no whole answer within 0\.5 s"):
        querying.ask(server.url, "SELECT * {}", timeout=0.5)
    assert time.monotonic() - began < 1.5


def test_an_endpoint_that_is_not_there():
    with pytest.raises(QueryError, match=r"127\.0\.0\.1:9/sparql: "):
        querying.ask("http://127.0.0.1:9/sparql", "SELECT * {}", timeout=2)
    with pytest.raises(QueryError, match="no address"):
        querying.ask("no address", "SELECT * {}")


def test_no_update_is_sent(server):
    with pytest.raises(QueryError, match="CLEAR is an update"):
        querying.ask(server.url, "CLEAR ALL")
    assert not hasattr(server, "asked")
