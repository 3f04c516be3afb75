"""How right a network is, and what its confidence has to be: measured on articles that it has not learned from.

An attribution is right where half of its content's words or more are an annotator's (Jaccard, one to one) and the
sources share a word, or neither names one: the end-to-end measure, which the confidence is the chance of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from provenance.drafting.indirect import drafts
from provenance.extractors.neural import hints
from provenance.extractors.neural.confidence import FEATURES, features
from provenance.extractors.neural.spans import decided, placed
from provenance.model.reading import Metadata, Reading
from provenance.resolving.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from provenance.extractors.neural.network import Network
    from provenance.model.reading import Span
    from provenance.training.corpus import Document

    Floats = NDArray[np.float64]

_WORD = re.compile(r"[^\W_]+(?:[’'\-.,][^\W_]+)*")
_ENOUGH = 0.5
_RIDGE = 1.0
_BINS = 10
_FOLDS = 5


class Tried(NamedTuple):
    """What a network found in some articles: a row for each attribution, and how many annotators have.

    ``rows`` (attributions, features by the names of `FEATURES`), ``right`` and ``article`` (attributions).
    """

    rows: Floats
    right: NDArray[np.bool_]
    article: NDArray[np.int64]
    gold: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * float(self.right.sum()) / max(1, len(self.right) + self.gold)


def tried(network: Network, documents: Iterable[Document]) -> Tried:
    """Run the network with the rules' drafts as hints, not merged in, and hold it against annotators."""
    rows: list[list[float]] = []
    right: list[bool] = []
    article: list[int] = []
    gold = 0
    for number, document in enumerate(documents):
        pieces = network.vocabulary.pieces(document.text)
        reading = Reading(document.name, b"", "text/plain", document.text, Metadata())
        seen = survey(reading)
        found = decided(pieces, network, hints(seen, drafts(seen.view, seen.lines, seen.outlets, reading.blocks)))
        made = [(placed(pieces, network, *one), features(one[1], one[0].labels)) for one in found]
        words = _Words(document.text)
        wanted = [(words.of(a.content), words.of(a.source)) for a in document.attributions]
        right += _hits([(words.of(f.content), words.of(f.source)) for f, _ in made], wanted)
        rows += [[values[name] for name in FEATURES] for _, values in made]
        article += [number] * len(made)
        gold += len(wanted)
    return Tried(np.array(rows), np.array(right), np.array(article), gold)


class Calibration(NamedTuple):
    """A fitted confidence: its weights, and what they reach on articles left out of the fit.

    ``error``: expected calibration error over ten equal parts; ``auroc``: how often a right one ranks above a wrong
    one.
    """

    weights: dict[str, float]
    error: float
    auroc: float


def calibrated(seen: Tried) -> Calibration:
    """Fit the confidence; its error and ranking are those of five fits, each without the articles it is asked about."""
    chance = np.zeros(len(seen.right))
    for fold in range(_FOLDS):
        out = seen.article % _FOLDS == fold
        chance[out] = _chance(seen.rows[out], _fit(seen.rows[~out], seen.right[~out]))
    weights = _fit(seen.rows, seen.right)
    named = dict(zip(FEATURES, (round(float(w), 4) for w in weights), strict=True))
    return Calibration(named, _error(chance, seen.right), _auroc(chance, seen.right))


def _fit(rows: Floats, right: NDArray[np.bool_]) -> Floats:
    """Logistic regression by Newton's method, with a small ridge on all but the bias."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[0] = 1e-6
    for _ in range(25):
        chance = _chance(rows, weights)
        slope = rows.T @ (chance - right) + ridge * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _chance(rows: Floats, weights: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
    return chance


def _error(chance: Floats, right: NDArray[np.bool_]) -> float:
    parts = np.array_split(np.argsort(chance, kind="stable"), _BINS)
    return float(sum(len(p) * abs(chance[p].mean() - right[p].mean()) for p in parts if len(p)) / len(chance))


def _auroc(chance: Floats, right: NDArray[np.bool_]) -> float:
    ranks = np.empty(len(chance))
    ranks[np.argsort(chance, kind="stable")] = np.arange(1, len(chance) + 1)
    good = int(right.sum())
    bad = len(right) - good
    return float((ranks[right].sum() - good * (good + 1) / 2) / max(1, good * bad))


class _Words:
    """The words of a text, by number; punctuation is no word."""

    def __init__(self, text: str) -> None:
        spans = [hit.span() for hit in _WORD.finditer(text)]
        self._starts = np.array([a for a, _ in spans])
        self._ends = np.array([b for _, b in spans])

    def of(self, spans: Sequence[Span]) -> frozenset[int]:
        """The numbers of the words that some spans have letters of."""
        found: set[int] = set()
        for start, end in spans:
            first = int(np.searchsorted(self._ends, start, "right"))
            found |= set(range(first, int(np.searchsorted(self._starts, end, "left"))))
        return frozenset(found)


_Pair = tuple[frozenset[int], frozenset[int]]


def _hits(made: Sequence[_Pair], wanted: Sequence[_Pair]) -> list[bool]:
    """Which of the attributions made are right, matched one to one, the likest first."""
    likeness = []
    for k, (content, _) in enumerate(made):
        for j, (gold, _) in enumerate(wanted):
            shared = len(content & gold)
            if shared and shared / (len(content) + len(gold) - shared) >= _ENOUGH:
                likeness.append((-shared / (len(content) + len(gold) - shared), k, j))
    right = [False] * len(made)
    used: set[int] = set()
    matched: set[int] = set()
    for _, k, j in sorted(likeness):
        if k not in matched and j not in used:
            matched.add(k)
            used.add(j)
            source, gold = made[k][1], wanted[j][1]
            right[k] = bool(source & gold) or not (source or gold)
    return right
