"""The spaCy component in real pipelines: spans, batches, processes, and documents written and read again."""

from __future__ import annotations

import json
from importlib.metadata import entry_points

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbench import SAMPLES

import provenance
from provenance.errors import ExtractError
from provenance.extractors import DEFAULT
from provenance.integrations.packed import pack, unpack

spacy = pytest.importorskip("spacy", reason="spaCy is an optional extra, not installed here: pip install '.[spacy]'")

from spacy.tokens import Doc, DocBin  # noqa: E402

import provenance.integrations.spacy as component  # noqa: E402

TEXT = (
    "“Nobody will be hurried,” said Maren Tollock, the harbour director. “The berths,” she added, “come first.”\n\n"
    "The Verrin Courier reported that she was told in January.\n"
)
WIRE = (SAMPLES / "harbour" / "wire.txt").read_text(encoding="utf-8")
EMPTY = spacy.blank("en")


@pytest.fixture
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("provenance")
    return pipeline


def test_the_component_is_found_without_an_import():
    """What another program's process does: the entry point is all that spaCy has."""
    (entry,) = (one for one in entry_points(group="spacy_factories") if one.name == "provenance")
    assert entry.load() is component.make


def test_parts_are_spans_of_the_document(nlp):
    doc = nlp(TEXT)
    first, second = doc._.attributions[:2]
    assert [span.text for span in first.content] == ["Nobody will be hurried"]
    assert [span.text for span in second.content] == ["The berths", "come first."]
    (source,) = first.source
    assert source.doc is doc
    assert source.text.startswith("Maren Tollock")
    assert [span.text for span in first.cue] == ["said"]
    assert first.quoted == first.content
    assert (first.kind, first.speaker.name, first.stated) == ("direct", "Maren Tollock", True)
    assert (first.relay, first.said, first.setting) == ((), None, first.attribution.setting)
    assert 0 < first.confidence <= 1
    assert doc._.extraction == provenance.extract(TEXT)


def test_it_finds_in_a_document_what_it_finds_in_its_text(nlp):
    doc = nlp(WIRE)
    assert doc._.extraction == provenance.extract(WIRE)
    for one in doc._.attributions:
        for mine, exact in zip(one.content, one.attribution.content, strict=True):
            assert mine.start_char <= exact.start < exact.end <= mine.end_char


def test_many_are_batched_and_keep_their_order_and_their_context(nlp):
    texts = [TEXT, "Nothing is said here.", WIRE, "", TEXT]
    alone = [nlp(text)._.extraction for text in texts]
    for size in (1, 2, 100):
        pairs = [(text, number) for number, text in enumerate(texts)]
        docs = list(nlp.pipe(pairs, as_tuples=True, batch_size=size))
        assert [number for _, number in docs] == list(range(5))
        assert [doc._.extraction for doc, _ in docs] == alone
    assert [doc._.extraction for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == alone


def test_a_document_written_and_read_says_the_same(nlp):
    doc = nlp(WIRE)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (binned,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    (from_json,) = [Doc(nlp.vocab).from_json(json.loads(json.dumps(doc.to_json(underscore=["provenance"]))))]
    for other in (again, binned, from_json):
        assert other._.extraction == doc._.extraction
        assert [one.content[0].text for one in other._.attributions] == [
            one.content[0].text for one in doc._.attributions
        ]


def test_a_pipeline_is_written_and_read_with_its_configuration(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("provenance", config={"extractor": "rules", "alignment_mode": "contract"})
    nlp.to_disk(tmp_path / "pipeline")
    part = spacy.load(tmp_path / "pipeline").get_pipe("provenance")
    assert (part.extractor, part.alignment_mode) == ("rules", "contract")


def test_what_cannot_be_configured_is_said_at_once():
    for config, said in (({"extractor": "hearsay"}, DEFAULT), ({"alignment_mode": "loose"}, "expand")):
        with pytest.raises(ExtractError, match=said):
            spacy.blank("en").add_pipe("provenance", config=config)


def test_tokens_that_cross_a_boundary_are_taken_whole_or_not_at_all():
    nlp = spacy.blank("en")
    glued = Doc(nlp.vocab, words=["“Nobody", "will", "wait,”", "said", "Maren", "Tollock."], spaces=[True] * 5 + [False])
    found = {}
    for mode in ("expand", "contract", "strict"):
        (one,) = component.Attributor("provenance", "rules", mode)(glued)._.attributions
        found[mode] = [span.text for span in one.content]
        assert glued.text[slice(*one.attribution.content[0])] == "Nobody will wait"
    assert found == {"expand": ["“Nobody will wait,”"], "contract": ["will"], "strict": []}


def test_what_is_known_of_an_article_can_be_said(nlp):
    text = "“Nobody will wait,” Maren Tollock told the Verrin Courier on Tuesday."
    doc = nlp.make_doc(text)
    doc._.article = {"publisher": "Verrin Courier", "date_published": "2024-03-14"}
    (one,) = nlp(doc)._.attributions
    assert one.said.date.isoformat() == "2024-03-12"
    assert one.relay[0].self_
    doc = nlp.make_doc(text)
    doc._.article = {"editor": "nobody"}
    with pytest.raises(ExtractError, match="editor"):
        nlp(doc)


def test_the_pipeline_s_language_counts_where_the_text_shows_none(nlp):
    short = "“Nein”, said Bram Teller."
    assert nlp(short)._.attributions
    finnish = spacy.blank("fi")
    finnish.add_pipe("provenance", config={"extractor": "rules"})
    assert finnish(short)._.extraction.notices
    assert finnish(TEXT * 3)._.attributions  # its own words are English


def test_where_no_component_has_run_there_is_no_extraction(nlp):
    doc = nlp.make_doc(TEXT)
    assert doc._.extraction is None
    assert doc._.attributions == ()
    assert nlp("")._.attributions == ()
    assert nlp("")._.extraction is not None


def test_offsets_do_not_go_over_to_another_text(nlp):
    whole = nlp(TEXT)
    assert whole[5:12].as_doc(copy_user_data=True)._.extraction is None
    part = Doc(nlp.vocab, words=["Nobody", "said", "so"], user_data=whole.user_data)
    with pytest.raises(ExtractError, match="run the component"):
        _ = part._.attributions


def test_one_document_that_fails_is_the_handler_s_to_judge(nlp):
    docs = [nlp.make_doc(TEXT) for _ in range(3)]
    docs[1]._.article = {"editor": "nobody"}
    with pytest.raises(ExtractError):
        list(nlp.pipe(docs))
    failed = []
    nlp.set_error_handler(lambda name, part, given, error: failed.append((name, given, str(error))))
    assert list(nlp.pipe(docs)) == [docs[0], docs[2]]
    assert [(name, given) for name, given, _ in failed] == [("provenance", [docs[1]])]


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=60)
def test_any_text_comes_back_with_spans_in_it(text):
    doc = component.Attributor("provenance", "rules", "expand")(EMPTY.make_doc("“" + text + "”, said Ann Oyelaran. She said that " + text))
    for one in doc._.attributions:
        assert all(0 <= span.start < span.end <= len(doc) for span in (*one.content, *one.source, *one.cue))
    assert unpack(json.loads(json.dumps(pack(doc._.extraction)))) == doc._.extraction
