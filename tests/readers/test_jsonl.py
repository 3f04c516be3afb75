"""JSON Lines: an article a line; a bad line is an error in its place."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import ReadError
from provenance.model.reading import Metadata, Reading, Source
from provenance.readers.jsonl import read

BODY = "Mayor Ilse Aalders said that the bridge would open. “We will walk across it,” she said."


def readings(*lines, **more):
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(read(Source("a.jsonl", data, "application/jsonl", **more)))


def test_a_line_is_an_article():
    line = {
        "text": BODY,
        "url": "https://a.example/1",
        "headline": "Bridge",
        "publisher": "Courier",
        "author": ["Ada Moss", "AFP"],
        "date": "2021-01-20",
        "language": "en",
        "identifier": 7,
        "rights": "r",
    }
    (got,) = readings(line)
    assert (got.name, got.text, got.data) == ("a.jsonl#1", BODY, json.dumps(line).encode())
    said = got.metadata
    assert (said.url, said.headline, said.publisher.name, said.date_published, said.identifier) == (
        "https://a.example/1",
        "Bridge",
        "Courier",
        date(2021, 1, 20),
        "7",
    )
    assert [(one.name, one.type) for one in said.author] == [("Ada Moss", "Person"), ("AFP", "Organization")]


@pytest.mark.parametrize("key", ["text", "body", "articleBody"])
def test_the_text_s_keys(key):
    assert readings({key: BODY})[0].text == BODY


def test_a_page_in_a_line():
    html = "<html><body><article><h1>Bridge opens</h1>" + f"<p>{BODY}</p>" * 4 + "</article></body></html>"
    (got,) = readings({"html": html, "author": "Ada Moss; Li Wen"})
    assert got.text.startswith("Bridge opens\n\n")
    assert [one.name for one in got.metadata.author] == ["Ada Moss", "Li Wen"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (b'{"text": "x', "not JSON"),
        (b"[1]", "not an object"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"title": "x"}', "no article text"),
        (b'{"text": 3}', "no article text"),
        (b'{"text": "x", "date": "yesterday"}', "no date"),
        (b'{"text": "x", "url": "ftp://a"}', "no web address"),
        (b'{"text": "x", "author": 3}', "author"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_an_error_in_its_place(bad, says):
    one, two, three = readings({"text": BODY}, bad, {"text": BODY})
    assert isinstance(one, Reading)
    assert isinstance(three, Reading)
    assert isinstance(two, ReadError)
    assert two.name == "a.jsonl#2"
    assert says in two.problem


def test_a_bad_first_line_does_not_end_the_rest():
    first, second = readings(b"{", {"text": BODY})
    assert isinstance(first, ReadError)
    assert isinstance(second, Reading)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"plain words", b"two lines\nof words"])
def test_what_is_no_json_lines_at_all_is_refused(data):
    with pytest.raises(ReadError):
        readings(data)


def test_an_unknown_key_is_said():
    assert [n.message for n in readings({"text": BODY, "mood": 1})[0].notices] == ["key 'mood' is not read"]


def test_what_is_given_wins():
    assert readings({"text": BODY, "title": "Line"}, given=Metadata(headline="Given"))[0].metadata.headline == "Given"


@settings(deadline=None)  # the first page read loads its libraries
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=60),
            st.dictionaries(
                st.sampled_from(["text", "html", "author", "date", "url"]),
                st.one_of(st.text(max_size=20), st.integers(), st.none(), st.lists(st.text(max_size=5))),
            ).map(lambda d: json.dumps(d).encode()),
        ),
        max_size=6,
    )
)
def test_any_lines_are_readings_or_errors(lines):
    try:
        assert all(isinstance(got, Reading | ReadError) for got in readings(*lines))
    except ReadError:
        return
