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
from provenance.training.tensors import around, batch, role_scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from provenance.extractors.neural.pieces import Ints, Vocabulary
    from provenance.training.heads import Network

    Floats = NDArray[np.float32]

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


def lesson(text: str, given: Labelled, teachers: Sequence[Teacher], size: int) -> Lesson:
    """The mean of what teachers say of a document. Every teacher has to cut it into the same pieces."""
    own = [Labelled(t.vocabulary.pieces(text), given.labels, given.relations) for t in teachers]
    if any(len(o.pieces) != len(given.pieces) for o in own):
        raise ValueError("teacher and student cut the text into different pieces")
    labels = log_softmax(np.mean([_labels(o, t, size) for o, t in zip(own, teachers, strict=True)], axis=0))
    if given.labels[:1] == IGNORED:
        given = asked(given, _cues(given, labels, size))
        own = [asked(o, (cue for _, (cue,), _, _ in given.relations)) for o in own]
    said = [dict(_roles(o, t, size)) for o, t in zip(own, teachers, strict=True)]
    both = [[one.get(number) for one in said] for number in range(len(given.relations))]
    cues = tuple(cue[0] for _, cue, _, _ in given.relations)
    return Lesson(labels, cues, tuple(map(_mean, both)))


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


@torch.no_grad()
def _labels(given: Labelled, teacher: Teacher, size: int) -> Floats:
    said = np.zeros((len(given.pieces), LABELS), np.float32)
    for window, example in zip(windows(given.pieces, size - 2), examples(given, teacher.vocabulary, size), strict=True):
        one = batch([example])
        read = teacher.network.reader(one.ids, one.case, one.state)
        held = window != GAP
        said[window[held]] = log_softmax(read.labels[0, 1:-1].float().numpy())[held]
    return said


def _cues(given: Labelled, labels: Floats, size: int) -> Iterator[tuple[int, int]]:
    for window in windows(given.pieces, size - 2):
        logs = np.full((len(window) + 2, labels.shape[1]), -20.0, np.float32)
        logs[:, 0] = 0
        held = window != GAP
        logs[1:-1][held] = labels[window[held]]
        for first, end in cue_spans([logs], _BIAS)[0]:
            pieces = window[first - 1 : end - 1]
            if GAP not in pieces:
                yield int(pieces[0]), int(pieces[-1]) + 1


@torch.no_grad()
def _roles(given: Labelled, teacher: Teacher, size: int) -> Iterator[tuple[int, tuple[Ints, Floats]]]:
    """What the teacher says of the pieces near each cue, by the number of the relation."""
    numbers = {relation[1][0][0]: number for number, relation in enumerate(given.relations)}
    for window, example in zip(windows(given.pieces, size - 2), examples(given, teacher.vocabulary, size), strict=True):
        if not example.cues:
            continue
        one = batch([example])
        read = teacher.network.reader(one.ids, one.case, one.state)
        logs = log_softmax(role_scores(teacher.network, read, one, around(one)).float().numpy())
        for row, cue in enumerate(example.cues):
            places = cue.first + np.arange(-NEAR, NEAR)
            held = (places > 0) & (places <= len(window))
            pieces = np.where(held, window[np.clip(places - 1, 0, len(window) - 1)], GAP)
            held = pieces != GAP
            yield numbers[int(window[cue.first - 1])], (pieces[held], logs[row][held])


def _mean(said: Sequence[tuple[Ints, Floats] | None]) -> tuple[Ints, Floats] | None:
    known = [one for one in said if one is not None]
    if len(known) < len(said):
        return None
    return known[0][0], log_softmax(np.mean([logs for _, logs in known], axis=0))
