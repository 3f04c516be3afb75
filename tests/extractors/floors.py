"""Measures engines on data whose digest is known, and keeps what they reach in ``floors.json``."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import scoring
from expected import rows, surplus
from workbench import SAMPLES, SHARED

from provenance.attributions import as_json
from provenance.extractors import extracted
from provenance.model.reading import Reading
from provenance.readers import READERS, read
from provenance.reading.sources import open_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FILE = Path(__file__).with_name("floors.json")
POLNEAR = SHARED / "corpora" / "polnear" / "dev"
CORPUS = Path(__file__).parent.parent / "corpus"
SCORER = SHARED / "bench" / "attribution.py"
_AT_MOST = frozenset({"named wrong", "said surplus"})
_PARTS = ("kind", "speaker", "relay", "stated")
_SCORES = {
    "e2e": "e2e", "e2e:indirect": "e2e:indirect", "exact": "exact", "partial": "partial", "token": "token",
    "token, right source": "tok_e2e", "quoted, right speaker": "DQ_spk",
    "segments: source": "seg:source", "segments: cue": "seg:cue", "segments: content": "seg:content",
}  # fmt: skip

Figures = dict[str, float]


@dataclass(frozen=True)
class Data:
    """What engines are measured on: the files that count, where they are, and how it is done."""

    files: Callable[[], Iterable[Path]]
    figures: Callable[[str], Figures]
    here: bool = True

    def sha256(self) -> str:
        """Of all files, by name: another byte, another file, and the floors were measured on something else."""
        whole = hashlib.sha256()
        for path in sorted(self.files()):
            whole.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return whole.hexdigest()


def expectation(folder: Path, expected: Path) -> Data:
    """Articles with an ``expected.json``: how many of its rows are right, whole and by part.

    ``right``: all that is expected of a row; ``must``: of those that have to be right; ``content``: found at all; the
    other parts count rows whose content was found. ``surplus`` is at most: what was found beyond, below nought.
    """

    def files() -> Iterable[Path]:
        articles = json.loads(expected.read_text(encoding="utf-8"))["articles"]
        return {expected, *(folder / article["file"] for article in articles)}

    def figures(engine: str) -> Figures:
        found = list(rows(expected, folder, engine))
        with_content = [row for row in found if not any(said.startswith("content") for said in row.wrong)]
        right = [row for row in found if not row.wrong]
        return {
            "right": len(right),
            "must": sum(row.must for row in right),
            "content": len(with_content),
            **{part: sum(not any(said.startswith(part) for said in row.wrong) for row in with_content) for part in _PARTS},
            "surplus": -sum(1 for _ in surplus(expected, folder, engine)),
        }  # fmt: skip

    return Data(files, figures, expected.is_file())


def polnear(engine: str) -> Figures:
    """F1 by the scorer that lies beside the corpus, through its own functions."""
    spec = importlib.util.spec_from_file_location("attribution", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.load_gold("dev")
    names = [str(POLNEAR / "text" / f"{name}.txt") for name in gold]
    found = (r for source in open_sources(names, READERS) for r in read(source) if isinstance(r, Reading))
    made = {Path(r.name).stem: as_json(r, extraction)["attributions"] for r, extraction in extracted(found, engine)}
    assert made.keys() == gold.keys()
    scores, _ = scorer.evaluate(gold, made, {name: scorer.Doc(scorer.read_text("dev", name)) for name in gold})
    return {name: int(1000 * scores[key][2]) / 10 for name, key in _SCORES.items()}


def story(half: str) -> Data:
    """A half of the corpus in tests/corpus: per cent, and what is at most is below nought."""
    folder = CORPUS / half

    def figures(engine: str) -> Figures:
        found = scoring.figures(list(scoring.scored(folder, engine)))
        return {
            name: round(-100 * value if name in _AT_MOST else 100 * value, 1)
            for name, value in found.items()
            if name != "rows"
        }

    return Data(lambda: [path for path in folder.rglob("*") if path.is_file()], figures)


SAMPLED = {
    "corpus-open": story("open"),
    "corpus-kept": story("kept"),
    "harbour": expectation(SAMPLES / "harbour", SAMPLES / "harbour.expected.json"),
    "other": expectation(SAMPLES / "other", SAMPLES / "other.expected.json"),
    "other-developed": expectation(SAMPLES / "other", SAMPLES / "other-developed.expected.json"),
    "other-frozen": expectation(SAMPLES / "other", SAMPLES / "other-frozen.expected.json"),
    "other-dailies": expectation(SAMPLES / "other", SAMPLES / "other-dailies.expected.json"),
    "seeds": expectation(SHARED / "seeds", SHARED / "seeds" / "expected.json"),
}
CORPORA = {
    "polnear-dev": Data(lambda: [SCORER, *(p for p in POLNEAR.rglob("*") if p.is_file())], polnear, POLNEAR.is_dir()),
}


def kept() -> dict[str, dict]:
    """``{data: {"sha256": …, "floors": {engine: figures}}}``."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


SLACK = {"neural": 0.5, "fast": 0.5}
"""What a floor lies below what was measured, where the last bits of a figure hang on the processor: points, or a row."""


def keep(name: str, sha256: str, engine: str, figures: Figures) -> None:
    """Raise what is kept to what was measured; on other data than before, what was measured is all there is."""
    slack = SLACK.get(engine, 0)
    figures = {
        figure: round(value - slack, 1) if isinstance(value, float) else value - bool(slack and (value or figure == "surplus"))
        for figure, value in figures.items()
    }
    file = kept()
    old = file.get(name, {})
    floors = old.get("floors", {}) if old.get("sha256") == sha256 else {}
    before = floors.get(engine, {})
    floors[engine] = {figure: max(value, before.get(figure, value)) for figure, value in figures.items()}
    file[name] = {"sha256": sha256, "floors": floors}
    FILE.write_text(json.dumps(file, indent=1) + "\n", encoding="utf-8")
