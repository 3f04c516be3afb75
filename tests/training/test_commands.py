"""``python -m provenance.training``: from a corpus and an encoder to the files of an engine, on a toy of both."""

from __future__ import annotations

import hashlib
import importlib
import json

import pytest
from workbench import readings

pytest.importorskip("torch", reason="torch is not installed here (pip install '.[train]'): training not checked")
pytest.importorskip("onnx", reason="onnx is not installed here (pip install '.[train]'): training not checked")

import torch
from typer.testing import CliRunner

from provenance.extractors import neural
from provenance.training.__main__ import app
from training.invented import corpus, encoder

networks = importlib.import_module("provenance.extractors.neural.network")  # the package has a function of that name
pytestmark = pytest.mark.filterwarnings("ignore")  # what torch says of its own exporter
TEXT = "Orla Quist said that the wall will hold.\n\nBram Teller said that nobody was asked.\n"
WINDOW = "48"


def ran(*given: object) -> str:
    done = CliRunner().invoke(app, [str(part) for part in given], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("training")
    corpus(folder / "corpus")
    encoder(folder / "encoder")
    return folder


def learn(place, out, *more):
    given = ("--corpus", place / "corpus", "--encoder", place / "encoder", "--out", out, "--window", WINDOW)
    ran("learn", *given, "--width", 16, "--rows", 4, "--rate", 3e-3, "--head-rate", 1e-2, *more)
    return out


@pytest.fixture(scope="module")
def weights(place):
    return learn(place, place / "whole.pt", "--epochs", 12)


@pytest.fixture(scope="module")
def engine(place, weights):
    """A folder with the files of a network named `toy`."""
    settings = place / "settings.json"
    settings.write_text(json.dumps({"cue": 0.0, "hint": 1.0, "flat": 0.3, "confidence": {}}), encoding="utf-8")
    out = place / "weights"
    given = ("--encoder", place / "encoder", "--weights", weights, "--out", out, "--settings", settings)
    ran("export", *given, "--name", "toy", "--version", "3.1", "--width", 16, "--window", WINDOW)
    return out


@pytest.fixture
def installed(engine, monkeypatch):
    monkeypatch.setattr(networks, "WEIGHTS", engine)
    networks.network.cache_clear()
    yield engine
    networks.network.cache_clear()


def held(path):
    return torch.load(path, weights_only=True)["network"]


def test_what_was_learned_is_found_in_a_text(installed):
    ((_, extraction),) = ((r, next(neural._extracted([r], "toy"))) for r in readings(TEXT))
    said = [TEXT[a.content[0].start : a.content[0].end] for a in extraction.attributions]
    assert said == ["that the wall will hold", "that nobody was asked"]
    assert [a.speaker.name for a in extraction.attributions] == ["Orla Quist", "Bram Teller"]
    assert (extraction.extractor, extraction.version) == ("toy", "3.1")


def test_the_manifest_names_its_files_by_their_digests(engine):
    manifest = json.loads((engine / "toy.json").read_text(encoding="utf-8"))
    assert manifest["version"] == "3.1"
    for part in ("reader", "roles", "vocabulary"):
        file = manifest["files"][part]
        assert hashlib.sha256((engine / file["name"]).read_bytes()).hexdigest() == file["sha256"]


def test_weights_that_are_not_the_published_ones_are_refused(installed):
    path = installed / "toy.roles.onnx"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    try:
        with pytest.raises(networks.ExtractError, match="not the published weights"):
            networks.network("toy")
    finally:
        path.write_bytes(whole)


def test_a_network_is_measured_and_its_confidence_fitted(installed, place):
    out = ran("measure", "--corpus", place / "corpus", "--name", "toy", "--part", "dev")
    settings = json.loads(out[out.index("{") :])
    assert {"cue", "flat", "hint", "confidence"} == settings.keys()
    assert "bias" in settings["confidence"]


def test_a_run_broken_off_goes_on_where_it_was(place, monkeypatch):
    saved = torch.save

    def full(state, path):
        if state["at"] == (2, 0):
            raise OSError("no space left")
        saved(state, path)

    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(OSError, match="no space left"):
        learn(place, place / "broken.pt", "--epochs", 2)
    monkeypatch.undo()
    before = torch.load(place / "broken.pt", weights_only=True)
    after = torch.load(learn(place, place / "broken.pt", "--epochs", 2), weights_only=True)
    assert (before["at"], after["at"]) == ((1, 0), (2, 0))
    assert after["step"] == after["total"] == 2 * before["step"]


def test_a_smaller_network_begins_from_layers_of_a_larger_one(place, weights):
    still = ("--epochs", 1, "--rate", 0, "--head-rate", 0)
    small = held(learn(place, place / "small.pt", *still, "--layers", "0,3", "--begin", weights))
    large = held(weights)
    assert torch.equal(small["reader.encoder.layers.1.inner.weight"], large["reader.encoder.layers.3.inner.weight"])
    assert torch.equal(small["roles.out.weight"], large["roles.out.weight"])
    assert "reader.encoder.layers.2.inner.weight" not in small


def test_a_student_learns_from_texts_that_nobody_annotated(place, weights):
    silver = place / "silver.jsonl"
    silver.write_text(json.dumps({"name": "silver", "text": TEXT}) + "\n", encoding="utf-8")
    common = ("--corpus", place / "corpus", "--silver", silver)
    given = ("--encoder", place / "encoder", "--words", place / "encoder", "--weights", weights, "--weights", weights)
    ran("teach", *common, *given, "--out", place / "lessons.pt", "--width", 16, "--window", WINDOW)
    lessons = torch.load(place / "lessons.pt", weights_only=True)
    _, cues, roles = lessons["silver"]
    assert len(cues) == 2
    assert all(role is not None for role in roles)
    learn(place, place / "student.pt", "--epochs", 1, "--lessons", place / "lessons.pt", "--silver", silver)
