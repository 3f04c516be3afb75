"""From a text to what is attributed in it: windows scored, cues found, and for each cue its source and content."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from provenance.extractors.neural.confidence import confidence
from provenance.extractors.neural.decoding import best, log_softmax, spans
from provenance.extractors.neural.hints import Hints
from provenance.extractors.neural.labels import CUE
from provenance.extractors.neural.roles import Scored, roles
from provenance.extractors.neural.windows import GAP, frame, windows
from provenance.model.reading import Span
from provenance.resolving.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from provenance.extractors.neural.hints import Hint
    from provenance.extractors.neural.network import Network
    from provenance.extractors.neural.pieces import Pieces
    from provenance.extractors.neural.roles import Role
    from provenance.extractors.neural.windows import Frame

    Floats = NDArray[np.float32]

_AT_ONCE = 16
"""Windows decoded together: steps of Python are shared, memory stays bounded."""


def found(text: str, network: Network, hints: Iterable[Hint] = ()) -> list[Found]:
    """Every attribution of a text, in the order of the cues. Time and memory are linear in its length.

    ``hints`` are what somebody else takes for attributions.
    """
    pieces = network.vocabulary.pieces(text)
    return [placed(pieces, network, seen, role) for seen, role in decided(pieces, network, hints)]


def decided(pieces: Pieces, network: Network, hints: Iterable[Hint] = ()) -> Iterator[tuple[Scored, Role]]:
    """Every attribution as places of its window."""
    cut = windows(pieces, network.window - 2)
    prior = Hints(pieces, hints, network.settings["hint"])
    while some := list(islice(cut, _AT_ONCE)):
        held = [frame(pieces, window, network.vocabulary) for window in some]
        scores = [network.read(one.ids, one.case, one.state) for one in held]
        labels = [log_softmax(one.labels) for one in scores]
        cues = cue_spans(labels, network.settings["cue"], [prior.cues(one) for one in held])
        yield from roles(network, [Scored(*one) for one in zip(held, scores, labels, cues, strict=True)], prior)


def placed(pieces: Pieces, network: Network, seen: Scored, role: Role) -> Found:
    """An attribution's places as spans of the text, and how sure it is."""
    return Found(
        content=_offsets(pieces, seen.frame, role.content),
        source=_offsets(pieces, seen.frame, role.source),
        cue=_offsets(pieces, seen.frame, [role.cue]),
        stated=float(seen.scores.stated[slice(*role.cue)].mean()) > 0,
        confidence=confidence(role, seen.labels, network.settings["confidence"]),
    )


def cue_spans(
    labels: Sequence[Floats], bias: float, priors: Sequence[Floats] | None = None
) -> list[list[tuple[int, int]]]:
    """The cues of each window.

    ``bias`` is added to the log-probability of being none, ``priors`` (places, 2) to that of beginning a cue and of
    going on with one.
    """
    three = np.zeros((len(labels), max(map(len, labels)), 3), np.float32)
    for k, (own, logs) in enumerate(zip(three, labels, strict=True)):
        rest = [label for label in range(logs.shape[1]) if label not in {CUE, CUE + 1}]
        own[: len(logs), 0] = np.logaddexp.reduce(logs[:, rest], axis=1) + bias
        own[: len(logs), 1:] = logs[:, [CUE, CUE + 1]] + (0 if priors is None else priors[k])
        own[[0, len(logs) - 1], 1:] = -1e9
    return [spans(path, 1) for path in best(three, [len(logs) for logs in labels])]


def _offsets(pieces: Pieces, held: Frame, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Places of a frame as spans of the text."""
    out = []
    for a, b in places:
        inside = held.pieces[a:b][held.pieces[a:b] != GAP]
        if len(inside):
            out.append(Span(int(pieces.starts[inside[0]]), int(pieces.ends[inside[-1]])))
    return tuple(out)
