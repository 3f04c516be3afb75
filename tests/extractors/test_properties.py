"""What holds for every text and every engine: it comes back, its spans are true to it and in order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from engines import OFFLINE
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance import Metadata
from provenance.model.extraction import Kind

VOCABULARY = (
    "Orla Quist said that he told Reuters the official according to on Tuesday in a statement added who claims It rains "
    "U.S. Mr. and was accused of calls quoted as saying by her newspaper Gazette first reported Ist sagte Quist déclaré "
    "selon según dijo הוא אמר 他说"
)
WORDS = st.sampled_from(VOCABULARY.split())
MARKS = st.sampled_from(
    [*"\"“”„‟'‘’‚‛«»‹›「」『』＂＇`´′″,.?!:;—–-()[]…/\\*#@", "''", "``", ",,", "<<", ">>", "\n\n", "\n", "\r\n", "\u2028", "\x85",
     "\u00a0", "\u00ad", "\u200b", "\ufeff", "\x00", "\x0c", "\x1b[31m", "\u202e", "\u202c", "\u2067", "\u0301", "\u0308\u0323",
     "\ufe0f", "\u200d", "👩‍🚀", "🇫🇷", "\U000e0001", "\U0010ffff", "\ufdd0", "İ", "ß", "ﬁ", "ǅ", "١"]
)  # fmt: skip
LETTERS = st.one_of(st.sampled_from("aA.\"“”'‘’1 "), st.characters())
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(WORDS, WORDS, MARKS), max_size=80).map(" ".join),
    st.lists(st.one_of(WORDS, MARKS, st.characters()), max_size=80).map("".join),
    st.lists(MARKS, max_size=60).map("".join),
    st.lists(LETTERS, max_size=60).map("\n\n".join),
    st.lists(LETTERS, max_size=60).map("\n".join),
)
LANGUAGES = st.sampled_from(["en", "en", "en", "fr", "de", "es", None])


def true_to(text, extraction):
    """Asserts all that holds for every extraction of a text."""
    firsts = [row.content[0] for row in extraction.attributions]
    assert firsts == sorted(firsts)
    for row in extraction.attributions:
        assert row.content
        assert 0 <= row.confidence <= 1
        evidence = [span for hop in row.relay for span in hop.evidence]
        said = list(row.said.text) if row.said else []
        for part in (row.content, row.source, row.cue, row.quoted, evidence, said):
            assert all(0 <= start < end <= len(text) for start, end in part)
        for part in (row.content, row.source, row.cue, row.quoted):
            assert all(one.end <= next_.start for one, next_ in pairwise(part)), part
        assert all(text[start:end].strip() for start, end in row.content)
        assert all(any(a <= c and d <= b for a, b in row.content) for c, d in row.quoted)
        assert (row.kind is Kind.INDIRECT) == (not row.quoted) or row.kind is Kind.DIRECT


@pytest.mark.parametrize("engine", OFFLINE)
@given(text=TEXTS, language=LANGUAGES)
@settings(deadline=None, max_examples=200)
def test_spans_are_true_to_the_text(engine, text, language):
    reading = provenance.read_text(text, given=Metadata(in_language=language))
    found = provenance.extract(reading, extractor=engine)
    assert found.extractor == engine
    true_to(text, found)


@pytest.mark.parametrize("engine", OFFLINE)
@pytest.mark.parametrize("text", ["", "\n" * 50_000, "\r\n" * 9_000, " " * 50_000, "a" * 50_000, "“" * 3_000, "\u0301" * 9_000])
def test_texts_of_nothing_come_back(engine, text):
    true_to(text, provenance.extract(text, extractor=engine))
