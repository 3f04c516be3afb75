"""The commands that make a network: ``python -m provenance.training --help``."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import torch
import typer

from provenance.extractors.neural.network import network
from provenance.extractors.neural.pieces import SPECIAL, Vocabulary
from provenance.training import measuring, teaching
from provenance.training.corpus import documents
from provenance.training.encoder import Encoder
from provenance.training.examples import asked, labelled, printings, unlabelled
from provenance.training.exporting import export as write
from provenance.training.heads import Network
from provenance.training.learning import Plan, Text, train

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATED = Path(__file__).with_name("stated.tsv")

app = typer.Typer(no_args_is_help=True, add_completion=False)

Corpus = Annotated[Path, typer.Option(help="Folder of PolNeAR, with train/ and dev/.")]
Pretrained = Annotated[Path, typer.Option(help="A pretrained encoder: config.json, model.safetensors, vocab.txt.")]
Layers = Annotated[str, typer.Option(help="Which of its layers to keep, as '0,2,5'; all by default.")]
Silver = Annotated[Path | None, typer.Option(help="JSON Lines {name, text}: texts that nobody annotated.")]
Width = Annotated[int, typer.Option(help="Width of the heads that find roles.")]
Threads = Annotated[int, typer.Option(help="Processor threads.")]
Window = Annotated[int, typer.Option(help="Pieces the network reads at once.")]


@app.command()
def learn(
    corpus: Corpus,
    encoder: Pretrained,
    out: Annotated[Path, typer.Option(help="Where the weights go; an unfinished run there is taken up again.")],
    layers: Layers = "",
    width: Width = 128,
    window: Window = 192,
    epochs: int = 6,
    rate: float = 1.5e-4,
    head_rate: float = 1e-3,
    decay: Annotated[float, typer.Option(help="Of the rate, from each layer to the one below.")] = 1.0,
    rows: Annotated[int, typer.Option(help="Windows in a batch.")] = 20,
    seed: int = 0,
    soft: Annotated[float, typer.Option(help="The teacher's part where people annotated too.")] = 0.5,
    hold_out: Annotated[int, typer.Option(help="Which tenth (0 to 9) not to learn from; -1: none.")] = 0,
    stated: Annotated[Path, typer.Option(help="TSV: article/event, y where words are reported or n.")] = _STATED,
    lessons: Annotated[Path | None, typer.Option(help="What `teach` wrote.")] = None,
    silver: Silver = None,
    begin: Annotated[Path | None, typer.Option(help="Weights of all layers: what of them fits is begun from.")] = None,
    threads: Threads = 1,
) -> None:
    """Train a network on the training part of PolNeAR, and on what a teacher says of it and of further texts."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(threads)
    words = _vocabulary(encoder)
    labels = [line.split("\t") for line in stated.read_text("utf8").splitlines() if not line.startswith("#")]
    known = {event: answer == "y" for event, answer, _ in labels}
    said = teaching.loaded(lessons) if lessons else {}
    texts = [
        Text(
            tuple(labelled(document, words, known, text) for text in printings(document.text)), said.get(document.name)
        )
        for document in documents(corpus, "train")
        if document.fold != hold_out
    ]
    for name, text in _silver(silver):
        texts.append(Text((asked(unlabelled(text, words), said[name].cues),), said[name]))
    plan = Plan(epochs, window, rows, rate, head_rate, decay, seed=seed, soft=soft)
    net = _network(encoder, layers, width, None)
    if begin is not None:
        _begin(net, _thinned(torch.load(begin, weights_only=True)["network"], _kept(layers)))
    train(net, texts, words, plan, out)


