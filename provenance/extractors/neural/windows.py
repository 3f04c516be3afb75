"""Windows: whole paragraphs, packed as tightly as the network reads them at once.

An attribution hardly ever leaves its paragraph (0.6 % of those in PolNeAR's training part do), so a window never
cuts one that fits; what is longer than a window is cut where it is full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from provenance.extractors.neural.pieces import Ints, Pieces

GAP = -1
"""Stands in a window for the separator between two paragraphs."""


def windows(pieces: Pieces, size: int, *, first: int | None = None) -> Iterator[Ints]:
    """Indices of ``pieces``, window by window: at most ``size`` of them, `GAP` between paragraphs.

    ``first`` is the size of the first window, for whoever wants the cuts elsewhere.
    """
    if not len(pieces):
        return
    bounds = np.flatnonzero(np.diff(pieces.paragraph)) + 1
    limit = size if first is None else first
    window: list[Ints] = []
    held = 0
    for begin, end in zip([0, *bounds.tolist()], [*bounds.tolist(), len(pieces)], strict=True):
        if window and held + 1 + end - begin > limit:
            yield np.concatenate(window)
            window, held, limit = [], 0, size
        at = begin
        while end - at > size:
            yield np.arange(at, at + size)
            at += size
        if window:
            window.append(np.array([GAP]))
            held += 1
        window.append(np.arange(at, end))
        held += end - at
    yield np.concatenate(window)


def framed(values: Ints, window: Ints, gap: int, ends: tuple[int, int] | None = None) -> NDArray[np.int64]:
    """``values`` of the pieces in a window, ``gap`` at its gaps, and ``ends`` (else ``gap``) at either end."""
    first, last = ends if ends is not None else (gap, gap)
    return np.concatenate([[first], np.where(window == GAP, gap, values[window]), [last]])


def paragraphs(pieces: Pieces, window: Ints) -> Ints:
    """The paragraph of each place in a framed window; a gap belongs to the paragraph before it."""
    inside = pieces.paragraph[np.where(window == GAP, np.roll(window, 1), window)]
    return np.concatenate([inside[:1], inside, inside[-1:]])
