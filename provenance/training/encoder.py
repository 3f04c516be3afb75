"""Pretrained encoders, built of plain layers and filled with published weights: BERT's kind, and MPNet's.

Vaswani et al. 2017 with post-normalisation, as in Devlin et al. 2019; MPNet (Song et al. 2020) adds a bias by relative
position. Two embeddings are added at the input, zero at first: how a word is written, and where it stands between
quotation marks.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from provenance.extractors.neural.pieces import CASES, STATES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BARRED = -1e4
_BUCKETS, _FAR = 32, 128


class Dropout(nn.Module):
    """Dropout from a pool of masks made once: drawing a fresh one takes a tenth of a training step on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self._pools: dict[torch.dtype, Tensor] = {}

    def forward(self, x: Tensor) -> Tensor:
        """``x``, with a share of it at nought while training."""
        if not self.training or not self.rate:
            return x
        pool = self._pools.get(x.dtype)
        if pool is None or pool.numel() < 2 * x.numel():
            pool = (torch.rand(4 * x.numel()) >= self.rate).to(x.dtype) / (1 - self.rate)
            self._pools[x.dtype] = pool
        at = int(torch.randint(0, pool.numel() - x.numel(), (1,)))
        return x * pool[at : at + x.numel()].view(x.shape)


class Layer(nn.Module):
    """Attention and feed-forward, each added to its input and normalised."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.attended, self.fed = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """``x`` (rows, places, width); ``bias`` is added to the attention of each place to each."""
        rows, _, width = x.shape
        size = width // self.heads
        query, key, value = (
            part(x).view(rows, -1, self.heads, size).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        weights = torch.matmul(query * size**-0.5, key.transpose(2, 3))
        if bias is not None:
            weights = weights + bias.to(weights.dtype)
        heads = torch.matmul(torch.softmax(weights, -1), value)
        x = self.attended(x + self.dropout(self.output(heads.transpose(1, 2).reshape(rows, -1, width))))
        return self.fed(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces with their case and state to vectors; ``layers`` are the published layers to keep (all by default)."""

    def __init__(self, folder: Path, layers: Sequence[int] | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text("utf8"))
        self.relative = config["model_type"] == "mpnet"
        self.offset = 2 if self.relative else 0  # MPNet counts positions from after its padding symbol
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        kept = list(range(config["num_hidden_layers"])) if layers is None else list(layers)
        self.width, self.heads = width, config["num_attention_heads"]
        self.piece = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["max_position_embeddings"], width)
        self.case, self.state = nn.Embedding(len(CASES), width), nn.Embedding(len(STATES), width)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.state.weight)
        self.norm, self.dropout = nn.LayerNorm(width, epsilon), Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, self.heads, config["intermediate_size"], epsilon, dropout) for _ in kept
        )
        if self.relative:
            self.nearness = nn.Embedding(_BUCKETS, self.heads)
        self._fill(load_file(folder / "model.safetensors"), kept)

    @torch.no_grad()
    def _fill(self, weights: dict[str, Tensor], kept: Sequence[int]) -> None:
        self.piece.weight.copy_(weights["embeddings.word_embeddings.weight"])
        self.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        if self.relative:
            self.nearness.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        else:
            self.position.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])
        names = _MPNET if self.relative else _BERT
        parts: list[tuple[nn.Module, str]] = [(self.norm, "embeddings.LayerNorm")]
        for number, layer in zip(kept, self.layers, strict=True):
            parts += [(getattr(layer, ours), f"encoder.layer.{number}.{theirs}") for ours, theirs in names.items()]
        for module, name in parts:
            module.weight.copy_(weights[f"{name}.weight"])
            module.bias.copy_(weights[f"{name}.bias"])

    def forward(self, ids: Tensor, case: Tensor, state: Tensor, padding: Tensor | None = None) -> Tensor:
        """Vectors (rows, places, width). ``padding`` is true where a row has no piece."""
        places = ids.shape[1]
        x = self.piece(ids) + self.position.weight[self.offset : self.offset + places] + self.case(case)
        x = self.dropout(self.norm(x + self.state(state)))
        bias = None
        if padding is not None:
            bias = torch.zeros(padding.shape).masked_fill(padding, _BARRED)[:, None, None]
        if self.relative:
            near = self.nearness(_bucket(places)).permute(2, 0, 1)[None]
            bias = near if bias is None else bias + near
        for layer in self.layers:
            x = layer(x, bias)
        return x


_BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "fed": "output.LayerNorm",
}
_MPNET = _BERT | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "output": "attention.attn.o",
    "attended": "attention.LayerNorm",
}


def _bucket(places: int) -> Tensor:
    """Relative positions as MPNet was trained with them: exact up to 7, then by logarithm up to 128, by side."""
    at = torch.arange(places)
    ahead = at[:, None] - at[None, :]
    half, exact = _BUCKETS // 2, _BUCKETS // 4
    far = ahead.abs()
    log = exact + (torch.log(far.clamp(min=1) / exact) / math.log(_FAR / exact) * (half - exact)).long()
    return (ahead < 0).long() * half + torch.where(far < exact, far, log.clamp(max=half - 1))
