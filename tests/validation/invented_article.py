"""An invented article that uses every class and nearly every field of a record, and what is done to spoil it."""

import copy
import datetime as dt
import json

import rfc8785

from provenance import jsonld
from provenance.compose import Run, compose
from provenance.ids import Ids, Iri
from provenance.model.extraction import Attribution, Extraction, Kind, Relation, Relay, Said, Setting, Speaker
from provenance.model.reading import Byline, Heard, Metadata, Outlet, Reading, Span

TEXT = (
    """Harbour to open on Monday, mayor says

"The harbour will open on Monday," Mayor Ann Oyelaran said in a statement on Friday, first carried by Reuters
and quoted by The Courier. "We are ready."

A senior official said that the town would pay for every one of the boats which had been lost in the great storm
of last winter and “all of the nets”.

According to Reuters the Harbour Ministry had promised two new cranes by May.

"Nobody asked the fishermen," Tomas Lindqvist told The Bugle on the quay.

"""
    + "The quay was rebuilt twice in the past century, and each time the work took longer than planned. " * 12
)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


MAYOR = Speaker("Ann Oyelaran", "Person", "Mayor")
ATTRIBUTIONS = (
    Attribution(
        Kind.DIRECT,
        (span("The harbour will open on Monday,"), span("We are ready.")),
        source=(span("Mayor Ann Oyelaran"),),
        cue=(span("said in a statement"),),
        quoted=(span("The harbour will open on Monday,"), span("We are ready.")),
        speaker=MAYOR,
        relay=(
            Relay("The Courier", Relation.QUOTED, evidence=(span("quoted by The Courier"),)),
            Relay("Reuters", Relation.REPORTED, evidence=(span("first carried by Reuters"),)),
        ),
        said=Said(dt.date(2024, 3, 1), (span("on Friday"),)),
        setting=Setting.STATEMENT,
        confidence=0.9,
    ),
    Attribution(
        Kind.MIXED,
        (
            span(
                "the town would pay for every one of the boats which had been lost in the great storm\nof last winter"
                " and “all of the nets"
            ),
        ),
        source=(span("A senior official"),),
        cue=(span("said that"),),
        quoted=(span("all of the nets"),),
        confidence=0.75,
    ),
    Attribution(
        Kind.INDIRECT,
        (span("the Harbour Ministry had promised two new cranes by May"),),
        source=(span("the Harbour Ministry"),),
        cue=(span("According to Reuters"),),
        speaker=Speaker("Harbour Ministry", "Organization"),
        relay=(Relay("Reuters", Relation.ACCORDING_TO),),
        confidence=0.5,
    ),
    Attribution(
        Kind.DIRECT,
        (span("Nobody asked the fishermen,"),),
        source=(span("Tomas Lindqvist"),),
        cue=(span("told The Bugle"),),
        quoted=(span("Nobody asked the fishermen,"),),
        speaker=Speaker("Tomas Lindqvist", "Person"),
        relay=(Relay("The Bugle", Relation.TOLD, self_=True),),
        setting=Setting.INTERVIEW,
        confidence=1.0,
    ),
)
METADATA = Metadata(
    url="https://bugle.example/2024/03/harbour?page=2",
    headline="Harbour to open on Monday, mayor says",
    author=(Byline("Ida Berg", url="https://bugle.example/staff/ida-berg"), Byline("The Bugle Staff", "Organization")),
    publisher=Outlet(
        "The Bugle",
        "https://bugle.example/",
        ("https://news.example/the-bugle", "https://who.example/bugle"),
        "https://bugle.example/principles",
        "https://bugle.example/corrections",
        "https://bugle.example/ethics",
    ),
    date_published=dt.datetime(2024, 3, 1, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))),
    date_modified=dt.datetime(2024, 3, 2, 9, 0, tzinfo=dt.UTC),
    in_language="en-GB",
    dateline="PORT ELLEN",
    credit="Reporting by Ida Berg",
    article_section="Local",
    license="https://creativecommons.org/licenses/by/4.0/",
    rights="© 2024 The Bugle",
    identifier="BUGLE-2024-0301",
)
DATA = TEXT.encode()


def record(*, primary=False, attributions=ATTRIBUTIONS):
    """The article's record; as a primary text it is the second revision."""
    reading = Reading(
        "in/harbour.txt", DATA, "text/plain", TEXT, METADATA, reader="text", reader_version="1",
        retrieved=dt.datetime(2024, 3, 2, 10, 0, tzinfo=dt.UTC),
        times=(Heard(span("We are ready."), 12_000, 13_500),),
    )  # fmt: skip
    ids, at = Ids(), dt.datetime(2024, 3, 3, 12, 0, 0, 250000, tzinfo=dt.UTC)
    run = Run(ids, at)
    if primary:
        article = ids.article(url=METADATA.url, identifier=None, digest="")
        run = Run(ids, at, revision=2, revises=ids.record(article, 1), primary=True)
    return compose(reading, Extraction(attributions, "rules", "1"), run)[0]


def document(**options):
    return copy.deepcopy(jsonld.document(record(**options)))


def dumps(doc):
    return rfc8785.dumps(doc)


def plain(doc):
    """Bytes of a document that has no canonical form."""
    return json.dumps(doc).encode()


def nodes(doc, kind):
    return [node for node in doc["@graph"] if node["@type"][0] == kind]


def printed(doc, opening):
    """The quotation or reported speech whose text opens so."""
    return next(n for n in doc["@graph"] if "contentDigest" in n and n["text"].startswith(opening))


def annotation(doc, speech):
    return next(n for n in nodes(doc, "Annotation") if n["hasBody"] == speech["@id"])


def named(doc, iri):
    return next(n for n in doc["@graph"] if n["@id"] == iri)


def chain(doc, speech):
    """The hops of a quotation, nearest first."""
    found = []
    while "wasDerivedFrom" in speech:
        speech = named(doc, speech["wasDerivedFrom"])
        found.append(speech)
    return found


def other(iri: str) -> Iri:
    """An IRI of the same archive that names nothing here."""
    return Iri(iri.rpartition("-")[0] + "-" + "0" * 32)
