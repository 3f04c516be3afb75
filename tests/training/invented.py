"""A corpus of invented articles in PolNeAR's layout, and a pretrained encoder of chance weights in BERT's."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import torch
from safetensors.torch import save_file

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Orla Quist", "Bram Teller", "Ann Oyelaran", "Jory Pell")
SAID = ("the wall will hold", "nobody was asked", "the quay stays shut", "the figures are wrong")
WIDTH, INNER, LAYERS, PLACES = 16, 32, 4, 64


def corpus(folder: Path, articles: int = 30) -> Path:
    """Articles of a few sentences each; every sentence is an attribution with source, cue and content."""
    for part in ("train", "dev"):
        (folder / part / "text").mkdir(parents=True)
        (folder / part / "attributions").mkdir()
        for number in range(articles):
            text, lines = "", []
            for k in range(3):
                name, said = NAMES[(number + k) % 4], SAID[(number * 3 + k) % 4]
                at = len(text)
                text += f"{name} said that {said}.\n\n"
                spans = [
                    ("Source", at, at + len(name)),
                    ("Cue", at + len(name) + 1, at + len(name) + 5),
                    ("Content", at + len(name) + 6, at + len(name) + 11 + len(said)),
                ]
                for j, (kind, a, b) in enumerate(spans):
                    lines.append(f"T{3 * k + j + 1}\t{kind} {a} {b}\t{text[a:b]}")
                lines.append(f"E{k + 1}\tCue:T{3 * k + 2} Source:T{3 * k + 1} Content:T{3 * k + 3}")
            (folder / part / "text" / f"{part}{number}.txt").write_text(text, encoding="utf-8")
            (folder / part / "attributions" / f"{part}{number}.ann").write_text("\n".join(lines), encoding="utf-8")
    return folder


def encoder(folder: Path) -> Path:
    """config.json, vocab.txt and model.safetensors of an encoder that has learned nothing yet."""
    folder.mkdir()
    words = sorted(set(re.findall(r"[a-z]+|\.", " ".join([*NAMES, *SAID, "said that."]).lower())))
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    config = {
        "model_type": "bert", "hidden_size": WIDTH, "num_attention_heads": 2, "intermediate_size": INNER,
        "num_hidden_layers": LAYERS, "vocab_size": len(vocabulary), "max_position_embeddings": PLACES,
        "layer_norm_eps": 1e-12,
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    chance = torch.Generator().manual_seed(1)

    def drawn(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=chance) * 0.1

    weights = {
        "embeddings.word_embeddings.weight": drawn(len(vocabulary), WIDTH),
        "embeddings.position_embeddings.weight": drawn(PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": drawn(2, WIDTH),
        "embeddings.LayerNorm.weight": torch.ones(WIDTH),
        "embeddings.LayerNorm.bias": torch.zeros(WIDTH),
    }
    for k in range(LAYERS):
        layer = f"encoder.layer.{k}."
        square = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
        for name, rows, columns in (
            *((name, WIDTH, WIDTH) for name in square),
            ("intermediate.dense", INNER, WIDTH),
            ("output.dense", WIDTH, INNER),
        ):
            weights |= {f"{layer}{name}.weight": drawn(rows, columns), f"{layer}{name}.bias": torch.zeros(rows)}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            weights |= {f"{layer}{name}.weight": torch.ones(WIDTH), f"{layer}{name}.bias": torch.zeros(WIDTH)}
    save_file(weights, folder / "model.safetensors")
    return folder
