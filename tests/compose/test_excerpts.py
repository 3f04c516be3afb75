"""How much of an article its record shows: the limits are counted in the record, against the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import AT, readings

from provenance.compose import Run, compose
from provenance.compose.excerpts import CONTEXT, REPORTED_WORDS, SHARE
from provenance.ids import Ids
from provenance.model.annotation import Annotation, Part, RangeSelector, TextPositionSelector, TextQuoteSelector
from provenance.model.extraction import Attribution, Extraction, Kind
from provenance.model.quotation import Quotation, ReportedSpeech
from provenance.model.reading import Span
from provenance.words import count, spans

PLAIN = "The tide came in and went out again over the flat sand. "


def record_of(text, *attributions):
    (reading,) = readings(text)
    record, notices = compose(reading, Extraction(attributions, "test", "1"), Run(Ids(), AT))
    return reading.text, record, notices


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def shown(text, record):
    """The words of the text that the record's selectors give away, by number; and the contexts, as spans."""
    numbers, contexts = set(), []
    places = spans(text)

    def show(start, end):
        assert 0 <= start <= end <= len(text)
        numbers.update(i for i, (s, e) in enumerate(places) if s < end and start < e)

    for item in (i for annotation in record.all(Annotation) for i in annotation.has_target.items):
        position = next(s for s in item.has_selector if isinstance(s, TextPositionSelector))
        for selector in item.has_selector:
            quote = selector.has_start_selector if isinstance(selector, RangeSelector) else selector
            if isinstance(quote, TextQuoteSelector):
                assert text.startswith(quote.exact, position.start)
                show(position.start, position.start + len(quote.exact))
                if quote.prefix:
                    contexts.append((position.start - len(quote.prefix), position.start))
                if quote.suffix:
                    contexts.append((position.end, position.end + len(quote.suffix)))
            if isinstance(selector, RangeSelector):
                contexts.append((position.end, position.end + len(selector.has_end_selector.exact)))
    for start, end in contexts:
        show(start, end)
    return numbers, sorted(contexts)


def test_quoted_words_stand_whole_and_reported_words_are_cut():
    long = "the pier would be closed for all of the summer and most of the autumn so that it could be mended"
    text = f"{PLAIN * 20}\nThe mayor said that {long}.\n\n“We will mend it,” she said.\n"
    text, record, _ = record_of(
        text,
        Attribution(Kind.INDIRECT, (span(text, long),), source=(span(text, "The mayor"),)),
        Attribution(Kind.DIRECT, (span(text, "We will mend it,"),), quoted=(span(text, "We will mend it,"),)),
    )
    (reported,) = record.all(ReportedSpeech)
    (quoted,) = record.all(Quotation)
    assert quoted.text == "We will mend it,"
    assert reported.text == "the pier would be closed for all of the summer and most […]"
    assert reported.content_words == count(long)
    assert count(reported.text) == REPORTED_WORDS


def test_mixed_speech_keeps_its_quoted_runs_and_its_marks():
    content = (
        'the old pier, which nobody has painted since the war ended, was "a danger to everyone" and would "have to go'
    )
    text = f'{PLAIN * 20}\nThe mayor said {content}".\n'
    runs = (span(text, "a danger to everyone"), span(text, "have to go"))
    _, record, _ = record_of(text, Attribution(Kind.MIXED, (span(text, content),), quoted=runs))
    (quoted,) = record.all(Quotation)
    assert '"a danger to everyone"' in quoted.text
    assert quoted.text.endswith('[…] "have to go"')


def test_an_interview_shows_its_quotations_and_nothing_else():
    words = "We had to leave the island before the winter and take what we could carry with us"
    text = f"“{words},” said Bram Teller, and he wept.\n"
    _, record, notices = record_of(
        text, Attribution(Kind.DIRECT, (span(text, words),), (span(text, "Bram Teller"),), quoted=(span(text, words),))
    )
    (quoted,) = record.all(Quotation)
    assert quoted.text == words
    assert [notice.kind for notice in notices] == ["excerpt-limit"]
    sources = [i for a in record.all(Annotation) for i in a.has_target.items if i.part is Part.SOURCE]
    assert all(isinstance(s, TextPositionSelector) for item in sources for s in item.has_selector)


def test_a_turn_without_marks_is_shown_as_speech():
    words = "I have nothing to add to that."
    text = f"{PLAIN * 10}\nMR TELLER: {words}\n"
    _, record, _ = record_of(text, Attribution(Kind.DIRECT, (span(text, words),)))
    assert record.all(Quotation)[0].text == words


@st.composite
def attributed_texts(draw):
    """A text of numbered words, and attributions over stretches of it that do not overlap."""
    length = draw(st.integers(20, 200))
    text = " ".join(f"w{n}" for n in range(length)) + "."
    places = spans(text)
    cuts = sorted(draw(st.sets(st.integers(0, length - 1), max_size=16)))
    made = []
    for first, last in list(pairwise(cuts))[::2]:
        kind = draw(st.sampled_from(Kind))
        whole = Span(places[first][0], places[last - 1][1])
        half = Span(places[first][0], places[(first + last - 1) // 2][1])
        quoted = () if kind is Kind.INDIRECT else (whole if kind is Kind.DIRECT else half,)
        made.append(Attribution(kind, (whole,), quoted=quoted))
    return text, made


@given(attributed_texts())
def test_no_more_than_the_share_is_shown(drawn):
    text, record, notices = record_of(drawn[0], *drawn[1])
    numbers, contexts = shown(text, record)
    quoted = {
        i for a in drawn[1] for q in a.quoted for i, (s, e) in enumerate(spans(text)) if s < q.end and q.start < e
    }
    total = record.article.word_count
    assert len(numbers) <= max(total * SHARE, len(quoted))
    assert bool(notices) == (len(quoted) > int(total * SHARE))
    assert all(end - start <= CONTEXT for start, end in contexts)
    assert all(before[1] <= after[0] for before, after in pairwise(contexts))


@pytest.mark.parametrize("words", ["", "…", "!?"])
def test_content_without_words_is_no_attribution(words):
    text = f"She said “{words}”, and left. {PLAIN}\n"
    place = Span(10, 10 + len(words))
    _, record, _ = record_of(text, Attribution(Kind.DIRECT, (place,), quoted=(place,)))
    assert not record.all(Quotation)