@app.command()
def teach(
    corpus: Corpus,
    encoder: Pretrained,
    weights: Annotated[list[Path], typer.Option(help="Trained weights; several teachers are averaged.")],
    out: Annotated[Path, typer.Option(help="Where the lessons go.")],
    words: Annotated[Path, typer.Option(help="The pretrained encoder of the student.")],
    silver: Silver = None,
    width: Width = 128,
    window: Window = 192,
    threads: Threads = 1,
) -> None:
    """Write down what trained networks say of the training part, and of further texts."""
    torch.set_num_threads(threads)
    teachers = [teaching.Teacher(_network(encoder, "", width, path).eval(), _vocabulary(encoder)) for path in weights]
    student = _vocabulary(words)
    given = [(d.name, d.text, labelled(d, student, {})) for d in documents(corpus, "train")]
    given += [(name, text, unlabelled(text, student)) for name, text in _silver(silver)]
    lessons = {name: teaching.lesson(text, one, teachers, window) for name, text, one in given}
    teaching.saved(lessons, out)


@app.command()
def export(
    encoder: Pretrained,
    weights: Annotated[Path, typer.Option(help="Trained weights.")],
    out: Annotated[Path, typer.Option(help="Folder for the graphs and the manifest.")],
    name: Annotated[str, typer.Option(help="Which engine it is.")],
    version: Annotated[str, typer.Option(help="Its version.")],
    settings: Annotated[Path, typer.Option(help="JSON of the numbers that decoding uses, from `measure`.")],
    layers: Layers = "",
    width: Width = 128,
    window: Window = 192,
) -> None:
    """Make the files that the package ships of trained weights."""
    manifest = {"version": version, "window": window, "settings": json.loads(settings.read_text("utf8"))}
    pieces = (encoder / "vocab.txt").read_text("utf8").splitlines()
    write(_network(encoder, layers, width, weights), pieces, out, name, manifest)


@app.command()
def measure(
    corpus: Corpus,
    name: Annotated[str, typer.Option(help="An exported network.")] = "neural",
    part: Annotated[str, typer.Option(help="'dev', or 'train': then only the tenth held out.")] = "train",
    hold_out: Annotated[int, typer.Option(help="That tenth.")] = 0,
) -> None:
    """Hold an exported network against annotators, and fit its confidence; the settings go to stdout as JSON."""
    loaded = network(name)
    given = [d for d in documents(corpus, part) if part != "train" or d.fold == hold_out]
    seen = measuring.tried(loaded, given)
    fitted = measuring.calibrated(seen)
    typer.echo(f"e2e {seen.f1:.4f}, calibration error {fitted.error:.4f}, AUROC {fitted.auroc:.4f}", err=True)
    typer.echo(json.dumps(loaded.settings | {"confidence": fitted.weights}, indent=2, sort_keys=True))


def _vocabulary(encoder: Path) -> Vocabulary:
    pieces = (encoder / "vocab.txt").read_text("utf8").splitlines()
    return Vocabulary(pieces, ("<s>", "</s>", "[UNK]") if pieces[0] == "<s>" else SPECIAL)


def _network(encoder: Path, layers: str, width: int, weights: Path | None) -> Network:
    network = Network(Encoder(encoder, _kept(layers)), width)
    if weights is not None:
        network.load_state_dict(torch.load(weights, weights_only=True)["network"])
    return network


def _kept(layers: str) -> list[int] | None:
    return [int(layer) for layer in layers.split(",")] if layers else None


def _begin(network: Network, state: dict[str, torch.Tensor]) -> None:
    """Take over what has the same form; heads of another width begin afresh."""
    own = network.state_dict()
    network.load_state_dict(own | {name: part for name, part in state.items() if part.shape == own[name].shape})


def _thinned(state: dict[str, torch.Tensor], kept: list[int] | None) -> dict[str, torch.Tensor]:
    """A network's weights without the layers that are not ``kept``."""
    if kept is None:
        return state
    out = {name: part for name, part in state.items() if not name.startswith(_LAYERS)}
    for number, layer in enumerate(kept):
        own = f"{_LAYERS}{layer}."
        out |= {f"{_LAYERS}{number}.{n.removeprefix(own)}": part for n, part in state.items() if n.startswith(own)}
    return out


_LAYERS = "reader.encoder.layers."


def _silver(path: Path | None) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf8").splitlines() if path else ():
        one = json.loads(line)
        yield one["name"], one["text"]


if __name__ == "__main__":
    app()
