"""What a teacher says of an article, kept piece by piece, so that a student with other windows can learn from it.

Hinton, Vinyals and Dean 2015: the student is held to the teacher's probabilities, not only to its decisions. In an
article that nobody annotated, the teacher's own cues are the ones that are asked about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from provenance.extractors.neural.decoding import log_softmax
from provenance.extractors.neural.labels import LABELS, NEAR
from provenance.extractors.neural.spans import cue_spans
from provenance.extractors.neural.windows import GAP, windows
from provenance.training.examples import IGNORED, Labelled, asked, examples
from provenance.training.heads import Read
from provenance.training.tensors import around, autocast, batch, role_scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from provenance.extractors.neural.pieces import Ints, Vocabulary
    from provenance.training.examples import Example
    from provenance.training.heads import Network

    Floats = NDArray[np.float32]

_TOGETHER = 8
_BIAS = -0.5
"""On being no cue, where the teacher says which cues an article has: rather one too many."""


class Teacher(NamedTuple):
    """A trained network, with the vocabulary it reads."""

    network: Network
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Lesson:
    """Log-probabilities for one document.

    ``labels``: (pieces, labels). ``cues``: the first and end piece of each cue asked about, those people annotated or
    else those the teachers found. ``roles``: for each of them the pieces near it and (pieces, roles), or None where a
    window cut it.
    """

    labels: Floats
    cues: tuple[tuple[int, int], ...]
    roles: tuple[tuple[Ints, Floats] | None, ...]


@torch.no_grad()
def lesson(text: str, given: Labelled, teachers: Sequence[Teacher], size: int) -> Lesson:
    """The mean of what teachers say of a document. Every teacher has to cut it into the same pieces."""
    cut = list(windows(given.pieces, size - 2))
    read: list[list[Read]] = []
    for teacher in teachers:
        pieces = teacher.vocabulary.pieces(text)
        if len(pieces) != len(given.pieces):
            raise ValueError("teacher and student cut the text into different pieces")
        own = list(examples(Labelled(pieces, given.labels, ()), teacher.vocabulary, size))
        read.append([one for k in range(0, len(own), _TOGETHER) for one in _read(teacher, own[k : k + _TOGETHER])])
    labels = np.zeros((len(given.pieces), LABELS), np.float32)
    for number, window in enumerate(cut):
        said = np.mean([log_softmax(one[number].labels[0, 1:-1].numpy()) for one in read], axis=0)
        labels[window[window != GAP]] = log_softmax(said)[window != GAP]
    if given.labels[:1] == IGNORED:
        given = asked(given, _cues(cut, labels))
    roles: dict[tuple[int, int], tuple[Ints, Floats]] = {}
    words = teachers[0].vocabulary
    for number, (window, example) in enumerate(zip(cut, examples(given, words, size), strict=True)):
        if example.cues:
            asks = [(teacher, one[number]) for teacher, one in zip(teachers, read, strict=True)]
            roles |= dict(_roles(asks, example, window))
    cues = tuple(cue[0] for _, cue, _, _ in given.relations)
    return Lesson(labels, cues, tuple(map(roles.get, cues)))


def _read(teacher: Teacher, windows_: Sequence[Example]) -> Iterator[Read]:
    """What a teacher says of each window, read several at once."""
    held = batch(windows_)
    with autocast():
        read = teacher.network.reader(held.ids, held.case, held.state, held.padding)
    for k, one in enumerate(windows_):
        yield Read(*(part[k : k + 1, : len(one.ids)].float() for part in read))


def _cues(cut: Sequence[Ints], labels: Floats) -> Iterator[tuple[int, int]]:
    """The cues of a document by its labels, as its pieces."""
    for window in cut:
        logs = np.full((len(window) + 2, labels.shape[1]), -20.0, np.float32)
        logs[:, 0] = 0
        held = window != GAP
        logs[1:-1][held] = labels[window[held]]
        for first, end in cue_spans([logs], _BIAS)[0]:
            pieces = window[first - 1 : end - 1]
            if GAP not in pieces:
                yield int(pieces[0]), int(pieces[-1]) + 1


def _roles(
    asks: Sequence[tuple[Teacher, Read]], example: Example, window: Ints
) -> Iterator[tuple[tuple[int, int], tuple[Ints, Floats]]]:
    """What the teachers together say of the pieces near each cue of a window, by the cue's first and end piece."""
    one = batch([example])
    near = around(one)
    with autocast():
        said = [role_scores(teacher.network, read, one, near).float().numpy() for teacher, read in asks]
    logs = log_softmax(np.mean([log_softmax(scores) for scores in said], axis=0))
    for row, cue in enumerate(example.cues):
        places = cue.first + np.arange(-NEAR, NEAR)
        pieces = np.where((places > 0) & (places <= len(window)), window[np.clip(places - 1, 0, len(window) - 1)], GAP)
        own = int(window[cue.first - 1]), int(window[cue.end - 2]) + 1
        yield own, (pieces[pieces != GAP], logs[row][pieces != GAP])


def saved(lessons: Mapping[str, Lesson], path: Path) -> None:
    """Keep lessons, by name of document, in half precision."""
    half = torch.float16
    torch.save(
        {
            name: (
                torch.from_numpy(one.labels).to(half),
                one.cues,
                [r and (torch.from_numpy(r[0]), torch.from_numpy(r[1]).to(half)) for r in one.roles],
            )
            for name, one in lessons.items()
        },
        path,
    )


def loaded(path: Path) -> dict[str, Lesson]:
    """What `saved` kept."""
    return {
        name: Lesson(
            labels.float().numpy(),
            tuple(map(tuple, cues)),
            tuple(r and (r[0].numpy(), r[1].float().numpy()) for r in roles),
        )
        for name, (labels, cues, roles) in torch.load(path, weights_only=True).items()
    }
