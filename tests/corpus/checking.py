"""Where a ``gold.json`` does not fit its articles: ``python tests/corpus/checking.py FOLDER…``, which needs only lxml."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {"direct", "indirect", "mixed"}
RELATIONS = {"told", "interview", "quoted", "according to", "first reported", "reported"}
SETTINGS = {"statement", "interview", "news conference", "hearing", "social media", "report", "unknown"}
FAULTS = {
    "altered", "negation-dropped", "number-changed", "truncated", "spliced", "promoted-paraphrase", "misattributed",
    "redated", "translated", "single-origin", "no-primary-source",
}  # fmt: skip
GROUPS = {"same-statement", "different-statements"}
_ARTICLE = {"file", "house", "language", "headline", "publisher", "author", "date_published", "attributions"}
_ROW = {"id", "kind", "content", "source", "cue", "speaker", "relay", "said", "setting", "stated"}
_ROW_MORE = {"quoted", "role", "speaker_type", "note"}


def seen(path: Path) -> str:
    """What a reader of a file sees, with single spaces; of a page everything, its furniture too."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        tree = html.document_fromstring(text)
        for part in tree.xpath("//script|//style|//head|//comment()"):
            part.drop_tree()
        for part in tree.iter("p", "div", "li", "br", "td", "h1", "h2", "h3", "figcaption", "blockquote"):
            part.tail = " " + (part.tail or "")
        text = tree.text_content()
    elif path.suffix in {".vtt", ".srt"}:
        lines = [line for line in text.splitlines() if "-->" not in line and not line.strip().isdigit()]
        text = re.sub(r"<[^>]*>", "", " ".join(lines))
    return spaced(text)


def spaced(text: str) -> str:
    """Text with one plain space for every run of white space, and no soft hyphens or zero-width characters."""
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text)).strip()


def pieces(value: str | list[str] | None) -> list[str]:
    """The pieces of a content, a source or a cue."""
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def faults(folder: Path) -> Iterator[str]:
    """One line for each thing that is wrong in a story."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    known: dict[str, set[str]] = {}
    if not 3 <= len(gold["articles"]) <= 5:
        yield "a story has three to five articles"
    for article in gold["articles"]:
        name = article.get("file", "?")
        if not (folder / name).is_file():
            yield f"{name}: no such file"
            continue
        yield from (f"{name}: no {key}" for key in sorted(_ARTICLE - article.keys()))
        text = seen(folder / name)
        rows = article.get("attributions", [])
        known[name] = {row.get("id") for row in rows}
        if len(known[name]) < len(rows):
            yield f"{name}: an id stands twice"
        for row in rows:
            yield from (f"{name} {row.get('id')}: {fault}" for fault in _row(row, text))
        for words in article.get("not_attributions", []):
            if spaced(words) not in text:
                yield f"{name}: not_attributions not in the text: {words!r}"
        yield from (f"{name}: {fault}" for fault in _day(article.get("date_published")))
    for one in gold.get("across", []):
        yield from (f"{one.get('id')}: {fault}" for fault in _across(one, known))


def _row(row: dict[str, Any], text: str) -> Iterator[str]:
    yield from (f"no {key}" for key in sorted(_ROW - row.keys()))
    yield from (f"{key} is no part of a row" for key in sorted(row.keys() - _ROW - _ROW_MORE))
    yield from _words(row, text)
    if row.get("kind") not in KINDS or row.get("setting") not in SETTINGS:
        yield f"kind {row.get('kind')!r} or setting {row.get('setting')!r} is unknown"
    for hop in row.get("relay", []):
        if not hop.get("outlet") or hop.get("relation") not in RELATIONS:
            yield f"relay without outlet or with an unknown relation: {hop}"
    said = row.get("said")
    if said is not None:
        yield from _day(said.get("date"))
        if spaced(said.get("text", "?")) not in text:
            yield f"said is not in the text: {said.get('text')!r}"
    name = row.get("speaker")
    if name is not None and spaced(name).casefold() not in text.casefold():
        yield f"speaker is not in the text (only an error if the text has this name): {name!r}"


def _words(row: dict[str, Any], text: str) -> Iterator[str]:
    for part in ("content", "source", "cue", "quoted"):
        for piece in pieces(row.get(part)):
            if spaced(piece) not in text:
                yield f"{part} is not in the text: {piece!r}"
    whole = " ".join(map(spaced, pieces(row.get("content"))))
    if not whole:
        yield "no words in content"
    for run in pieces(row.get("quoted")):
        if spaced(run) not in whole:
            yield f"quoted is not in the content: {run!r}"
    if (row.get("kind") == "mixed") != bool(row.get("quoted")):
        yield "quoted belongs to mixed rows, and only to them"


def _day(value: str | None) -> Iterator[str]:
    try:
        date.fromisoformat(value or "2024-01-01")
    except ValueError:
        yield f"no day: {value!r}"


def _across(one: dict[str, Any], known: dict[str, set[str]]) -> Iterator[str]:
    kind = one.get("type")
    if kind not in FAULTS | GROUPS:
        yield f"type {kind!r} is unknown"
    named = one.get("members", []) if kind in GROUPS else [one.get("article"), one.get("against")]
    if one.get("primary"):
        named = [*named, one["primary"]]
    for place in named:
        if place is not None and place[1] not in known.get(place[0], set()):
            yield f"no such attribution: {place}"


def main(folders: list[str]) -> int:
    """Print what is wrong; how many things."""
    count = 0
    for folder in map(Path, folders):
        for fault in faults(folder):
            print(f"{folder.name}/{fault}")
            count += 1
    return count


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
