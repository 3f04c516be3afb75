"""What somebody else takes for attributions, as a prior: the network finds those more readily, and as they are drawn.

The network's log-probabilities of the labels that a hint gives its pieces are raised by one weight, chosen on held-out
articles; so a hint decides where the network is in two minds, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from provenance.extractors.neural.labels import ROLE_CONTENT, ROLE_SOURCE, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from provenance.extractors.neural.pieces import Ints, Pieces
    from provenance.extractors.neural.windows import Frame
    from provenance.model.reading import Span

    Floats = NDArray[np.float32]


class Hint(NamedTuple):
    """An attribution as spans of the text."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]


class Hints:
    """The hints for one text, to be asked by window. A place without a piece (`GAP`, -1) is the last of each array."""

    def __init__(self, pieces: Pieces, given: Iterable[Hint], weight: float) -> None:
        self._weight = weight
        self._roles: list[tuple[Ints, Ints]] = []
        self._cue = np.zeros((len(pieces) + 1, 2), np.float32)
        self._number = np.full(len(pieces) + 1, -1)
        self._role = np.zeros(len(pieces) + 1, np.int64)  # all nought but while one hint is looked up
        for hint in given:
            for first, end in _covered(pieces, hint.cue):
                self._cue[first] = weight, 0
                self._cue[first + 1 : end] = 0, weight
                self._number[first:end] = len(self._roles)
            self._roles.append(_labelled(pieces, hint))

    def cues(self, window: Frame) -> Floats:
        """What is added to the log-probability that a cue begins and that it goes on (places, 2)."""
        out: Floats = self._cue[window.pieces]
        return out

    def roles(self, window: Frame, cue: tuple[int, int]) -> Floats | None:
        """What is added for the roles towards a cue of the window (places, roles), if that is a hint's cue."""
        numbers = self._number[window.pieces[slice(*cue)]]
        hinted = numbers[numbers >= 0]
        if not len(hinted):
            return None
        places, labels = self._roles[int(hinted[0])]
        self._role[places] = labels
        out = np.zeros((len(window.pieces), ROLES), np.float32)
        out[np.arange(len(out)), self._role[window.pieces]] = self._weight
        self._role[places] = 0
        return out


def _labelled(pieces: Pieces, hint: Hint) -> tuple[Ints, Ints]:
    """The pieces that a hint gives a role, and which."""
    places: list[Ints] = [np.zeros(0, np.int64)]
    labels: list[Ints] = [np.zeros(0, np.int64)]
    for spans, begins in ((hint.source, ROLE_SOURCE), (hint.content, ROLE_CONTENT)):
        for first, end in _covered(pieces, spans):
            places.append(np.arange(first, end))
            labels.append(np.where(places[-1] == first, begins, begins + 1))
    return np.concatenate(places), np.concatenate(labels)


def _covered(pieces: Pieces, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Spans of the text as half-open spans of pieces."""
    for start, end in spans:
        first = int(np.searchsorted(pieces.ends, start, "right"))
        last = int(np.searchsorted(pieces.starts, end, "left"))
        if first < last:
            yield first, last
