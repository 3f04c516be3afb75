"""From a text to what is attributed in it: windows scored, cues found, and for each cue its source and content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from provenance.extractors.neural.confidence import confidence
from provenance.extractors.neural.decoding import best, log_softmax, spans
from provenance.extractors.neural.windows import GAP, framed, paragraphs, windows
from provenance.model.reading import Span
from provenance.resolving.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from provenance.extractors.neural.network import Network, Scores
    from provenance.extractors.neural.pieces import Ints, Pieces

    Floats = NDArray[np.float32]

OUTSIDE, SOURCE, CUE, CONTENT = 0, 1, 3, 5
"""Labels of a piece; each span's label is followed by the one that goes on with it."""
ROLE_SOURCE, ROLE_CONTENT = 1, 3
"""Labels of a piece towards one cue."""
NEAR = 96
"""How many places before and after the first of a cue its source and content are looked for."""
BUCKETS = 24
FARTHEST = 2


class Role(NamedTuple):
    """One cue's attribution as places of a window, with the log-probabilities of what was chosen."""

    cue: tuple[int, int]
    source: list[tuple[int, int]]
    content: list[tuple[int, int]]
    scores: Floats
    first: int


def found(text: str, network: Network) -> list[Found]:
    """Every attribution of a text, in the order of the cues. Time and memory are linear in its length."""
    pieces = network.vocabulary.pieces(text)
    return [one for window in windows(pieces, network.window - 2) for one in _of_window(pieces, window, network)]


def _of_window(pieces: Pieces, window: Ints, network: Network) -> Iterator[Found]:
    words = network.vocabulary
    ids = framed(pieces.ids, window, words.sep, (words.cls, words.sep))
    scores = network.read(ids, framed(pieces.case, window, 0), framed(pieces.state, window, 0))
    labels = log_softmax(scores.labels)
    cues = cue_spans(labels, network.settings["cue"])
    if not cues:
        return
    places = paragraphs(pieces, window)
    inside = np.concatenate([[GAP], window, [GAP]])
    roles = apart(list(_roles(network, scores, labels, places, cues)))
    for role in roles:
        stated = float(scores.stated[slice(*role.cue)].mean())
        yield Found(
            content=_offsets(pieces, inside, role.content),
            source=_offsets(pieces, inside, role.source),
            cue=_offsets(pieces, inside, [role.cue]),
            stated=stated > 0,
            confidence=confidence(role, labels, network.settings["confidence"]),
        )


def cue_spans(labels: Floats, bias: float) -> list[tuple[int, int]]:
    """The cues of a window; ``bias`` is added to the log-probability of being none."""
    rest = [k for k in range(labels.shape[1]) if k not in {CUE, CUE + 1}]
    none = np.logaddexp.reduce(labels[:, rest], axis=1) + bias
    three = np.stack([none, labels[:, CUE], labels[:, CUE + 1]], 1)
    three[[0, -1], 1:] = -1e9
    (path,) = best(three[None], [len(three)])
    return spans(path, 1)


def _roles(
    network: Network, scores: Scores, labels: Floats, places: Ints, cues: Sequence[tuple[int, int]]
) -> Iterator[Role]:
    """The source and content of each cue, from both heads: what a piece is, and what it is to this cue."""
    firsts = np.array([first for first, _ in cues])
    ends = np.array([end for _, end in cues])
    at = firsts[:, None] + np.arange(-NEAR, NEAR)
    within = (at >= 0) & (at < len(places))
    where = np.clip(at, 0, len(places) - 1)
    near = scores.near[where] * within[..., None]
    apart_ = np.where(at < firsts[:, None], at - firsts[:, None], np.maximum(at - ends[:, None] + 1, 0))
    away = np.clip(places[where] - places[firsts][:, None], -FARTHEST, FARTHEST) + FARTHEST
    given = network.roles(
        near,
        np.stack([scores.cue[a:b].mean(0) for a, b in cues]),
        np.stack([scores.gate[a:b].mean(0) for a, b in cues]),
        bucket(apart_),
        np.where(within, away, 2 * FARTHEST + 1),
    )
    logs = log_softmax(given)
    flat = labels[where]
    outside = np.logaddexp.reduce(flat[..., [OUTSIDE, CUE, CUE + 1]], axis=-1)
    logs = logs + network.settings["flat"] * np.concatenate([outside[..., None], flat[..., [1, 2, 5, 6]]], -1)
    barred = ~within | ((at >= firsts[:, None]) & (at < ends[:, None]))
    logs[barred, 1:] = -1e9
    for row, path in enumerate(best(logs, [2 * NEAR] * len(cues))):
        first = int(firsts[row]) - NEAR
        content = [(a + first, b + first) for a, b in spans(path, ROLE_CONTENT)]
        source = [(a + first, b + first) for a, b in spans(path, ROLE_SOURCE)]
        if content:
            yield Role(cues[row], source, content, logs[row], first)


def bucket(distance: Ints) -> Ints:
    """Distances as the network knows them: single steps up to 7, then quarter octaves; negative ones apart."""
    far = np.abs(distance)
    steps = 8 + np.minimum(15, (np.log2(np.maximum(far, 8) / 8) * 4).astype(np.int64))
    known: Ints = np.where(far < 8, far, steps) + BUCKETS * (distance < 0)
    return known


def apart(roles: list[Role]) -> list[Role]:
    """Without those most of whose content a surer one has already: no two attributions share their words."""
    taken: set[int] = set()
    kept = []
    for role in sorted(roles, key=lambda r: -sureness(r)):
        places = {k for a, b in role.content for k in range(a, b)}
        if 2 * len(places & taken) <= len(places):
            taken |= places
            kept.append(role)
    return sorted(kept, key=lambda r: r.cue)


def sureness(role: Role) -> float:
    """The mean log-probability of the content's labels."""
    rows = [k - role.first for a, b in role.content for k in range(a, b)]
    return float(np.logaddexp(role.scores[rows, ROLE_CONTENT], role.scores[rows, ROLE_CONTENT + 1]).mean())


def _offsets(pieces: Pieces, inside: Ints, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Places of a framed window as spans of the text."""
    out = []
    for a, b in places:
        held = inside[a:b][inside[a:b] != GAP]
        if len(held):
            out.append(Span(int(pieces.starts[held[0]]), int(pieces.ends[held[-1]])))
    return tuple(out)
