"""What every engine reaches on known data, and never less again.

``floors.json`` holds, for each data set, the digest of the files that the figures were measured on, and for each
engine what it has to reach. Where an engine got better, or is new, or the data changed and has to be measured anew:

    PROVENANCE_FLOORS=write pytest tests/extractors/test_floors.py

raises the floors to what is measured now (never lowers them, except on data with another digest, where there is
nothing to hold them against), and the difference is read before it is committed. A test goes through the file's
history: on the same data no figure of a later version is below an earlier one. An engine in the table without floors
is an error too.
"""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from engines import OFFLINE
from floors import CORPORA, FILE, POLNEAR, SAMPLED, keep, kept
from workbench import ROOT

from provenance.extractors import EXTRACTORS

WRITE = os.environ.get("PROVENANCE_FLOORS") == "write"
HOW = "PROVENANCE_FLOORS=write pytest tests/extractors/test_floors.py"


def held(name, data, engine):
    sha256, figures = data.sha256(), data.figures(engine)
    if WRITE:
        keep(name, sha256, engine, figures)
    file = kept().get(name, {})
    assert file.get("sha256") == sha256, f"the data of {name} changed: measure anew, {HOW}"
    assert engine in file["floors"], f"{engine} has no floors on {name} yet: {HOW}; it reaches {figures}"
    floors = file["floors"][engine]
    assert floors.keys() == figures.keys(), f"other figures than before: {HOW}"
    low = {figure: (figures[figure], floor) for figure, floor in floors.items() if figures[figure] < floor}
    assert low == {}, f"{engine} on {name} is below its floors (figure: reached, floor)"


@pytest.mark.parametrize("engine", OFFLINE)
@pytest.mark.parametrize("name", SAMPLED)
def test_no_engine_falls_below_what_it_reached_on_the_samples(name, engine):
    if not SAMPLED[name].here:
        pytest.skip(f"{name} lies beside the checkout, in ../shared, and is not there: not checked")
    held(name, SAMPLED[name], engine)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the scorer leaves its files to be closed by themselves
@pytest.mark.parametrize("engine", OFFLINE)
@pytest.mark.parametrize("name", CORPORA)
def test_no_engine_falls_below_what_it_reached_on_a_corpus(name, engine):
    if not CORPORA[name].here:
        pytest.skip(f"no corpus in {POLNEAR}: it belongs to its publishers and is not in the project: not checked")
    pytest.importorskip("numpy", reason="the corpus's own scorer needs numpy, which is not installed: not checked")
    held(name, CORPORA[name], engine)


def test_floors_are_only_ever_raised():
    path = str(FILE.relative_to(ROOT))
    log = subprocess.run(
        ["git", "log", "--format=%H", "--", path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if log.returncode:
        pytest.skip("no git history here: what the floors were before cannot be known: not checked")
    now = kept()
    for commit in log.stdout.split():
        shown = subprocess.run(
            ["git", "show", f"{commit}:{path}"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        for name, before in (json.loads(shown.stdout) if shown.returncode == 0 else {}).items():
            if before["sha256"] != now.get(name, {}).get("sha256"):
                continue
            for engine, floors in before["floors"].items():
                if engine not in EXTRACTORS.names():
                    continue
                for figure, floor in floors.items():
                    assert now[name]["floors"][engine][figure] >= floor, (commit[:10], name, engine, figure)


def test_what_is_kept_is_raised_and_forgotten_only_with_the_data(tmp_path, monkeypatch):
    monkeypatch.setattr("floors.FILE", tmp_path / "floors.json")
    keep("quay", "one", "rules", {"right": 5, "surplus": -3})
    keep("quay", "one", "fast", {"right": 9, "surplus": -1})
    keep("quay", "one", "rules", {"right": 4, "surplus": -2})
    assert kept()["quay"]["floors"] == {"rules": {"right": 5, "surplus": -2}, "fast": {"right": 8, "surplus": -2}}  # some slack
    keep("quay", "two", "rules", {"right": 1, "surplus": -9})
    assert kept() == {"quay": {"sha256": "two", "floors": {"rules": {"right": 1, "surplus": -9}}}}
