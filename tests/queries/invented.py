"""An archive of five invented articles and one record that is about none of them, composed as the program does it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pyoxigraph as ox

from provenance import rdf, vocab
from provenance.compose import Run, compose
from provenance.ids import Ids
from provenance.model.extraction import Attribution, Extraction, Kind, Relation, Relay, Said, Setting, Speaker
from provenance.model.reading import Metadata, Outlet, Reading, Span
from provenance.stores import Entry

AT = datetime(2024, 4, 1, tzinfo=UTC)
ANN, BO = Speaker("Ann Oyelaran", "Person", "Mayor"), Speaker("Bo Castell", "Person")


class Draft:
    """An article whose attributions are named by their words."""

    def __init__(self, outlet, day, headline):
        self.text, self.attributions = f"{headline}\n\n", []
        self.metadata = Metadata(headline=headline, date_published=date.fromisoformat(day), publisher=Outlet(outlet))

    def say(self, words, source, kind=Kind.DIRECT, **more):
        start = len(self.text) + 1
        content = Span(start, start + len(words))
        quoted = () if kind is Kind.INDIRECT else (content,)
        self.text += f'"{words}" said ' if quoted else f" {words}  said "
        at = Span(len(self.text), len(self.text) + len(source))
        self.text += f"{source}.\n\n"
        more = {"confidence": 0.9, **more}
        self.attributions.append(Attribution(kind, (content,), source=(at,), quoted=quoted, **more))
        return self

    def record(self, *, version="2", primary=False, revision=1, revises=None):
        text = self.text + "Plain words follow here for length. " * 60
        reading = Reading("a.txt", text.encode(), "text/plain", text, self.metadata, reader="text", reader_version="1")
        run = Run(Ids(), AT, revision=revision, revises=revises, primary=primary)
        return compose(reading, Extraction(tuple(self.attributions), "rules", version), run)[0]


def said(day):
    return Said(date.fromisoformat(day), ())


def bugle():
    """Two chains through one outlet, Reuters, in one article; and somebody unnamed."""
    return (
        Draft("The Bugle", "2024-03-01", "Harbour opens")
        .say("The port will open on Monday", "Ann Oyelaran", speaker=ANN, said=said("2024-02-28"),
             relay=(Relay("Reuters", Relation.QUOTED),), setting=Setting.STATEMENT)
        .say("We were never asked about it", "Bo Castell", speaker=BO, confidence=0.5, setting=Setting.INTERVIEW,
             relay=(Relay("Reuters", Relation.REPORTED), Relay("Harbour Radio", Relation.INTERVIEW)))
        .say("the nets were lost in the storm", "a senior official", Kind.INDIRECT, confidence=0.4)
    )  # fmt: skip


def lantern():
    return (
        Draft("The Lantern", "2024-03-02", "Nets to be paid for")
        .say("Nobody will be left behind", "Ann Oyelaran", speaker=ANN, said=said("2024-03-02"))
        .say("all of the nets", "Ann Oyelaran", Kind.MIXED, speaker=ANN, relay=(Relay("The Bugle", Relation.REPORTED),))
    )  # fmt: skip


def reuters():
    return Draft("Reuters", "2023-12-31", "Port works begin").say("The port is our future", "Ann Oyelaran", speaker=ANN)


def town_hall():
    return Draft("Town Hall", "2024-02-28", "Statement").say(
        "The port will open on Monday", "Ann Oyelaran", speaker=ANN
    )


FIRST = bugle().record(version="1")
BUGLE = bugle().record(revision=2, revises=FIRST.id)
LANTERN, REUTERS, TOWN_HALL = lantern().record(), reuters().record(), town_hall().record(primary=True)


def quotation(record, words):
    """The IRI of the quotation with these words."""
    return next(node.id for node in record.nodes if getattr(node, "text", None) == words)


def work(record, genre):
    return next(node.id for node in record.nodes if getattr(node, "genre", None) == genre)


def resolution():
    """A record that says: a capture held is of the statement which The Bugle's article names."""
    graph, capture = ox.NamedNode(Ids().mint("record", "resolution")), ox.NamedNode(Ids().mint("capture", "statement"))
    statement = ox.NamedNode(work(BUGLE, "statement"))
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    return Entry(graph.value, [
        ox.Quad(capture, rdf_type, ox.NamedNode(vocab.iri("Capture")), graph),
        ox.Quad(capture, ox.NamedNode(vocab.iri("encodesCreativeWork")), statement, graph),
    ])  # fmt: skip


def entries():
    current = [Entry(record.id, rdf.quads(record)) for record in (BUGLE, LANTERN, REUTERS, TOWN_HALL)]
    return [*current, Entry(FIRST.id, rdf.quads(FIRST), current=False), resolution()]
