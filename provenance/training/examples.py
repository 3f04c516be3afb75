"""What the network learns from: windows of pieces, with what each piece is and what it is to each cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.extractors.neural.labels import CONTENT, CUE, ROLE_CONTENT, ROLE_SOURCE, SOURCE
from provenance.extractors.neural.windows import GAP, frame, windows

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from provenance.extractors.neural.pieces import Ints, Pieces, Vocabulary
    from provenance.model.reading import Span
    from provenance.training.corpus import Document
    from provenance.training.teaching import Lesson

    Floats = NDArray[np.float32]

IGNORED = -100
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_SMALLEST = 40


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as places of a window.

    ``roles`` of every place towards it; ``stated``: whether words are reported, or `IGNORED`; ``soft``: a teacher's
    log-probabilities (places, roles), not a number where it says nothing.
    """

    first: int
    end: int
    roles: Ints
    stated: int = IGNORED
    soft: Floats | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """One framed window: arrays of one length, and its cues; ``soft`` as for a `Cue`, of the labels."""

    ids: Ints
    case: Ints
    state: Ints
    labels: Ints
    paragraph: Ints
    cues: tuple[Cue, ...] = ()
    soft: Floats | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document cut into pieces, with a label a piece and the relations as spans of pieces."""

    pieces: Pieces
    labels: Ints
    relations: tuple[tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]], int], ...]


def labelled(
    document: Document, vocabulary: Vocabulary, stated: Mapping[str, bool], text: str | None = None
) -> Labelled:
    """Cut a document (or another printing of it, character for character) and label its pieces."""
    pieces = vocabulary.pieces(document.text if text is None else text)
    labels = np.zeros(len(pieces), np.int64)
    relations = []
    for one in document.attributions:
        source, cue, content = (_covered(pieces, spans) for spans in (one.source, one.cue, one.content))
        if not cue or not content:
            continue
        known = stated.get(f"{document.key}/{one.event}")
        relations.append((source, cue, content, IGNORED if known is None else int(known)))
        for spans, begins in ((content, CONTENT), (source, SOURCE), (cue, CUE)):
            for first, end in spans:
                labels[first:end] = begins + 1
                labels[first] = begins
    return Labelled(pieces, labels, tuple(relations))


def unlabelled(text: str, vocabulary: Vocabulary) -> Labelled:
    """A document nobody annotated."""
    pieces = vocabulary.pieces(text)
    return Labelled(pieces, np.full(len(pieces), IGNORED), ())


def asked(given: Labelled, cues: Iterable[tuple[int, int]]) -> Labelled:
    """A document with cues (first and end piece) whose source and content only a teacher can tell."""
    return Labelled(given.pieces, given.labels, tuple(([], [cue], [], IGNORED) for cue in cues))


def printings(text: str) -> tuple[str, str, str]:
    """The text as it is, and as other desks would print it: with straight marks, and with no double ones."""
    straight = text.translate(_STRAIGHT)
    return text, straight, straight.replace('"', " ")


def examples(
    given: Labelled,
    vocabulary: Vocabulary,
    size: int,
    chance: random.Random | None = None,
    lesson: Lesson | None = None,
) -> Iterator[Example]:
    """The windows of a document; with ``chance`` the cuts fall elsewhere each time, with a ``lesson`` there is more."""
    pieces = given.pieces
    first = chance.randint(_SMALLEST, size - 2) if chance else None
    for window in windows(pieces, size - 2, first=first):
        held = frame(pieces, window, vocabulary)
        inside = held.pieces != GAP
        place = np.full(len(pieces), -1)
        place[held.pieces[inside]] = np.flatnonzero(inside)
        yield Example(
            held.ids,
            held.case,
            held.state,
            np.where(inside, given.labels[held.pieces], IGNORED),
            held.paragraph,
            tuple(_cues(given, place, len(inside), lesson)),
            None if lesson is None else _soft(np.arange(len(pieces)), lesson.labels, place, len(inside)),
        )


def _cues(given: Labelled, place: Ints, length: int, lesson: Lesson | None) -> Iterator[Cue]:
    for number, (source, cue, content, stated) in enumerate(given.relations):
        first, end = cue[0]
        if place[first] < 0 or place[end - 1] < 0:
            continue
        roles = np.full(length, IGNORED if given.labels[first] == IGNORED else 0)
        for spans, begins in ((source, ROLE_SOURCE), (content, ROLE_CONTENT)):
            for a, b in spans:
                places = place[a:b][place[a:b] >= 0]
                roles[places] = begins + 1
                roles[places[:1]] = begins
        near = lesson.roles[number] if lesson is not None else None
        soft = None if near is None else _soft(*near, place, length)
        yield Cue(int(place[first]), int(place[end - 1]) + 1, roles, stated, soft)


def _soft(pieces: Ints, logs: Floats, place: Ints, length: int) -> Floats:
    """Log-probabilities of pieces put into their places; not a number elsewhere."""
    out = np.full((length, logs.shape[1]), np.nan, np.float32)
    held = place[pieces] >= 0
    out[place[pieces][held]] = logs[held]
    return out


def _covered(pieces: Pieces, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Spans of the text as half-open spans of pieces."""
    found = []
    for start, end in spans:
        first = int(np.searchsorted(pieces.ends, start, "right"))
        last = int(np.searchsorted(pieces.starts, end, "left"))
        if first < last:
            found.append((first, last))
    return found


def batches(given: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of much the same length, in an order of chance."""
    ordered = sorted(given, key=lambda example: len(example.ids) + 16 * chance.random())
    cut = [ordered[k : k + size] for k in range(0, len(ordered), size)]
    chance.shuffle(cut)
    yield from cut
