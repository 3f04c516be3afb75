"""From scores to spans: the most probable sequence of labels in which nothing goes on that did not begin.

Labels are BIO (Ramshaw and Marcus 1995): 0 is outside, then for each kind of span one label that begins it and one
that goes on with it. Several sequences are decoded at once (Viterbi 1967), one step of all of them at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from provenance.extractors.neural.pieces import Ints

    Floats = NDArray[np.float32]

_NEVER = np.float32(-1e9)


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    top = scores - scores.max(-1, keepdims=True)
    logs: Floats = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return logs


def best(scores: Floats, lengths: Sequence[int]) -> list[Ints]:
    """The best label sequence of each row of ``scores`` (rows, places, labels); row k has ``lengths[k]`` places."""
    rows, places, labels = scores.shape
    padding = np.arange(places) >= np.asarray(lengths)[:, None]
    whole = np.where(padding[..., None], np.float32(0), scores)  # beyond its end a row may be outside for nothing
    at = np.ascontiguousarray(whole.transpose(1, 2, 0))  # rows innermost: each step is over all of them
    barred = _barred(labels)
    at[0, _goes_on(labels)] += _NEVER
    reached = np.empty((labels, labels, rows), np.float32)
    top = np.empty((labels, rows), np.float32)
    for place in range(1, places):
        np.add(at[place - 1][:, None], barred[..., None], out=reached)
        np.maximum.reduce(reached, axis=0, out=top)
        at[place] += top
    path = np.empty((places, rows), np.int64)
    path[-1] = at[-1].argmax(0)
    for place in range(places - 1, 0, -1):
        path[place - 1] = (at[place - 1] + barred.take(path[place], axis=1)).argmax(0)
    return [path[:length, k] for k, length in enumerate(lengths)]


def spans(labels: Ints, begins: int) -> list[tuple[int, int]]:
    """The half-open spans that the label ``begins`` begins and the next one goes on with."""
    found: list[tuple[int, int]] = []
    for first in np.flatnonzero(labels == begins).tolist():
        end = first + 1
        while end < len(labels) and labels[end] == begins + 1:
            end += 1
        found.append((first, end))
    return found


def _goes_on(labels: int) -> list[int]:
    return list(range(2, labels, 2))


def _barred(labels: int) -> Floats:
    """What each step costs: a span goes on only from its own beginning or itself."""
    cost = np.zeros((labels, labels), np.float32)
    for label in _goes_on(labels):
        cost[:, label] = _NEVER
        cost[[label - 1, label], label] = 0
    return cost
