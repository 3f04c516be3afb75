"""The trained network, as files beside this module: checked against their digests, then run by ONNX Runtime.

Two graphs: one reads a window of pieces and scores every piece; the other, for each cue found, scores the pieces
around it as that cue's source and content. Both are int8 (weights per channel, range reduced by a bit, so that
processors without VNNI do not saturate).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.errors import ExtractError
from provenance.extractors.neural.pieces import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from provenance.extractors.neural.pieces import Ints

    Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("weights")


class Scores(NamedTuple):
    """What the first graph says of each place of a window: label scores, ``stated``, and what the second one needs."""

    labels: Floats
    stated: Floats
    near: Floats
    cue: Floats
    gate: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """A network ready to run. ``settings`` are the numbers of its manifest that decoding uses."""

    name: str
    version: str
    window: int
    settings: dict[str, Any]
    vocabulary: Vocabulary
    _reader: Any
    _roles: Any

    def read(self, ids: Ints, case: Ints, state: Ints) -> Scores:
        """Score the places of one framed window."""
        feed = {"ids": ids[None], "case": case[None], "state": state[None]}
        return Scores(*(out[0] for out in self._reader.run(None, feed)))

    def roles(self, near: Floats, cue: Floats, gate: Floats, distance: Ints, paragraph: Ints) -> Floats:
        """Scores (cues, places, labels) of the places around each cue as its source and content."""
        feed = {"near": near, "cue": cue, "gate": gate, "distance": distance, "paragraph": paragraph}
        scores: Floats = self._roles.run(None, feed)[0]
        return scores


@cache
def network(name: str) -> Network:
    """Load the network of this name. `ExtractError` if its files are not what the manifest says."""
    path = WEIGHTS / f"{name}.json"
    try:
        manifest = json.loads(path.read_text("utf8"))
    except (OSError, ValueError) as fault:
        raise ExtractError(f"{path}: cannot be read as a manifest; install the package again") from fault
    graphs = {part: _checked(file) for part, file in manifest["files"].items()}
    pieces = graphs["vocabulary"].decode("utf8").splitlines()
    return Network(
        name=name,
        version=manifest["version"],
        window=manifest["window"],
        settings=manifest["settings"],
        vocabulary=Vocabulary(pieces),
        _reader=_session(graphs["reader"]),
        _roles=_session(graphs["roles"]),
    )


def _checked(file: dict[str, str]) -> bytes:
    """The bytes of a weights file, if their digest is the one the manifest gives."""
    path = WEIGHTS / file["name"]
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise ExtractError(f"{path}: cannot be read ({fault.strerror}); install the package again") from fault
    if hashlib.sha256(data).hexdigest() != file["sha256"]:
        raise ExtractError(f"{path}: not the published weights (its SHA-256 differs); install the package again")
    return data


def _session(graph: bytes) -> Any:
    import onnxruntime as ort  # noqa: PLC0415 (heavy: only when a network runs)

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
