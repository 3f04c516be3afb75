"""Roles: for each cue of a window, which places are its source and which its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from provenance.extractors.neural.decoding import best, log_softmax, spans
from provenance.extractors.neural.labels import (
    BUCKETS,
    CONTENT,
    CUE,
    FARTHEST,
    NEAR,
    OUTSIDE,
    ROLE_CONTENT,
    ROLE_SOURCE,
    SOURCE,
)
from provenance.extractors.neural.pieces import STATES
from provenance.extractors.neural.windows import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from provenance.extractors.neural.network import Network, Scores
    from provenance.extractors.neural.pieces import Ints
    from provenance.extractors.neural.windows import Frame

    Floats = NDArray[np.float32]

_MARK = STATES.index("mark")
_NEVER = np.float32(-1e9)


class Role(NamedTuple):
    """One cue's attribution as places of a frame; ``scores`` (places from ``first`` on, roles) are what decided it."""

    cue: tuple[int, int]
    source: list[tuple[int, int]]
    content: list[tuple[int, int]]
    scores: Floats
    first: int


def roles(network: Network, held: Frame, scores: Scores, labels: Floats, cues: Sequence[tuple[int, int]]) -> list[Role]:
    """The attribution of each cue that has any content, no two of them with the same words.

    ``labels`` are the log-probabilities of ``scores.labels``; what a piece is to a cue is weighed with what it is.
    """
    firsts, ends = (np.array(side)[:, None] for side in zip(*cues, strict=True))
    at = firsts + np.arange(-NEAR, NEAR)
    within = (at >= 0) & (at < len(held.ids))
    where = np.clip(at, 0, len(held.ids) - 1)
    distance = np.where(at < firsts, at - firsts, np.maximum(at - ends + 1, 0))
    away = np.clip(held.paragraph[where] - held.paragraph[firsts], -FARTHEST, FARTHEST) + FARTHEST
    said = network.roles(
        scores.near[where] * within[..., None],
        np.stack([scores.cue[a:b].mean(0) for a, b in cues]),
        np.stack([scores.gate[a:b].mean(0) for a, b in cues]),
        bucket(distance),
        np.where(within, away, 2 * FARTHEST + 1),
    )
    by_itself = labels[where]
    outside = np.logaddexp.reduce(by_itself[..., [OUTSIDE, CUE, CUE + 1]], axis=-1)[..., None]
    spoken = by_itself[..., [SOURCE, SOURCE + 1, CONTENT, CONTENT + 1]]
    logs = log_softmax(said) + network.settings["flat"] * np.concatenate([outside, spoken], -1)
    logs[~within | ((at >= firsts) & (at < ends)), 1:] = _NEVER
    return _apart(list(_chosen(held, labels, cues, logs)))


def _chosen(held: Frame, labels: Floats, cues: Sequence[tuple[int, int]], logs: Floats) -> Iterator[Role]:
    kinds = labels.argmax(1)
    pauses = np.cumsum((held.case == 0) & (held.state != _MARK) & (held.pieces != GAP))
    for cue, path, own in zip(cues, best(logs, [2 * NEAR] * len(cues)), logs, strict=True):
        first = cue[0] - NEAR
        source = [(a + first, b + first) for a, b in spans(path, ROLE_SOURCE)]
        content = [_onward((a + first, b + first), first, kinds) for a, b in spans(path, ROLE_CONTENT)]
        here = [span for span in content if held.paragraph[span[0]] == held.paragraph[cue[0]]]
        content = _joined(here or content, pauses)  # quotation marks tell what goes on in another paragraph
        if content:
            yield Role(cue, source, content, own, first)


def bucket(distance: Ints) -> Ints:
    """Distances as the network knows them: single steps up to 7, then quarter octaves; negative ones apart."""
    far = np.abs(distance)
    steps = 8 + np.minimum(15, (np.log2(np.maximum(far, 8) / 8) * 4).astype(np.int64))
    known: Ints = np.where(far < 8, far, steps) + BUCKETS * (distance < 0)
    return known


def _onward(span: tuple[int, int], first: int, kinds: Ints) -> tuple[int, int]:
    """A span that reaches the edge of what was looked at goes on as far as the pieces are content by themselves."""
    a, b = span
    if b == first + 2 * NEAR:
        while b < len(kinds) and kinds[b] == CONTENT + 1:
            b += 1
    if a == max(first, 1):
        while a > 1 and kinds[a] == CONTENT + 1:
            a -= 1
    return a, b


def _joined(content: list[tuple[int, int]], pauses: Ints) -> list[tuple[int, int]]:
    """Spans with nothing but a comma between them are one. ``pauses`` counts the places that are mere punctuation."""
    joined: list[tuple[int, int]] = []
    for a, b in content:
        before = joined[-1] if joined else None
        if before is not None and pauses[a - 1] - pauses[before[1] - 1] == a - before[1]:
            joined[-1] = (before[0], b)
        else:
            joined.append((a, b))
    return joined


def _apart(found: list[Role]) -> list[Role]:
    """Without those most of whose content a surer one has already: no two attributions share their words."""
    taken: set[int] = set()
    kept = []
    for role in sorted(found, key=_sureness, reverse=True):
        places = {k for a, b in role.content for k in range(a, b)}
        if 2 * len(places & taken) <= len(places):
            taken |= places
            kept.append(role)
    return sorted(kept, key=lambda role: role.cue)


def _sureness(role: Role) -> float:
    """The mean log-probability of the content's labels."""
    rows = [k - role.first for a, b in role.content for k in range(a, b) if 0 <= k - role.first < len(role.scores)]
    return float(np.logaddexp(role.scores[rows, ROLE_CONTENT], role.scores[rows, ROLE_CONTENT + 1]).mean())
