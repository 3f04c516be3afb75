"""What holds for every text: spans true to it, order, determinism, linear time."""

from __future__ import annotations

import time

import pytest
from attributed import extraction, reading
from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Orla",
        "Quist",
        "said",
        "that",
        "he",
        "told",
        "Reuters",
        "the",
        "official",
        "according",
        "to",
        "on",
        "Tuesday",
        "in",
        "a",
        "statement",
        "added",
        "who",
        "claims",
        "It",
        "rains",
        "U.S.",
        "Mr.",
        "and",
        "was",
        "accused",
        "of",
        "calls",
        "quoted",
        "as",
        "saying",
        "by",
        "her",
        "newspaper",
        "Gazette",
        "first",
        "reported",
    ]
)
MARKS = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "''",
        "``",
        ",",
        ".",
        "?",
        "!",
        ":",
        "—",
        "(",
        ")",
        "\n\n",
        "\n",
        "\u00a0",
        "\u00ad",
        "\u200b",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(WORDS, MARKS), max_size=80).map(" ".join),
    st.lists(MARKS, max_size=40).map("".join),
)


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_spans_are_true_to_the_text(text):
    given = reading(text)
    found = extraction(given)
    assert found == extraction(given)
    firsts = [row.content[0] for row in found.attributions]
    assert firsts == sorted(firsts)
    for row in found.attributions:
        assert row.content
        assert 0 <= row.confidence <= 1
        spans = [
            *row.content,
            *row.source,
            *row.cue,
            *row.quoted,
            *(s for hop in row.relay for s in hop.evidence),
            *(row.said.text if row.said else ()),
        ]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert list(row.content) == sorted(row.content)
        assert all(any(a <= c and d <= b for a, b in row.content) for c, d in row.quoted)
        assert (row.kind == "indirect") == (not row.quoted) or row.kind == "direct"


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "“",
        "”",
        "'",
        "‘a ",
        "a’ ",
        '"A," he said. ',
        "according to ",
        ", said X, ",
        "\n\n“",
        "the ",
        "Jane Roe, a lawyer, said ",
        "A.",
        "who said ",
    ],
)
def test_hostile_articles_take_linear_time(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        extraction(reading(text))
        return time.process_time() - start

    small, large = max(seconds(8_000), 0.02), seconds(64_000)
    assert large < 24 * small  # eight times the text; a square would be sixty-four
