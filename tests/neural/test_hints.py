"""What the rules draft, as a prior for the network's labels: on the very pieces of the hint, in whatever window."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from provenance.extractors.neural.hints import Hint, Hints
from provenance.extractors.neural.labels import ROLE_CONTENT, ROLE_SOURCE
from provenance.extractors.neural.pieces import Vocabulary
from provenance.extractors.neural.windows import frame, windows
from provenance.model.reading import Span

TEXT = "Orla Quist said nobody asked.\n\nBram Teller denied it.\n\n"
WORDS = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted({w.strip(".").lower() for w in TEXT.split()}), "."])
WEIGHT = 0.75


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


SAID = Hint((span("said"),), (span("Orla Quist"),), (span("nobody asked"),))
DENIED = Hint((span("denied"),), (span("Bram Teller"),), (span("it"),))


def asked(size: int, *hints: Hint):
    pieces = WORDS.pieces(TEXT)
    for window in windows(pieces, size):
        held = frame(pieces, window, WORDS)
        yield pieces, held, Hints(pieces, hints, WEIGHT)


def places(pieces, held, words: str) -> list[int]:
    start, end = span(words)
    return [k for k, p in enumerate(held.pieces) if p >= 0 and start <= pieces.starts[p] < end]


def test_a_cue_is_hinted_where_it_stands_and_nowhere_else():
    ((pieces, held, hints),) = asked(40, SAID, DENIED)
    prior = hints.cues(held)
    assert np.argwhere(prior).tolist() == [[places(pieces, held, "said")[0], 0], [places(pieces, held, "denied")[0], 0]]
    assert set(prior.ravel()) == {0, np.float32(WEIGHT)}


@given(st.integers(3, 30))
def test_the_roles_are_those_of_the_hint_whose_cue_is_asked_about(size):
    for pieces, held, hints in asked(size, SAID, DENIED):
        for hint, cue, source, content in ((SAID, "said", "Orla Quist", "nobody asked"), (DENIED, "denied", "Bram Teller", "it")):
            at = places(pieces, held, cue)
            if not at:
                continue
            prior = hints.roles(held, (at[0], at[-1] + 1))
            wanted = np.zeros(prior.shape, np.float32)
            wanted[:, 0] = WEIGHT  # outside, where the hint has nothing
            for words, begins in ((source, ROLE_SOURCE), (content, ROLE_CONTENT)):
                for number, k in enumerate(places(pieces, held, words)):
                    first = pieces.starts[held.pieces[k]] == span(words).start
                    assert first or number or size < 10
                    wanted[k] = 0
                    wanted[k, begins if first else begins + 1] = WEIGHT
            assert (prior == wanted).all(), hint


def test_a_cue_of_nobody_s_has_no_prior():
    ((pieces, held, hints),) = asked(40, SAID)
    at = places(pieces, held, "denied")[0]
    assert hints.roles(held, (at, at + 1)) is None
    assert not hints.cues(held)[at].any()
