"""Whatever the bytes are, the answer is one clear line for each fault, and never an exception."""

import json

import pytest
from invented_article import document, dumps, nodes, plain

from provenance import jsonld, vocab
from provenance.validation import Layer, Severity, form, validate_document


def article(doc):
    return nodes(doc, "NewsArticle")[0]


def with_headline(text):
    doc = document()
    article(doc)["headline"] = text
    return doc


def renamed(doc, before, after):
    return dumps(doc).replace(before, after)


WHOLE = dumps(document())
DEEP = 100_000
BYTES = {
    "empty": (b"", "not JSON: Expecting value at line 1 column 1"),
    "not UTF-8": (b'{"@id": "\xff"}', "not UTF-8 at byte 9"),
    "not JSON": (b'{"@id": ', "not JSON: Expecting value at line 1 column 9"),
    "a list": (b"[]", "a JSON object is expected, and this is list"),
    "NaN": (b'{"@graph": NaN}', "NaN is no JSON value"),
    "beyond a double": (b'{"@graph": 1e999}', "no canonical form (RFC 8785)"),
    "too many digits": (b'{"@graph": ' + b"9" * 5000 + b"}", "Exceeds the limit"),
    "beyond 2^53": (b'{"@graph": 9007199254740993}', "no canonical form (RFC 8785)"),
    "one key twice": (WHOLE.replace(b'"dateline":', b'"headline":"other","dateline":'), "'headline' stands twice"),
    "nested lists": (b"[" * DEEP + b"]" * DEEP, "nested too deeply"),
    "nested objects": (b'{"@graph":' * DEEP + b"1" + b"}" * DEEP, "nested too deeply"),
    "half a surrogate pair": (plain(with_headline("a\ud800b")), "no canonical form (RFC 8785)"),
}


@pytest.mark.parametrize("case", BYTES)
def test_bytes_that_cannot_be_kept_are_one_finding(case):
    data, expected = BYTES[case]
    (found,) = validate_document(data, "in.jsonld").findings
    assert found.layer is Layer.BYTES
    assert found.severity is Severity.VIOLATION
    assert expected in found.message
    assert one_line(found)


def one_line(found):
    text = str(found)
    return len(text) < 700 and text.isprintable()


def test_a_file_larger_than_any_record_is_refused_unread():
    (found,) = validate_document(b"x" * (form.LARGEST + 1), "big").findings
    assert "larger than 64 MiB" in found.message


def test_a_megabyte_is_not_repeated_in_the_message():
    doc = document()
    doc["@id"] = "x" * 50_000_000
    (found,) = validate_document(plain(doc), "big").violations
    assert found.rule == "pattern"
    assert one_line(found)


def deep(depth):
    value = "x"
    for _ in range(depth):
        value = [value]
    return value


FORMS = {
    "an unknown key of great depth": (lambda d: article(d).update(x=deep(300)), "additionalProperties", "has no 'x'"),
    "a value of great depth": (lambda d: article(d).update(headline=deep(300)), "type", "found a list"),
    "a key with odd characters": (lambda d: article(d).update({"\n\x1b[31m": 1}), "additionalProperties", "\\x1b"),
    "an IRI with a space": (lambda d: article(d).update(url="https://a.example/ b"), "pattern", "an absolute IRI"),
    "an IRI that JSON-LD would expand": (lambda d: article(d).update(url="prov:Entity"), "pattern", "absolute IRI"),
    "a second graph in a node": (lambda d: article(d).update({"@graph": []}), "additionalProperties", "'@graph'"),
    "a reverse property": (lambda d: article(d).update({"@reverse": {}}), "additionalProperties", "'@reverse'"),
    "a context in a node": (lambda d: article(d).update({"@context": {}}), "additionalProperties", "'@context'"),
    "null": (lambda d: article(d).update(headline=None), "type", "found null"),
    "a language map": (lambda d: article(d).update(headline={"en": "x"}), "type", "found an object"),
    "a remote context": (lambda d: d.update({"@context": "https://evil.example/c"}), "context", "nothing is fetched"),
    "the packaged context's IRI": (lambda d: d.update({"@context": vocab.CONTEXT}), "context", "is written out"),
    "an imported context": (
        lambda d: d["@context"].update({"@import": "https://evil.example/c"}), "context", "'@import' is not in it",
    ),
    "a term defined otherwise": (
        lambda d: d["@context"].update(headline="schema:name"), "context", "'headline' is defined otherwise",
    ),
    "a prefix left out": (lambda d: d["@context"].pop("xsd"), "context", "'xsd' is missing"),
    "another format": (
        lambda d: nodes(d, "Record")[0].update(conformsTo="https://w3id.org/provenance-records/format/9"),
        "conformsTo", "of the format",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FORMS)
def test_a_document_of_another_form_is_one_finding(case):
    spoil, rule, expected = FORMS[case]
    doc = document()
    spoil(doc)
    (found,) = validate_document(plain(doc), "in.jsonld").of(Severity.VIOLATION)
    assert (found.layer, found.rule) == (Layer.SCHEMA, rule)
    assert expected in found.message
    assert one_line(found)


def test_a_list_of_contexts_is_refused():
    doc = document()
    doc["@context"] = [doc["@context"], "https://evil.example/c"]
    (found,) = validate_document(plain(doc), "in.jsonld").of(Severity.VIOLATION)
    assert (found.rule, found.where) == ("type", "$.@context")


def test_a_finding_names_the_node_and_the_place():
    doc = document()
    article(doc)["wordCount"] = "many"
    (found,) = validate_document(dumps(doc), "in.jsonld").findings
    place = doc["@graph"].index(article(doc))
    assert str(found) == (
        f"violation (schema) at {article(doc)['@id']} $.@graph[{place}].wordCount:"
        " expected a whole number from 0, found text"
    )


def test_a_context_from_before_a_term_was_added_is_taken():
    doc = document()
    doc["@context"].pop("textPolicy")
    report = validate_document(dumps(doc), "old.jsonld", thorough=True)
    assert report.ok, report.lines()


def test_a_term_that_the_context_lacks_is_found_by_counting_statements():
    doc = document()
    doc["@context"].pop("headline")
    (found,) = validate_document(dumps(doc), "x").violations
    assert (found.layer, found.rule) == (Layer.RDF, "statements")


def test_another_layout_is_a_warning():
    report = validate_document(json.dumps(document(), indent=1).encode(), "pretty.jsonld")
    assert report.ok
    (found,) = report.of(Severity.WARNING)
    assert (found.layer, found.rule) == (Layer.BYTES, "canonical")


def test_what_is_accepted_comes_back_from_the_codec_byte_for_byte():
    report = validate_document(WHOLE, "x")
    assert report.ok
    assert jsonld.dumps(jsonld.parse(jsonld.loads(WHOLE, "x"))) == WHOLE
