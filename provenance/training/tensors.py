"""Batches as tensors: windows padded to one length, and for each cue the slice of places around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch import Tensor

from provenance.extractors.neural.labels import BESIDE, FARTHEST, LABELS, NEAR, ROLES
from provenance.extractors.neural.roles import bucket
from provenance.training.examples import IGNORED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from provenance.training.examples import Example
    from provenance.training.heads import Network, Read

    Floats = NDArray[np.float32]


class Batch(NamedTuple):
    """Windows (rows, places), and cues: their row, first place, end, roles (cues, places), whether words are reported.

    ``soft`` (rows, places, labels) and ``soft_roles`` (cues, places, roles) are a teacher's log-probabilities, not a
    number where it says nothing.
    """

    ids: Tensor
    case: Tensor
    state: Tensor
    padding: Tensor
    labels: Tensor
    paragraph: Tensor
    row: Tensor
    first: Tensor
    end: Tensor
    roles: Tensor
    stated: Tensor
    soft: Tensor
    soft_roles: Tensor


def autocast() -> torch.autocast:
    """Products in bfloat16 on an x86 processor that has it; emulated, a step would take ten times as long."""
    held = torch.cpu.get_capabilities()
    return torch.autocast("cpu", torch.bfloat16, enabled=bool(held.get("avx512_bf16") or held.get("amx_bf16")))


def batch(examples: Sequence[Example]) -> Batch:
    """Pad and stack."""
    places = max(len(example.ids) for example in examples)

    def stacked(name: str, blank: int) -> Tensor:
        rows = [getattr(example, name) for example in examples]
        return torch.tensor(np.stack([np.pad(row, (0, places - len(row)), constant_values=blank) for row in rows]))

    cues = [(row, cue) for row, example in enumerate(examples) for cue in example.cues]
    roles = [np.pad(cue.roles, (0, places - len(cue.roles)), constant_values=IGNORED) for _, cue in cues]
    return Batch(
        stacked("ids", 0),
        stacked("case", 0),
        stacked("state", 0),
        torch.tensor([[k >= len(example.ids) for k in range(places)] for example in examples]),
        stacked("labels", IGNORED),
        stacked("paragraph", 0),
        torch.tensor([row for row, _ in cues], dtype=torch.long),
        torch.tensor([cue.first for _, cue in cues], dtype=torch.long),
        torch.tensor([cue.end for _, cue in cues], dtype=torch.long),
        torch.tensor(np.stack(roles)) if roles else torch.zeros(0, places, dtype=torch.long),
        torch.tensor([cue.stated for _, cue in cues], dtype=torch.long),
        _taught([example.soft for example in examples], places, LABELS),
        _taught([cue.soft for _, cue in cues], places, ROLES),
    )


def _taught(given: Sequence[Floats | None], places: int, kinds: int) -> Tensor:
    out = np.full((len(given), places, kinds), np.nan, np.float32)
    for row, logs in enumerate(given):
        if logs is not None:
            out[row, : len(logs)] = logs
    return torch.from_numpy(out)


class Around(NamedTuple):
    """The places around each cue (cues, 2 * NEAR): which, and whether there is such a place near enough."""

    at: Tensor
    within: Tensor


def around(given: Batch) -> Around:
    """Places from NEAR before the first of a cue to NEAR after, in its paragraph and those beside it."""
    places = given.ids.shape[1]
    at = given.first[:, None] + torch.arange(-NEAR, NEAR)
    clipped = at.clamp(0, places - 1)
    apart = given.paragraph[given.row[:, None], clipped] - given.paragraph[given.row, given.first][:, None]
    within = (at >= 0) & (at < places) & ~given.padding[given.row[:, None], clipped] & (apart.abs() <= BESIDE)
    return Around(clipped, within)


def role_scores(network: Network, read: Read, given: Batch, near: Around) -> Tensor:
    """The scores of `Roles` for every cue of a batch: (cues, 2 * NEAR, roles)."""
    row, first, end = given.row, given.first, given.end
    longest = int((end - first).max())
    own = first[:, None] + torch.arange(longest)
    held = (own < end[:, None]).unsqueeze(-1)
    own = own.clamp(max=given.ids.shape[1] - 1)

    def mean(part: Tensor) -> Tensor:
        return (part[row[:, None], own] * held).sum(1) / held.sum(1)

    raw = first[:, None] + torch.arange(-NEAR, NEAR)
    distance = torch.where(raw < first[:, None], raw - first[:, None], (raw - end[:, None] + 1).clamp(min=0))
    away = given.paragraph[row[:, None], near.at] - given.paragraph[row, first][:, None]
    away = torch.where(near.within, away.clamp(-FARTHEST, FARTHEST) + FARTHEST, 2 * FARTHEST + 1)
    places = read.near[row[:, None], near.at] * near.within[..., None]
    known = torch.from_numpy(bucket(distance.numpy()))
    scores: Tensor = network.roles(places, mean(read.cue), mean(read.gate), known, away)
    return scores
