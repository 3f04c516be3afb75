"""Addresses as pages have them become IRIs that every reader of JSON-LD keeps."""

from dataclasses import replace

import pytest
from invented_article import DATA, METADATA, TEXT

from provenance import ids, jsonld
from provenance.compose import Run, article_iri, compose, links
from provenance.model.extraction import Extraction
from provenance.model.reading import Outlet, Reading
from provenance.validation import validate_document

AT = METADATA.date_modified

AS_FOUND = {
    "https://a.example/a b": "https://a.example/a%20b",
    "https://a.example/?a[]=1|2": "https://a.example/?a%5B%5D=1%7C2",
    "https://a.example/100%": "https://a.example/100%25",
    "https://a.example/%zz#a#b": "https://a.example/%25zz#a%23b",
    " https://a.example/ü?x={y}\n": "https://a.example/ü?x=%7By%7D",
    "https://a.example/\\x": "https://a.example/%5Cx",
}


def composed(**known):
    reading = Reading("a.txt", DATA, "text/plain", TEXT, replace(METADATA, **known), reader="text", reader_version="1")
    record, notices = compose(reading, Extraction((), "rules", "1"), Run(ids.Ids(), AT))
    return reading, record, notices


@pytest.mark.parametrize("address", AS_FOUND)
def test_what_an_iri_may_not_hold_is_escaped(address):
    assert links.iri(address) == AS_FOUND[address]
    reading, record, notices = composed(url=address)
    assert record.article.url == AS_FOUND[address]
    assert record.article.id == article_iri(reading, ids.Ids()), "the article's own IRI does not change"
    assert notices == ()
    assert validate_document(jsonld.dumps(record), "a", text=TEXT, capture=DATA, thorough=True).findings == ()


@pytest.mark.parametrize("address", ["/about/ethics", "ethics", "", "schema:x", "//a.example/"])
def test_an_address_that_leads_nowhere_is_left_out_and_that_is_said(address):
    outlet = Outlet("The Bugle", same_as=(address,), ethics_policy=address)
    _, record, notices = composed(publisher=outlet)
    assert all("left out" in notice.message for notice in notices)
    assert len(notices) == (2 if address else 0)
    assert validate_document(jsonld.dumps(record), "a", text=TEXT, capture=DATA).findings == ()
