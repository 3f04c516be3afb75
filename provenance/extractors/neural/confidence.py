"""How sure an attribution is: the chance that its content and its source are right, learned from held-out articles.

A logistic regression over what the network says of its own decisions; its coefficients stand in the manifest. Right
means what the end-to-end measure means: half the content's words or more, and a source that overlaps.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from provenance.extractors.neural.roles import Role

    Floats = NDArray[np.float32]

FEATURES = ("bias", "content", "weakest", "edges", "source", "no source", "cue", "pieces", "parts")
_FLOOR = -8.0


def confidence(role: Role, labels: Floats, weights: Mapping[str, float]) -> float:
    """A probability in [0, 1], rounded to three places."""
    score = sum(weights.get(name, 0.0) * value for name, value in features(role, labels).items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 3)


def features(role: Role, labels: Floats) -> dict[str, float]:
    """What the regression sees, by the names of `FEATURES`.

    ``content``, ``source``, ``cue``: mean log-probabilities of the labels chosen; ``weakest``: the least of those
    of the content; ``edges``: that of the places where the content begins, and of the first place after it.
    """
    content = np.concatenate([_chosen(role, a, b, 3) for a, b in role.content])
    source = [_chosen(role, a, b, 1) for a, b in role.source]
    cue = np.logaddexp(labels[slice(*role.cue), 3], labels[slice(*role.cue), 4])
    edges = [_at(role, a, 3) for a, _ in role.content] + [_outside(role, b) for _, b in role.content]
    return {
        "bias": 1.0,
        "content": max(_FLOOR, float(content.mean())),
        "weakest": max(_FLOOR, float(content.min())),
        "edges": max(_FLOOR, min(edges)),
        "source": max(_FLOOR, float(np.concatenate(source).mean())) if source else 0.0,
        "no source": float(not source),
        "cue": max(_FLOOR, float(cue.mean())),
        "pieces": math.log1p(len(content)),
        "parts": float(len(role.content) > 1),
    }


def _chosen(role: Role, first: int, end: int, label: int) -> Floats:
    rows = role.scores[max(0, first - role.first) : end - role.first]
    return np.logaddexp(rows[:, label], rows[:, label + 1])


def _at(role: Role, place: int, label: int) -> float:
    row = place - role.first
    return float(role.scores[row, label]) if 0 <= row < len(role.scores) else 0.0


def _outside(role: Role, place: int) -> float:
    row = place - role.first
    if not 0 <= row < len(role.scores):
        return 0.0
    return float(np.logaddexp.reduce(role.scores[row, [0, 1, 2, 3]]))
