"""The best sequence of labels, held against trying them all."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from provenance.extractors.neural.decoding import best, log_softmax, spans


def possible(path: tuple[int, ...]) -> bool:
    """Whether nothing goes on that did not begin."""
    return all(label % 2 or label == 0 or before in (label - 1, label) for before, label in zip((0, *path), path, strict=False))


@given(
    arrays.arrays(np.float32, st.tuples(st.just(2), st.integers(1, 4), st.sampled_from([3, 5])), elements=st.floats(-4, 4, width=32)),
    st.data(),
)
def test_no_possible_sequence_is_better(scores, data):
    lengths = [scores.shape[1], data.draw(st.integers(1, scores.shape[1]))]
    for row, (path, length) in enumerate(zip(best(scores, lengths), lengths, strict=True)):
        def worth(labels, row=row):
            return sum(float(scores[row, place, label]) for place, label in enumerate(labels))

        assert len(path) == length
        assert possible(tuple(path))
        every = [p for p in product(range(scores.shape[2]), repeat=length) if possible(p)]
        assert worth(path) >= max(map(worth, every)) - 1e-4


def test_spans_begin_and_go_on():
    assert spans(np.array([0, 3, 4, 3, 0, 4, 1, 2]), 3) == [(1, 3), (3, 4)]
    assert spans(np.array([0, 3, 4, 3, 0, 4, 1, 2]), 1) == [(6, 8)]
    assert spans(np.array([], int), 1) == []


@given(arrays.arrays(np.float32, (3, 5), elements=st.floats(-50, 50, width=32)))
def test_log_probabilities_add_up(scores):
    assert np.allclose(np.exp(log_softmax(scores)).sum(-1), 1, atol=1e-4)
