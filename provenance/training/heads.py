"""What stands on the encoder: a label for each piece, whether a cue reports words, and the roles towards each cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from provenance.extractors.neural.labels import BUCKETS, FARTHEST, LABELS, ROLES
from provenance.training.encoder import Dropout

if TYPE_CHECKING:
    from provenance.training.encoder import Encoder

_REACH = 5
_STEPS = (1, 2, 4)


class Read(NamedTuple):
    """What the reader says of each place (rows, places, …)."""

    labels: Tensor
    stated: Tensor
    near: Tensor
    cue: Tensor
    gate: Tensor


class Mixing(nn.Module):
    """Each place with its neighbours at a distance of ``step`` and twice that, on either side."""

    def __init__(self, width: int, step: int) -> None:
        super().__init__()
        self.norm, self.mix, self.step = nn.LayerNorm(width), nn.Linear(_REACH * width, width), step

    def forward(self, x: Tensor) -> Tensor:
        """``x`` (cues, places, width), mixed."""
        beside = _REACH // 2 * self.step
        padded = functional.pad(self.norm(x), (0, 0, beside, beside))
        places = x.shape[1]
        around = [padded[:, k * self.step : k * self.step + places] for k in range(_REACH)]
        return x + functional.gelu(self.mix(torch.cat(around, -1)))


class Roles(nn.Module):
    """Scores the places around a cue as its source and content."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * BUCKETS, width)
        self.paragraph = nn.Embedding(2 * FARTHEST + 2, width)
        self.mixing = nn.ModuleList(Mixing(width, step) for step in _STEPS)
        self.norm, self.out, self.dropout = nn.LayerNorm(width), nn.Linear(width, ROLES), Dropout(dropout)

    def forward(self, near: Tensor, cue: Tensor, gate: Tensor, distance: Tensor, paragraph: Tensor) -> Tensor:
        """``near`` (cues, places, width), ``cue`` and ``gate`` (cues, width), the others (cues, places)."""
        x = near * (1 + torch.tanh(gate)[:, None]) + cue[:, None] + self.distance(distance) + self.paragraph(paragraph)
        x = functional.gelu(self.dropout(x))
        for layer in self.mixing:
            x = layer(x)
        return self.out(self.dropout(self.norm(x)))


class Reader(nn.Module):
    """The encoder with its heads for single pieces, and what `Roles` needs of each piece."""

    def __init__(self, encoder: Encoder, width: int, dropout: float) -> None:
        super().__init__()
        self.encoder, self.dropout = encoder, Dropout(dropout)
        self.labels, self.stated = nn.Linear(encoder.width, LABELS), nn.Linear(encoder.width, 1)
        self.near, self.cue, self.gate = (nn.Linear(encoder.width, width) for _ in range(3))

    def forward(self, ids: Tensor, case: Tensor, state: Tensor, padding: Tensor | None = None) -> Read:
        """Scores of each place; arguments as for `Encoder`."""
        x = self.dropout(self.encoder(ids, case, state, padding))
        return Read(self.labels(x), self.stated(x)[..., 0], self.near(x), self.cue(x), self.gate(x))


class Network(nn.Module):
    """Both graphs together."""

    def __init__(self, encoder: Encoder, width: int = 128, dropout: float = 0.1) -> None:
        super().__init__()
        self.reader, self.roles = Reader(encoder, width, dropout), Roles(width, dropout)
