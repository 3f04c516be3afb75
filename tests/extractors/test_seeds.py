"""The seed articles, read by the plain-text reader and held against what a correct reading contains."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from provenance.extractors.rules import extract
from provenance.model.reading import Metadata, Outlet, Source
from provenance.readers import READERS

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
if not (SEEDS / "expected.json").exists():
    pytest.skip(
        "the seed articles lie beside the checkout, in ../shared/seeds, and are not there", allow_module_level=True
    )

EXPECTED = json.loads((SEEDS / "expected.json").read_text("utf8"))
MUST = [(article, row) for article in EXPECTED["articles"] for row in article["attributions"] if row["must"]]


def spaced(words: str) -> str:
    return words.replace("\u00a0", " ")


def read(article):
    outlet = Outlet(article["publisher"]) if "publisher" in article else None
    data = (SEEDS / article["file"]).read_bytes()
    (reading,) = READERS.load("text")(Source(article["file"], data, "text/plain", given=Metadata(publisher=outlet)))
    return reading.text, next(extract([reading])).attributions


@pytest.mark.parametrize(("article", "row"), MUST, ids=[row["id"] for _, row in MUST])
def test_what_must_be_right_is_right(article, row):
    text, found = read(article)
    wanted = [spaced(words) for words in ([row["content"]] if isinstance(row["content"], str) else row["content"])]
    (hit,) = [a for a in found if set(wanted) <= {spaced(text[s:e]) for s, e in a.content}]
    assert hit.kind == row["kind"]
    assert hit.stated == row["stated"]
    assert (hit.speaker.name if hit.speaker else None) == row["speaker"]
    assert "role" not in row or (hit.speaker is not None and hit.speaker.role == row["role"])
    assert [(hop.name, hop.relation, hop.self_) for hop in hit.relay] == [
        (hop["outlet"], hop["relation"], hop.get("self", False)) for hop in row.get("relay", [])
    ]
    assert "setting" not in row or hit.setting == row["setting"]
    assert "quoted" not in row or [spaced(text[s:e]) for s, e in hit.quoted] == [row["quoted"]]
    assert "source" not in row or row["source"] in [spaced(text[s:e]) for s, e in hit.source]


@pytest.mark.parametrize("article", EXPECTED["articles"], ids=[article["file"] for article in EXPECTED["articles"]])
def test_what_is_no_attribution_does_not_come_out(article):
    text, found = read(article)
    contents = [spaced(text[s:e]) for a in found for s, e in a.content]
    for line in article.get("not_attributions", []):
        words = re.sub(r"\s*\(.*", "", line)
        assert not any(words in content for content in contents)


def test_no_code_or_data_knows_who_speaks_in_them():
    names = {row["speaker"] for article in EXPECTED["articles"] for row in article["attributions"] if row["speaker"]}
    people = {
        part
        for name in names
        if not name.endswith(("government", "State", "campaign", "administration"))
        for part in name.split()[-1:]
    }
    people |= {name.split()[0] for name in names if name.endswith("campaign")}
    people -= {"Beijing"}  # a capital, in the general table of places
    program = "\n".join(
        path.read_text("utf8") for path in (ROOT / "provenance").rglob("*") if path.suffix in {".py", ".tsv"}
    )
    assert [name for name in sorted(people) if re.search(rf"\b{name}\b", program)] == []
