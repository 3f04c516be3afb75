"""What no record can hold is changed once, where every reading passes, and that is said."""

from __future__ import annotations

import json

import pytest
from workbench import AT, readings

from provenance import jsonld
from provenance.compose import Run, compose
from provenance.errors import ReadError
from provenance.ids import Ids, url_key
from provenance.model.extraction import Extraction
from provenance.model.reading import Reading, Source
from provenance.model.source import Capture
from provenance.readers import read
from provenance.validation import validate_document

BODY = "Mayor Ilse Aalders said that the bridge would open. “We will walk across it,” she said."
BAD = ["http://a.example:99999/x", "http://a.example:abc/", "http://é..com/", f"http://{'é' * 70}.com/", "http://[::1/x"]


def page(data=None, head="", url=None):
    markup = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "Bridge opens", **(data or {})})}</script>'
    html = f"<html><head>{head}{markup}</head><body><article><h1>Bridge opens</h1>{f'<p>{BODY}</p>' * 4}</article></body></html>"
    return one(read(Source("a.html", html.encode(), "text/html", url=url)))


def line(**said):
    return one(readings(json.dumps({"text": BODY, **said}), "a.jsonl", "application/jsonl"))


def keep(got):
    """The record of a reading: whatever it says, a valid one comes of it."""
    assert isinstance(got, Reading), got
    record, _ = compose(got, Extraction((), "test", "1"), Run(Ids(), AT))
    report = validate_document(jsonld.dumps(record), got.name, text=got.text, capture=got.data, shapes=False)
    assert report.ok, report.violations
    return record


def one(found):
    (got,) = found
    return got


def told(reading):
    return " ".join(notice.message for notice in reading.notices)


@pytest.mark.parametrize("url", [*BAD, "ftp://a.example/", "a.example", "", "http://a.example/\ud800"])
def test_what_names_no_page_is_a_value_error(url):
    with pytest.raises(ValueError, match="address") as caught:
        url_key(url)
    assert caught.type is ValueError


@pytest.mark.parametrize("url", BAD)
def test_an_address_in_a_page_that_leads_nowhere_is_left_out(url):
    for got in (
        page(head=f'<link rel="canonical" href="{url}">'),
        page(head=f'<meta property="og:url" content="{url}"><base href="{url}">'),
        page({"url": url, "publisher": {"name": "Courier", "publishingPrinciples": url, "sameAs": [url]}}),
    ):
        assert got.metadata.url is None
        assert not got.metadata.publisher or not got.metadata.publisher.publishing_principles
        keep(got)
    assert "left out" in told(got)


def test_a_fetched_page_keeps_its_address_where_its_own_is_none():
    got = page(head='<link rel="canonical" href="http://a.example:99999/x">', url="https://a.example/x")
    assert got.metadata.url == "https://a.example/x"
    assert "Port out of range" in told(got)


@pytest.mark.parametrize("url", [*BAD, "http://user:secret@a.example/x"])
def test_an_address_given_that_leads_nowhere_is_an_error(url):
    got = line(url=url)
    assert isinstance(got, ReadError)
    assert "secret" not in str(got)


@pytest.mark.parametrize("url", ["http://[::1]/x", "http://[::1]:8080/x"])
def test_an_address_that_a_record_cannot_name_is_left_out(url):
    assert keep(page({"url": url})).article.url is None


def test_a_password_in_a_page_s_address_is_left_out():
    got = page({"url": "http://user:secret@a.example/x", "author": {"name": "Ada Moss", "url": "//u:secret@a.example"}})
    assert got.metadata.url == "http://a.example/x"
    assert "secret" not in repr(got.metadata) + told(got)
    assert "password" in told(got)


STRANGE = "Bri\ud800dge\x00 \x1b[31m\x07\x9b\topens"
CLEAN = "Bri\ufffddge [31m opens"


def test_words_that_no_format_can_hold_are_changed():
    got = line(title=STRANGE, publisher=STRANGE, identifier=STRANGE, rights=STRANGE, author=[STRANGE])
    said = got.metadata
    assert {said.headline, said.publisher.name, said.identifier, said.rights, said.author[0].name} == {CLEAN}
    assert "title" not in told(got)
    assert "headline: 1 half character replaced" in told(got)
    assert "headline: 4 control characters left out" in told(got)
    keep(got)


def test_a_page_s_and_a_sidecar_s_words_too():
    got = page({"headline": STRANGE, "author": {"name": "\ud800"}, "publisher": {"name": "\x00"}, "articleBody": STRANGE * 40})
    assert (got.metadata.headline, got.metadata.publisher) == (CLEAN, None)
    keep(got)
    (got,) = readings(BODY, headline=STRANGE)
    assert (got.metadata.headline, got.given.headline) == (CLEAN, CLEAN)
    keep(got)


@pytest.mark.parametrize("key", ["text", "html"])
def test_half_a_character_in_a_text_keeps_its_place(key):
    body = f"<article><p>{BODY}</p><p>{BODY}</p><p>\ud800{BODY}</p></article>"
    got = one(readings(json.dumps({key: "\ud800 " + BODY if key == "text" else body}), "a.jsonl", "application/jsonl"))
    assert "\ufffd" in got.text
    assert "1 half character replaced" in told(got)
    keep(got)


@pytest.mark.parametrize("publisher", [" ", "&nbsp;", {"name": " "}, {"name": "\u200b\x01 "}])
def test_a_publisher_without_a_name_is_none(publisher):
    keep(page({"publisher": publisher}))


def test_a_name_that_is_no_text():
    (got,) = readings(BODY, "caf\udce9\x1b.txt")
    assert got.name == "caf%E9\ufffd.txt"
    assert [capture.name for capture in keep(got).all(Capture)] == [got.name]


@pytest.mark.parametrize("ends", ["\r", "\f", "\x0b", "\u2028", "\x85"])
def test_line_ends_of_any_sort(ends):
    (got,) = readings(ends.join(["The bridge opens", "By Ada Moss", BODY, ends]))
    assert got.text.count(ends) > 2
    keep(got)


