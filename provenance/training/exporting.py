"""A trained network as the files that the package ships: two int8 graphs, a vocabulary, a manifest with digests."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from provenance.extractors.neural.labels import NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import nn

    from provenance.training.heads import Network

_OPSET = 17


def export(network: Network, pieces: Sequence[str], out: Path, name: str, manifest: dict[str, Any]) -> None:
    """Write the files of ``name`` into ``out``; ``manifest`` gives version, window and settings."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    width = network.roles.norm.normalized_shape[0]
    row = torch.zeros(1, 64, dtype=torch.long)
    near = torch.zeros(3, 2 * NEAR, dtype=torch.long)
    graphs: dict[str, tuple[nn.Module, tuple[torch.Tensor, ...], list[str], list[str]]] = {
        "reader": (
            network.reader,
            (row, row, row),
            ["ids", "case", "state"],
            ["labels", "stated", "near", "cue", "gate"],
        ),
        "roles": (
            network.roles,
            (torch.zeros(3, 2 * NEAR, width), torch.zeros(3, width), torch.zeros(3, width), near, near),
            ["near", "cue", "gate", "distance", "paragraph"],
            ["roles"],
        ),
    }
    words = "\n".join(pieces).encode() + b"\n"
    files = {"vocabulary": out / f"vocabulary-{hashlib.sha256(words).hexdigest()[:8]}.txt"}  # shared by those that can
    files["vocabulary"].write_bytes(words)
    for part, (module, example, given, made) in graphs.items():
        files[part] = out / f"{name}.{part}.onnx"
        _write(module, example, given, made, files[part])
    held = {part: {"name": path.name, "sha256": _digest(path)} for part, path in files.items()}
    text = json.dumps(manifest | {"files": held}, indent=2, sort_keys=True)
    (out / f"{name}.json").write_text(text + "\n", "utf8")


def _write(module: nn.Module, example: tuple[torch.Tensor, ...], given: list[str], made: list[str], path: Path) -> None:
    """One graph: exported whole, then weights to int8 by channel and one bit less than eight of activations' range."""
    whole = path.with_suffix(".whole")
    flat = {"cue", "gate"} if given[0] == "near" else set()
    axes = {n: ({0: "cues"} if n in flat else {0: "rows", 1: "places"}) for n in (*given, *made)}
    torch.onnx.export(
        module,
        example,
        str(whole),
        input_names=given,
        output_names=made,
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )
    quantize_dynamic(
        whole,
        path,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    whole.unlink()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
