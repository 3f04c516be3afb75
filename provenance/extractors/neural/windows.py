"""Windows: whole paragraphs, packed as tightly as the network reads them at once.

An attribution hardly ever leaves its paragraph (0.6 % of those in PolNeAR's training part do), so a window never
cuts one that fits; what is longer than a window is cut where it is full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.extractors.neural.pieces import Ints, Pieces, Vocabulary

GAP = -1
"""Stands in a window for the separator between two paragraphs."""


class Frame(NamedTuple):
    """A window as the network reads it, with a place before its first piece and one after its last.

    Arrays of one length: ``pieces`` are indices into the article's pieces, `GAP` where a place has none; a gap belongs
    to the ``paragraph`` before it.
    """

    pieces: Ints
    ids: Ints
    case: Ints
    state: Ints
    paragraph: Ints


def windows(pieces: Pieces, size: int, *, first: int | None = None) -> Iterator[Ints]:
    """Indices of ``pieces``, window by window: at most ``size`` of them, `GAP` between paragraphs.

    ``first`` is the size of the first window, for whoever wants the cuts elsewhere.
    """
    if not len(pieces):
        return
    bounds = np.flatnonzero(np.diff(pieces.paragraph)) + 1
    limit = size if first is None else min(first, size)
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


def frame(pieces: Pieces, window: Ints, words: Vocabulary) -> Frame:
    """The window with its ends, and what the network wants to know of each place."""
    inside = np.concatenate([[GAP], window, [GAP]])
    gap = inside == GAP
    ids = np.where(gap, words.sep, pieces.ids[inside])
    ids[0] = words.cls
    paragraph = pieces.paragraph[np.where(gap, np.roll(inside, 1), inside)]
    paragraph[0] = paragraph[1]
    return Frame(inside, ids, np.where(gap, 0, pieces.case[inside]), np.where(gap, 0, pieces.state[inside]), paragraph)
