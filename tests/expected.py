"""Holds an extraction against an ``expected.json``: which of its rows come out right, and what is wrong with the others."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.attributions import as_json
from provenance.extractors import extracted
from provenance.model.reading import Reading
from provenance.readers import READERS, read
from provenance.reading.sources import open_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Row(NamedTuple):
    """One expected attribution: its file and id, whether it has to be right, and what is not as expected."""

    name: str
    must: bool
    wrong: tuple[str, ...]


def rows(expected: Path, folder: Path, engine: str | None = None) -> Iterator[Row]:
    """Every row of an expectation held against what is extracted from the files beside it."""
    for article, made in _extracted(expected, folder, engine):
        for row in article["attributions"]:
            yield Row(f"{article['file']} {row['id']}", row.get("must", False), tuple(_wrong(row, made)))


def surplus(expected: Path, folder: Path, engine: str | None = None) -> Iterator[str]:
    """The contents of stated attributions that share no half of their words with anything that is expected."""
    for article, made in _extracted(expected, folder, engine):
        wanted = [_content(row).split() for row in article["attributions"]]
        for one in made["attributions"]:
            words = _text(made, one["content"]).split()
            if one["stated"] and not any(2 * len(set(words) & set(row)) >= len(set(words)) for row in wanted):
                yield " ".join(words)


def _extracted(expected: Path, folder: Path, engine: str | None) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each article of an expectation, and the JSON object of its extraction."""
    for article in json.loads(expected.read_text(encoding="utf-8"))["articles"]:
        path = str(folder / article["file"])
        found = [r for source in open_sources([path], READERS) for r in read(source) if isinstance(r, Reading)]
        yield article, as_json(*next(extracted([found[article.get("line", 1) - 1]], engine)))


def _wrong(row: dict[str, Any], made: dict[str, Any]) -> list[str]:
    candidates = [one for one in made["attributions"] if _text(made, one["content"]) == _content(row)]
    if not candidates and isinstance(row["content"], list):
        pieces = {plain(piece) for piece in row["content"]}
        candidates = [one for one in made["attributions"] if _text(made, one["content"]) in pieces]
    if not candidates:
        near = [_text(made, one["content"]) for one in made["attributions"]]
        return ["content not found; nearest: " + repr(max(near, key=lambda n: _shared(n, _content(row)), default=""))]
    return min((_differences(row, one, made) for one in candidates), key=len)


def _differences(row: dict[str, Any], one: dict[str, Any], made: dict[str, Any]) -> list[str]:
    wrong = []
    speaker = one["speaker"]["name"] if one["speaker"] else None
    if one["kind"] != row["kind"]:
        wrong.append(f"kind {one['kind']}, not {row['kind']}")
    if "speaker" in row and speaker != row["speaker"]:
        wrong.append(f"speaker {speaker}, not {row['speaker']}")
    if row.get("role") and one["speaker"] and not _same_role(one["speaker"]["role"], row["role"]):
        wrong.append(f"role {one['speaker']['role']}, not {row['role']}")
    if one["stated"] != row.get("stated", True):
        wrong.append(f"stated {one['stated']}")
    wanted = [(r["outlet"], r["relation"]) for r in row.get("relay", ())]
    relay = [(r["name"], r["relation"]) for r in one["relay"] if not r.get("self") or (r["name"], r["relation"]) in wanted]
    if relay != wanted and not (row.get("relay_optional") and not relay):
        wrong.append(f"relay {relay}, not {wanted}")
    if row.get("setting") and one["setting"] != row["setting"]:
        wrong.append(f"setting {one['setting']}, not {row['setting']}")
    if row.get("quoted") and plain(
        row["quoted"] if isinstance(row["quoted"], str) else " ".join(row["quoted"])
    ) != _text(made, one["quoted"]):
        wrong.append(f"quoted {_text(made, one['quoted'])!r}")
    if row.get("said") and (one["said"] or {}).get("date") != row["said"]["date"]:
        wrong.append(f"said {one['said']}, not {row['said']['date']}")
    return wrong


def plain(text: str) -> str:
    """Words and marks as they are compared: one space, no 'that' in front, no mark or stop at either end."""
    text = re.sub(r"[\u00ad\u200b]", "", text)
    return re.sub(r"\s+", " ", text).strip(" \"“”'‘’,.;:").removeprefix("that ").casefold()


def _content(row: dict[str, Any]) -> str:
    return plain(row["content"] if isinstance(row["content"], str) else " ".join(plain(p) for p in row["content"]))


def _text(made: dict[str, Any], spans: list[list[int]]) -> str:
    return plain(" ".join(plain(made["text"][start:end]) for start, end in spans))


def _same_role(found: str | None, wanted: str) -> bool:
    return found is not None and plain(found).removeprefix("the ") == plain(wanted).removeprefix("the ")


def _shared(one: str, other: str) -> int:
    return len(set(one.split()) & set(other.split()))
