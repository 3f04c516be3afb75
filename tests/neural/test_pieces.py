"""Texts cut into pieces and windows: nothing is lost, offsets are true, and no paragraph that fits is cut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extractors.neural.pieces import CASES, STATES, Vocabulary
from provenance.extractors.neural.windows import GAP, frame, windows
from provenance.prose.view import paragraphs, plain

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = Vocabulary(
    ["[CLS]", "[SEP]", "[UNK]", *LETTERS, *(f"##{c}" for c in LETTERS), "har", "##bour", "minister", "said", "“", '"', ",", "."]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.text(" \n“”\"'.,aAbé1-\u00ad\u200b\u0301", max_size=200)


def cut(text: str) -> list[str]:
    pieces = WORDS.pieces(text)
    return [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]


def test_a_word_is_cut_at_the_longest_piece_that_is_known():
    assert cut("Harbour minister said") == ["Har", "bour", "minister", "said"]
    assert cut("said x!") == ["said", "x", "!"]
    assert WORDS.pieces("said x!").ids[-1] == WORDS.unknown


def test_what_is_folded_away_keeps_its_place():
    soft = "har\u00adbour"
    assert cut(f"said {soft}.") == ["said", soft, soft, "."]
    assert cut("Café said") == ["C", "a", "f", "é", "said"]  # one letter for one letter: each piece has its own


def test_a_word_longer_than_any_is_one_unknown_piece():
    pieces = WORDS.pieces("a" * 1000)
    assert pieces.ids.tolist() == [WORDS.unknown]
    assert (pieces.starts[0], pieces.ends[0]) == (0, 1000)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("said", "lower"), ("Harbour", "title"), ("EU", "upper"), ("McRoe", "mixed"), ("A1", "digits"), ("I", "initial"), (".", "other")],
)
def test_how_a_word_is_written(word, kind):
    assert CASES[WORDS.pieces(word).case[0]] == kind


def test_where_a_piece_stands_between_marks():
    states = [STATES[k] for k in WORDS.pieces('said, "said." said:\n\n“said.').state]
    outside, inside = ["outside"] * 2, ["mark", "inside", "inside", "mark"]
    assert states == [*outside, *inside, *outside, "mark", "left open", "left open"]


@given(TEXT)
def test_pieces_are_in_order_and_none_is_empty_or_left_out(text):
    pieces = WORDS.pieces(text)
    assert (pieces.starts < pieces.ends).all()
    assert (np.diff(pieces.starts) >= 0).all()
    assert (np.diff(pieces.paragraph) >= 0).all()
    covered = {k for a, b in zip(pieces.starts, pieces.ends, strict=True) for k in range(a, b)}
    for span in paragraphs(plain(text)):
        assert all(k in covered for k in range(*span) if text[k].isalnum())


@given(TEXT, st.integers(2, 40), st.none() | st.integers(1, 40))
def test_windows_hold_every_piece_once_and_cut_no_paragraph_that_fits(text, size, first):
    pieces = WORDS.pieces(text)
    cut_ = list(windows(pieces, size, first=first))
    assert [int(k) for window in cut_ for k in window if k != GAP] == list(range(len(pieces)))
    assert all(len(window) <= size for window in cut_)
    for window in cut_:
        assert GAP not in {window[0], window[-1]}
    _, sizes = np.unique(pieces.paragraph, return_counts=True)
    for paragraph, length in enumerate(sizes):
        if length <= size and len(pieces):
            number = np.unique(pieces.paragraph)[paragraph]
            held = [k for k, window in enumerate(cut_) if number in pieces.paragraph[window[window != GAP]]]
            assert len(held) == 1


@given(TEXT.filter(str.strip), st.integers(3, 30))
def test_a_frame_says_of_each_place_what_its_piece_is(text, size):
    pieces = WORDS.pieces(text)
    for window in windows(pieces, size):
        held = frame(pieces, window, WORDS)
        inside = held.pieces != GAP
        assert held.ids[0] == WORDS.cls
        assert held.ids[-1] == WORDS.sep
        assert (held.ids[inside] == pieces.ids[held.pieces[inside]]).all()
        assert (held.paragraph[inside] == pieces.paragraph[held.pieces[inside]]).all()
        assert not inside[0]
        assert not inside[-1]
