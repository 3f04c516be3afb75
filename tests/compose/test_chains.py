"""The chain: hop by hop, in order, by one path; works stand beside it and mix nothing."""

from __future__ import annotations

from workbench import AT, readings

from provenance import rdf
from provenance.compose import Run, compose
from provenance.ids import Ids
from provenance.model.extraction import Attribution, Extraction, Kind, Relation, Relay, Setting, Speaker
from provenance.model.quotation import CitedSpeech, Quotation, ReportedSpeech
from provenance.model.reading import Span
from provenance.model.source import CreativeWork

TEXT = "“No boats,” said one. “No nets,” said another. They spoke of ropes too. " + "Waves came and went. " * 40
WALK = """
SELECT ?start ?ordinal ?outlet ?genre WHERE {
  ?start prov:wasDerivedFrom* ?here .
  ?here prov:qualifiedQuotation|prov:qualifiedDerivation ?step . ?step pr:ordinal ?ordinal ; prov:entity ?hop .
  ?hop schema:isPartOf ?work . ?start pr:kind ?kind
  OPTIONAL { ?work schema:publisher/schema:name ?outlet } OPTIONAL { ?work schema:genre ?genre }
} ORDER BY ?start ?ordinal
"""


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def spoken(words, name, *relays, kind=Kind.DIRECT, setting=Setting.UNKNOWN):
    return Attribution(
        kind, (span(words),), quoted=() if kind is Kind.INDIRECT else (span(words),),
        speaker=Speaker(name, "Person"), relay=relays, setting=setting,
    )  # fmt: skip


def record_of(*attributions):
    (reading,) = readings(TEXT)
    return compose(reading, Extraction(attributions, "test", "1"), Run(Ids(), AT))[0]


def walk(record):
    """Each quotation's chain as SPARQL walks it."""
    import pyoxigraph as ox

    from provenance import vocab

    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in rdf.quads(record))
    chains: dict[str, list[str]] = {}
    for start, _, outlet, genre in store.query(WALK, prefixes=vocab.prefixes()):
        chains.setdefault(start.value, []).append((outlet or genre).value)
    return [chains[node.id] for node in record.nodes if node.id in chains]


def test_two_speakers_quoted_by_one_story_do_not_mix():
    story = Relay("Tarn Courier", Relation.QUOTED)
    first = spoken("No boats,", "Ann Oyelaran", story, Relay("Brine Weekly", Relation.TOLD))
    second = spoken("No nets,", "Bram Teller", story, setting=Setting.STATEMENT)
    record = record_of(first, second)
    assert walk(record) == [["Tarn Courier", "Brine Weekly"], ["Tarn Courier", "statement"]]
    assert len({hop.is_part_of for hop in record.all(CitedSpeech)}) == 3
    assert len(record.all(CitedSpeech)) == 4


def test_every_work_is_cited_and_none_is_a_node_of_the_walk():
    record = record_of(spoken("No boats,", "Ann Oyelaran", Relay("Tarn Courier", Relation.QUOTED)))
    works = {work.id for work in record.all(CreativeWork)}
    assert set(record.article.citation) == works
    assert not {node.was_derived_from for node in record.nodes if hasattr(node, "was_derived_from")} & works


def test_quoted_words_are_quoted_from_and_reported_words_are_paraphrased():
    relay = Relay("Tarn Courier", Relation.REPORTED)
    record = record_of(
        spoken("No boats,", "Ann Oyelaran", relay),
        spoken("They spoke of ropes", "Bram Teller", relay, kind=Kind.INDIRECT),
    )
    (quoted,), (reported,) = record.all(Quotation), record.all(ReportedSpeech)
    assert quoted.was_quoted_from == quoted.was_derived_from == quoted.qualified_quotation.entity
    assert reported.was_quoted_from is None
    assert reported.qualified_derivation.types[0] == "Paraphrase"


def test_further_back_only_what_the_article_calls_quoted_is_quoted():
    chain = [Relay("Tarn Courier", Relation.REPORTED), Relay("Brine Weekly", Relation.REPORTED)]
    record = record_of(spoken("No boats,", "Ann Oyelaran", *chain))
    first, second = record.all(CitedSpeech)
    assert first.qualified_derivation.types == ("Derivation",)
    assert second.was_derived_from is None


def test_the_primary_source_is_the_end_of_the_walk():
    told = record_of(spoken("No boats,", "Ann Oyelaran", Relay("Tarn Courier", Relation.TOLD)))
    assert told.all(Quotation)[0].had_primary_source == told.all(CitedSpeech)[-1].id
    reported = record_of(spoken("No boats,", "Ann Oyelaran", Relay("Tarn Courier", Relation.REPORTED)))
    assert reported.all(Quotation)[0].had_primary_source is None
    stated = record_of(spoken("No boats,", "Ann Oyelaran", setting=Setting.STATEMENT))
    assert stated.all(Quotation)[0].had_primary_source == stated.all(CitedSpeech)[0].id


def test_an_outlet_that_is_the_source_is_no_speaker():
    said = span("another")
    relay = Relay("Tarn Courier", Relation.REPORTED, evidence=(said,))
    record = record_of(
        Attribution(Kind.DIRECT, (span("No nets,"),), source=(said,), quoted=(span("No nets,"),), relay=(relay,))
    )
    assert record.all(Quotation)[0].spoken_by_character is None
