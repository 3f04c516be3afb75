"""Every constraint of the schema has a record that it alone rejects; the walk below finds the constraints itself."""

import copy
from collections import Counter

import jsonschema
import pytest
from invented_article import document

from provenance import jsonld, schema, vocab
from provenance.validation import Layer, form

SCHEMA = schema.schema()
DEFINITIONS = SCHEMA["$defs"]
EXAMPLES = document(), document(primary=True)

IGNORED = {"title", "description", "$schema", "$id", "$defs", "$ref", "properties", "items", "allOf", "if", "then"}
"""Keywords that constrain nothing by themselves, or that the walk follows."""

# For each leaf: a value that it takes, and values that one of its keywords alone refuses.
TAKEN = {
    "iri": "https://bugle.example/x", "sha256": "0" * 64, "language": "en", "text": "words", "decimal": "0.5",
    "day": "2021-01-19", "instant": "2021-01-19T15:04:05Z", "when": {"@type": "xsd:date", "@value": "2021-01-19"},
}  # fmt: skip
REFUSED = {
    "iri": {"pattern": "https://bugle.example/two words"},
    "sha256": {"pattern": "0" * 63 + "A"},
    "language": {"pattern": "en_GB"},
    "text": {"minLength": ""},
    "decimal": {"pattern": "0.50"},
    "day": {"pattern": "20210119", "format": "2021-02-30"},
    "instant": {"pattern": "2021-01-19 15:04:05Z", "format": "2021-02-30T15:04:05Z"},
}


CLASSES = [name for name in DEFINITIONS if name not in TAKEN]


def of_class(doc, name):
    """Every object of a class in a document, embedded ones too."""
    found = []

    def look(value):
        if isinstance(value, list):
            for one in value:
                look(one)
        elif isinstance(value, dict):
            if value.get("@type", [None])[0] == name:
                found.append(value)
            for key, one in value.items():
                if key != "@context":
                    look(one)

    look(doc)
    return found


def leaf_name(part):
    return part.get("$ref", "").removeprefix("#/$defs/")


def sample(part):
    """A value that a part of the schema takes; objects are taken from the example."""
    if leaf_name(part) in TAKEN:
        return TAKEN[leaf_name(part)]
    if "enum" in part:
        return part["enum"][0]
    if part["type"] == "integer":
        return part["minimum"]
    if part["type"] == "array":
        return [sample(part["items"])]
    kind = part["properties"]["@type"]["enum"][0][0]
    return copy.deepcopy(of_class(EXAMPLES[0], kind)[0])


def value_faults(part):  # noqa: C901  one line a keyword
    """(keyword, bad value) for every constraint on one value; a bad value may be made from the good one."""
    name = leaf_name(part)
    if name == "when":
        yield from when_faults()
        return
    if name:
        part = DEFINITIONS[name]
    handled = set()
    if "type" in part:
        yield "type", lambda _: True if part["type"] != "array" else "a"
        handled.add("type")
    if "enum" in part:
        yield "enum", lambda _: "none of these"
        handled.add("enum")
    for keyword, bad in REFUSED.get(name, {}).items():
        yield keyword, lambda _, bad=bad: bad
        handled.add(keyword)
    if "minimum" in part:
        yield "minimum", lambda _: part["minimum"] - 1
        handled.add("minimum")
    if part.get("type") == "array":
        yield "minItems", lambda _: []
        handled.add("minItems")
        if "uniqueItems" in part:
            yield "uniqueItems", lambda good: [good[0], good[0]]
            handled.add("uniqueItems")
        for keyword, bad in value_faults(part["items"]):
            yield keyword, lambda good, bad=bad: [bad(good[0]), *good[1:]]
    if part.get("type") == "object":
        yield "required", lambda good: {k: v for k, v in good.items() if k != "@type"}
        yield "enum", lambda good: {**good, "@type": ["Nothing"]}
        assert part["required"] == ["@type"], part
        assert set(part["properties"]) == {"@type"}, part
        handled.add("required")
    assert set(part) - IGNORED == handled, "a keyword that this walk does not know"


def when_faults():
    """A day or an instant: the one value that carries its datatype."""
    part = DEFINITIONS["when"]
    assert set(part) - IGNORED == {"type", "required", "additionalProperties"}
    yield "type", lambda _: "2021-01-19"
    for key in part["required"]:
        yield "required", lambda good, key=key: {k: v for k, v in good.items() if k != key}
    yield "additionalProperties", lambda good: {**good, "zone": "Z"}
    yield "enum", lambda good: {**good, "@type": "xsd:gYear"}
    for branch in part["allOf"]:
        kind = branch["if"]["properties"]["@type"]["const"]
        for keyword, bad in value_faults(branch["then"]["properties"]["@value"]):
            yield keyword, lambda _, kind=kind, bad=bad: {"@type": kind, "@value": bad(None)}


def class_faults(name):
    """(what, keyword, mutation of an object) for every constraint on a class and its fields."""
    part = DEFINITIONS[name]
    assert set(part) - IGNORED == {"required", "additionalProperties"}
    for key in part["required"]:
        yield key, "required", lambda found, key=key: found.pop(key)
    yield "", "additionalProperties", lambda found: found.update(unheardOf="of")
    for key, inner in part["properties"].items():
        if key == "@type":
            continue
        for keyword, bad in value_faults(inner):

            def spoil(found, key=key, inner=inner, bad=bad):
                found[key] = bad(found.setdefault(key, sample(inner)))

            yield key, keyword, spoil


