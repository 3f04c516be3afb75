"""From a text to what is attributed in it: windows scored, cues found, and for each cue its source and content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.extractors.neural.confidence import confidence
from provenance.extractors.neural.decoding import best, log_softmax, spans
from provenance.extractors.neural.labels import CUE
from provenance.extractors.neural.roles import roles
from provenance.extractors.neural.windows import GAP, frame, windows
from provenance.model.reading import Span
from provenance.resolving.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from provenance.extractors.neural.network import Network
    from provenance.extractors.neural.pieces import Ints, Pieces
    from provenance.extractors.neural.windows import Frame

    Floats = NDArray[np.float32]


def found(text: str, network: Network) -> list[Found]:
    """Every attribution of a text, in the order of the cues. Time and memory are linear in its length."""
    pieces = network.vocabulary.pieces(text)
    return [one for window in windows(pieces, network.window - 2) for one in _of_window(pieces, window, network)]


def _of_window(pieces: Pieces, window: Ints, network: Network) -> Iterator[Found]:
    held = frame(pieces, window, network.vocabulary)
    scores = network.read(held.ids, held.case, held.state)
    labels = log_softmax(scores.labels)
    cues = cue_spans(labels, network.settings["cue"])
    for role in roles(network, held, scores, labels, cues) if cues else ():
        stated = float(scores.stated[slice(*role.cue)].mean())
        yield Found(
            content=_offsets(pieces, held, role.content),
            source=_offsets(pieces, held, role.source),
            cue=_offsets(pieces, held, [role.cue]),
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


def _offsets(pieces: Pieces, held: Frame, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Places of a frame as spans of the text."""
    out = []
    for a, b in places:
        inside = held.pieces[a:b][held.pieces[a:b] != GAP]
        if len(inside):
            out.append(Span(int(pieces.starts[inside[0]]), int(pieces.ends[inside[-1]])))
    return tuple(out)
