"""Roles: for each cue of a window, which places are its source and which its content."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from provenance.extractors.neural.decoding import best, log_softmax, spans
from provenance.extractors.neural.labels import (
    BESIDE,
    BUCKETS,
    CONTENT,
    CUE,
    FARTHEST,
    NEAR,
    OUTSIDE,
    ROLE_CONTENT,
    ROLE_SOURCE,
    ROLES,
    SOURCE,
)
from provenance.extractors.neural.pieces import STATES
from provenance.extractors.neural.windows import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from provenance.extractors.neural.hints import Hints
    from provenance.extractors.neural.network import Network, Scores
    from provenance.extractors.neural.pieces import Ints
    from provenance.extractors.neural.windows import Frame

    Floats = NDArray[np.float32]

_MARK = STATES.index("mark")
_NEVER = np.float32(-1e9)
_INSERTED = 8
"""Places: what interrupts a content and is no longer than this is an insertion."""


class Role(NamedTuple):
    """One cue's attribution as places of a frame; ``scores`` (places from ``first`` on, roles) are what decided it."""

    cue: tuple[int, int]
    source: list[tuple[int, int]]
    content: list[tuple[int, int]]
    scores: Floats
    first: int


class Scored(NamedTuple):
    """A window that the reader has scored: ``labels`` are log-probabilities, ``cues`` the places of each cue."""

    frame: Frame
    scores: Scores
    labels: Floats
    cues: list[tuple[int, int]]


class _Towards(NamedTuple):
    """The log-probabilities of the places from ``first`` on towards one cue, padded to one length."""

    seen: Scored
    cue: tuple[int, int]
    logs: Floats
    first: int


def roles(network: Network, windows: Iterable[Scored], hints: Hints) -> Iterator[tuple[Scored, Role]]:
    """The attribution of each cue that has any content, no two of one window with the same words."""
    asked = [one for seen in windows if seen.cues for one in _towards(network, seen, hints)]
    if not asked:
        return
    longest = max(len(one.logs) for one in asked)
    logs = np.zeros((len(asked), longest, ROLES), np.float32)
    for own, one in zip(logs, asked, strict=True):
        own[: len(one.logs)] = one.logs
    paths = best(logs, [len(one.logs) for one in asked])
    for _, group in groupby(zip(asked, paths, strict=True), key=lambda pair: id(pair[0].seen)):
        pairs = list(group)
        seen = pairs[0][0].seen
        pauses = np.cumsum((seen.frame.case == 0) & (seen.frame.state != _MARK) & (seen.frame.pieces != GAP))
        kinds = seen.labels.argmax(1)
        chosen = (_chosen(one, path, kinds, pauses) for one, path in pairs)
        yield from ((seen, role) for role in _apart([role for role in chosen if role.content]))


def _towards(network: Network, seen: Scored, hints: Hints) -> Iterator[_Towards]:
    """Every cue of a window with what the places around it are to it, weighed with what they are by themselves."""
    held, scores = seen.frame, seen.scores
    firsts, ends = (np.array(side)[:, None] for side in zip(*seen.cues, strict=True))
    at = firsts + np.arange(-NEAR, NEAR)
    where = np.clip(at, 0, len(held.ids) - 1)
    apart = held.paragraph[where] - held.paragraph[firsts]
    within = (at >= 0) & (at < len(held.ids)) & (np.abs(apart) <= BESIDE)
    used = np.flatnonzero(within.any(0))
    low, high = int(used[0]), int(used[-1]) + 1
    at, where, apart, within = (part[:, low:high] for part in (at, where, apart, within))
    distance = np.where(at < firsts, at - firsts, np.maximum(at - ends + 1, 0))
    said = network.roles(
        scores.near[where] * within[..., None],
        np.stack([scores.cue[a:b].mean(0) for a, b in seen.cues]),
        np.stack([scores.gate[a:b].mean(0) for a, b in seen.cues]),
        bucket(distance),
        np.where(within, np.clip(apart, -FARTHEST, FARTHEST) + FARTHEST, 2 * FARTHEST + 1),
    )
    own = seen.labels[where]
    outside = np.logaddexp.reduce(own[..., [OUTSIDE, CUE, CUE + 1]], axis=-1)[..., None]
    spoken = own[..., [SOURCE, SOURCE + 1, CONTENT, CONTENT + 1]]
    logs = log_softmax(said) + network.settings["flat"] * np.concatenate([outside, spoken], -1)
    for k, cue in enumerate(seen.cues):
        prior = hints.roles(held, cue)
        if prior is not None:
            logs[k] += prior[where[k]]
    logs[~within | ((at >= firsts) & (at < ends)), 1:] = _NEVER
    for cue, one in zip(seen.cues, logs, strict=True):
        yield _Towards(seen, cue, one, cue[0] - NEAR + low)


def _chosen(one: _Towards, path: Ints, kinds: Ints, pauses: Ints) -> Role:
    first, paragraph = one.first, one.seen.frame.paragraph
    source = [(a + first, b + first) for a, b in spans(path, ROLE_SOURCE)]
    content = [_onward((a + first, b + first), one, kinds) for a, b in spans(path, ROLE_CONTENT)]
    here = [span for span in content if paragraph[span[0]] == paragraph[one.cue[0]]]
    content = here or content  # quotation marks tell what goes on in another paragraph
    marks = np.flatnonzero(one.seen.frame.state == _MARK).tolist()
    content = _joined(content, pauses, [*(k for k, _ in (*source, *one.seen.cues)), *marks])
    return Role(one.cue, source, content, one.logs, first)


def bucket(distance: Ints) -> Ints:
    """Distances as the network knows them: single steps up to 7, then quarter octaves; negative ones apart."""
    far = np.abs(distance)
    steps = 8 + np.minimum(15, (np.log2(np.maximum(far, 8) / 8) * 4).astype(np.int64))
    known: Ints = np.where(far < 8, far, steps) + BUCKETS * (distance < 0)
    return known


def _onward(span: tuple[int, int], one: _Towards, kinds: Ints) -> tuple[int, int]:
    """A span that reaches the edge of what was looked at goes on as far as the pieces are content by themselves."""
    a, b = span
    if b == one.cue[0] + NEAR:
        while b < len(kinds) and kinds[b] == CONTENT + 1:
            b += 1
    if a == max(one.cue[0] - NEAR, 1):
        while a > 1 and kinds[a] == CONTENT + 1:
            a -= 1
    return a, b


def _joined(content: list[tuple[int, int]], pauses: Ints, bounds: list[int]) -> list[tuple[int, int]]:
    """Spans are one that have nothing but a comma between them, or a few words that are an insertion.

    ``pauses`` counts the places that are mere punctuation. An insertion ('concluded, after a week, that') is part of
    what was said; what has one of the ``bounds`` in it (a source, any cue, a quotation mark) is none.
    """
    joined: list[tuple[int, int]] = []
    for a, b in content:
        before = joined[-1] if joined else None
        if before is not None and (
            pauses[a - 1] - pauses[before[1] - 1] == a - before[1]
            or (a - before[1] <= _INSERTED and not any(before[1] <= k < a for k in bounds))
        ):
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
