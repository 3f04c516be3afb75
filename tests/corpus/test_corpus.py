"""The corpus is what its scheme says, and its kept half is what it was when it was frozen."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from corpus.checking import faults
from corpus.scoring import figures, scored

HERE = Path(__file__).parent
STORIES = sorted(gold.parent for gold in HERE.glob("*/*/gold.json"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.parent.name}/{story.name}")
def test_a_gold_fits_its_articles(story):
    assert list(faults(story)) == []


def test_the_kept_half_is_as_it_was_frozen():
    frozen = dict(reversed(line.split("  ", 1)) for line in (HERE / "kept.sha256").read_text().splitlines())
    now = {
        str(path.relative_to(HERE)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (HERE / "kept").rglob("*")
        if path.is_file()
    }
    assert now == frozen


def test_there_are_enough_articles():
    assert len(STORIES) == 16
    assert sum(1 for path in HERE.glob("*/*/*") if path.name != "gold.json") >= 60


STORY = """{"articles": [{"file": "a.txt", "headline": "Bridge is late", "publisher": null, "author": [],
 "date_published": null, "attributions": [
 {"id": "1", "kind": "direct", "content": "It rains", "source": "Orla Quist", "cue": "told", "speaker": "Orla Quist",
  "relay": [{"outlet": "Reuters", "relation": "told"}], "said": null, "setting": "unknown", "stated": true},
 {"id": "2", "kind": "indirect", "content": "it would pour", "source": "Bram Teller", "cue": "said", "speaker": "Ann Roe",
  "relay": [], "said": null, "setting": "unknown", "stated": true}]}]}"""
TEXT = "Bridge is late\\n\\n“It rains,” Orla Quist told Reuters at the quay in the morning.\\n\\nBram Teller said it would pour.\\n"


def test_the_scorer_counts_what_is_right_and_what_is_not(tmp_path):
    (tmp_path / "tale").mkdir()
    (tmp_path / "tale" / "gold.json").write_text(STORY, encoding="utf-8")
    (tmp_path / "tale" / "a.txt").write_text(TEXT.replace("\\n", "\n"), encoding="utf-8")
    got = figures(list(scored(tmp_path, "rules")))
    assert (got["rows"], got["found"], got["precision"]) == (2, 1.0, 1.0)
    assert (got["named right"], got["named wrong"]) == (0.5, 0.5)
    assert (got["direct recall"], got["relay F1"], got["relay with relation F1"]) == (1.0, 1.0, 1.0)