def example_with(name):
    """The first example that has an object of this class, cut down to the node that it is in (for speed)."""
    doc = next(doc for doc in EXAMPLES if of_class(doc, name))
    return {**doc, "@graph": [next(node for node in doc["@graph"] if of_class(node, name))]}


def problems(doc):
    return [(found.layer, found.rule) for found in form.schema_findings(doc)]


@pytest.mark.parametrize("name", CLASSES)
def test_each_constraint_of_a_class_alone_rejects_a_record(name):
    base = example_with(name)
    for what, keyword, spoil in class_faults(name):
        doc = copy.deepcopy(base)
        spoil(of_class(doc, name)[0])
        assert problems(doc) == [(Layer.SCHEMA, keyword)], (what, keyword)


TOP = {
    ("", "type"): lambda _: [],
    ("@context", "required"): lambda d: {k: v for k, v in d.items() if k != "@context"},
    ("@id", "required"): lambda d: {k: v for k, v in d.items() if k != "@id"},
    ("@graph", "required"): lambda d: {k: v for k, v in d.items() if k != "@graph"},
    ("", "additionalProperties"): lambda d: {**d, "name": "beside the graph"},
    ("@context", "type"): lambda d: {**d, "@context": [d["@context"]]},
    ("@id", "type"): lambda d: {**d, "@id": 1},
    ("@id", "pattern"): lambda d: {**d, "@id": "no iri"},
    ("@graph", "type"): lambda d: {**d, "@graph": d["@graph"][0]},
    ("@graph", "minItems"): lambda d: {**d, "@graph": []},
    ("node", "type"): lambda d: {**d, "@graph": [*d["@graph"], "https://bugle.example/"]},
    ("node", "required"): lambda d: {**d, "@graph": [*d["@graph"], {}]},
    ("node", "enum"): lambda d: {**d, "@graph": [*d["@graph"], {"@type": ["Person"]}]},
}


@pytest.mark.parametrize("case", TOP, ids=lambda case: " ".join(case).strip())
def test_each_constraint_of_the_top_level_alone_rejects_a_record(case):
    assert problems(TOP[case](document())) == [(Layer.SCHEMA, case[1])]


def test_the_top_level_has_no_other_constraint():
    found = Counter((key, word) for key in ("@context", "@id", "@graph") for word in SCHEMA["properties"][key])
    resolved = {("@id", word) for word in DEFINITIONS["iri"]}
    node = {("node", word) for word in SCHEMA["properties"]["@graph"]["items"]} | {("node", "enum")}
    own = {("", word) for word in SCHEMA if word != "required"} | {(key, "required") for key in SCHEMA["required"]}
    assert {case for case in {*found, *resolved, *node, *own} if case[1] not in IGNORED} == set(TOP)


def test_the_walk_reaches_every_definition():
    assert set(CLASSES) | set(TAKEN) == set(DEFINITIONS)
    assert set(CLASSES) >= set(jsonld.classes())


def test_the_packaged_schema_is_that_of_the_model():
    assert vocab.text("record.schema.json") == schema.dumps(), "run: python -m provenance.schema"


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("primary", [False, True])
def test_the_examples_are_of_the_right_form(primary):
    assert problems(document(primary=primary)) == []


@pytest.mark.parametrize("name", CLASSES)
def test_the_quick_validator_finds_what_the_plain_one_finds(name):
    plain = jsonschema.Draft202012Validator(SCHEMA, format_checker=form.calendar())
    base = example_with(name)
    assert plain.is_valid(base)
    for _, keyword, spoil in list(class_faults(name))[:4]:
        doc = copy.deepcopy(base)
        spoil(of_class(doc, name)[0])
        assert [error.validator for error in plain.iter_errors(doc)] == [keyword]


NO_IRIS = [
    "foo", "no scheme/", "https://a.example/ b", "https://a.example/?q[]=1", "https://a.example/%zz", "prov:Entity",
    "schema:x", "_:b0", "https://a.example/\n", "https://a.example/#a#b", "https://a.example/<", "https://a.example/\x7f",
    "https://a.example/\ue000", "", ":", "http:",
]  # fmt: skip


@pytest.mark.parametrize("iri", NO_IRIS)
def test_what_is_no_absolute_iri_is_refused(iri):
    doc = document()
    of_class(doc, "NewsArticle")[0]["url"] = iri
    assert [rule for _, rule in problems(doc)] == ["pattern"]


@pytest.mark.parametrize("iri", ["https://a.example/ü?q=%20#é", "urn:isbn:1", "mailto:desk@bugle.example", "ftp://x/"])
def test_what_is_an_absolute_iri_is_taken(iri):
    doc = document()
    of_class(doc, "NewsArticle")[0]["url"] = iri
    assert problems(doc) == []


def test_the_walk_finds_hundreds():
    assert len(TOP) + sum(1 for name in CLASSES for _ in class_faults(name)) > 400
