"""How an engine does on a half of the corpus: ``python tests/corpus/scoring.py open [--extractor NAME] [--show]``.

A row of the gold and an attribution belong together where they have at least half of their characters in common, the
best pairs first. Names are compared without case and article. A speaker is *right* of all stated rows that have one, found or not, and
*wrong* where another name is given; an unnamed one is *kept* of those found. A quotation is direct in both and has nine
tenths of its characters in common. A hop through the article's own outlet that the gold does not have is no fault.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.attributions import as_json
from provenance.extractors import extracted
from provenance.model.reading import Reading
from provenance.readers import READERS, read
from provenance.reading.sources import open_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HERE = Path(__file__).parent
_SAME, _WHOLE = 0.5, 0.9
_LOOSE = re.compile("[\\s\u00ad\u200b\u2060\ufeff]+")
_EDGE = " \t\"'“”„‘’«»‹›.,;:!?…—–-"

Row = dict[str, Any]


class Pair(NamedTuple):
    """A row of the gold and what was found for it, or one without the other, and how much they share (0 to 1)."""

    gold: Row | None
    made: Row | None
    shared: float


class Scored(NamedTuple):
    """One article: its gold, its extraction as JSON, and the pairs in the order of the gold, then what is left over."""

    name: str
    gold: Row
    made: Row
    pairs: tuple[Pair, ...]


def scored(half: Path, engine: str | None = None) -> Iterator[Scored]:
    """Every article of a half of the corpus, read and extracted, with its pairs."""
    for story in sorted(half.glob("*/gold.json")):
        for gold in json.loads(story.read_text(encoding="utf-8"))["articles"]:
            path = story.parent / gold["file"]
            readings = (r for source in open_sources([str(path)], READERS) for r in read(source))
            for reading, extraction in extracted((r for r in readings if isinstance(r, Reading)), engine):
                made = as_json(reading, extraction)
                yield Scored(f"{story.parent.name}/{path.name}", gold, made, tuple(_pairs(gold, made)))


def _pairs(gold: Row, made: Row) -> Iterator[Pair]:
    text = _Text(made["text"])
    wanted = text.placed(gold["attributions"])
    found = [text.own(one["content"]) for one in made["attributions"]]
    shared = sorted(
        (
            (len(a & b) / len(a | b), made["attributions"][k]["stated"], -j, -k)
            for j, a in enumerate(wanted)
            for k, b in enumerate(found)
            if a & b
        ),
        reverse=True,
    )
    of: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for share, _, j, k in shared:
        if share >= _SAME and -j not in of and -k not in taken:
            of[-j] = -k, share
            taken.add(-k)
    for j, row in enumerate(gold["attributions"]):
        k, share = of.get(j, (None, 0.0))
        yield Pair(row, None if k is None else made["attributions"][k], share)
    for k, one in enumerate(made["attributions"]):
        if k not in taken:
            yield Pair(None, one, 0.0)


class _Text:
    """A text without its white space and its invisible characters, and where each of the others was."""

    def __init__(self, text: str) -> None:
        self._at = [k for k, c in enumerate(text) if not _LOOSE.match(c)]
        self._plain = "".join(text[k] for k in self._at)
        self._back = {k: number for number, k in enumerate(self._at)}

    def own(self, spans: Iterable[Sequence[int]]) -> set[int]:
        return {self._back[k] for start, end in spans for k in range(start, end) if k in self._back}

    def find(self, words: str, start: int) -> range:
        plain = _LOOSE.sub("", words.strip(_EDGE))
        at = self._plain.find(plain, start)
        at = self._plain.find(plain) if at < 0 else at
        return range(0) if at < 0 else range(at, at + len(plain))

    def placed(self, rows: Iterable[Row]) -> list[set[int]]:
        """The places of each row's content; nothing where the text does not have it. Rows stand in the text's order."""
        out: list[set[int]] = []
        start = 0
        for row in rows:
            pieces = [row["content"]] if isinstance(row["content"], str) else row["content"]
            own = min((self._from(pieces, at) for at in self._starts(pieces[0], start)), key=_spread, default=set())
            start = min(own, default=start)
            out.append(own)
        return out

    def _starts(self, piece: str, start: int) -> list[int]:
        """Where a first piece may stand: after the row before, else anywhere; the same words may be a headline too."""
        places = []
        at = self.find(piece, 0)
        while at and at.start not in places:
            places.append(at.start)
            at = self.find(piece, at.start + 1)
        later = [place for place in places if place >= start]
        return later or places

    def _from(self, pieces: Sequence[str], near: int) -> set[int]:
        own: set[int] = set()
        for piece in pieces:
            there = self.find(piece, near)
            own.update(there)
            near = there.stop or near
        return own


def _spread(places: set[int]) -> int:
    return max(places) - min(places) if places else 0


def named(value: str | None) -> str:
    """A name as it is compared."""
    plain = re.sub(r"[^\w&]+", " ", (value or "").replace("’s", "").replace("'s", "")).strip().casefold()
    return plain.removeprefix("the ")


def figures(articles: Iterable[Scored]) -> dict[str, float]:
    """Everything that is measured, as shares from 0 to 1 or F1."""
    c: Counter[str] = Counter()
    for one in articles:
        _metadata(one, c)
        for gold, made, share in one.pairs:
            if gold is not None and gold["stated"]:
                _row(gold, made, share, c)
            if made is not None and made["stated"]:
                c["made"] += 1
                c["made right"] += gold is not None
                c["made direct"] += made["kind"] == "direct"
            if gold is None and made is not None and made["stated"]:
                c["hops made"] += sum(not hop.get("self") for hop in made["relay"])

    def part(a: str, b: str) -> float:
        return round(c[a] / c[b], 3) if c[b] else 1.0

    def f1(right: str) -> float:
        return round(2 * c[right] / max(1, c["hops"] + c["hops made"]), 3)

    return {
        "rows": c["rows"],
        "found": part("found", "rows"),
        "precision": part("made right", "made"),
        "named right": part("named right", "named"),
        "named wrong": part("named wrong", "named"),
        "unnamed kept": part("unnamed kept", "unnamed"),
        "direct recall": part("direct right", "direct"),
        "direct precision": part("direct right", "made direct"),
        "relay F1": f1("hops right"),
        "relay with relation F1": f1("hops whole"),
        "said right": part("said right", "said"),
        "said surplus": part("said surplus", "found"),
        "kind": part("kind right", "found"),
        "setting": part("setting right", "found"),
        "role": part("role right", "role"),
        **{key: part(f"{key} right", "articles") for key in ("headline", "author", "publisher", "date_published")},
    }


def _row(gold: Row, made: Row | None, share: float, c: Counter[str]) -> None:
    found = made is not None
    name = named((made["speaker"] or {}).get("name")) if made else ""
    c["rows"] += 1
    c["found"] += found
    if gold["speaker"]:
        c["named"] += 1
        c["named right"] += name == named(gold["speaker"])
        c["named wrong"] += bool(name) and name != named(gold["speaker"])
    elif found:
        c["unnamed"] += 1
        c["unnamed kept"] += not name
    if gold["kind"] == "direct":
        c["direct"] += 1
        c["direct right"] += bool(made) and made["kind"] == "direct" and made["stated"] and share >= _WHOLE
    wanted = [(named(hop["outlet"]), hop["relation"]) for hop in gold["relay"]]
    hops = [(named(h["name"]), h["relation"]) for h in made["relay"]] if made else []
    own = {named(h["name"]) for h in made["relay"] if h.get("self")} if made else set()
    hops = [hop for hop in hops if hop[0] not in own or hop[0] in dict(wanted)]
    c["hops"] += len(wanted)
    c["hops made"] += len(hops)
    c["hops right"] += sum(hop[0] in dict(wanted) for hop in hops)
    c["hops whole"] += sum(hop in wanted for hop in hops)
    if gold["said"]:
        c["said"] += 1
        c["said right"] += bool(made and made["said"] and made["said"]["date"] == gold["said"]["date"])
    elif made and made["said"]:
        c["said surplus"] += 1
    if made:
        c["kind right"] += made["kind"] == gold["kind"]
        c["setting right"] += made["setting"] == gold["setting"]
        if gold.get("role") and made["speaker"]:
            c["role"] += 1
            role = named(made["speaker"]["role"])
            c["role right"] += bool(role) and (role in named(gold["role"]) or named(gold["role"]) in role)


def _metadata(one: Scored, c: Counter[str]) -> None:
    gold, made = one.gold, one.made
    c["articles"] += 1
    c["headline right"] += named(made["headline"]) == named(gold["headline"])
    c["author right"] += sorted(map(named, made["author"])) == sorted(map(named, gold["author"] or []))
    c["publisher right"] += named(made["publisher"]) == named(gold["publisher"])
    c["date_published right"] += (made["date_published"] or "")[:10] == (gold["date_published"] or "")[:10]


def shown(one: Scored) -> Iterator[str]:
    """A line for each thing in an article that is not as the gold has it."""
    for key in ("headline", "author", "publisher", "date_published"):
        c: Counter[str] = Counter()
        _metadata(one, c)
        if not c[f"{key} right"]:
            yield f"{key}: {one.made[key]!r}, not {one.gold[key]!r}"
    for gold, made, share in one.pairs:
        if gold is None and made is not None and made["stated"]:
            yield f"surplus {made['kind']}: {_words(one, made)}"
        elif gold is not None and made is None and gold["stated"]:
            yield f"{gold['id']} missed: {gold['kind']}, {gold['speaker']}: {str(gold['content'])[:90]}"
        elif gold is not None and made is not None and gold["stated"]:
            wrong = list(_differences(gold, made, share))
            if wrong:
                yield f"{gold['id']} {'; '.join(wrong)}: {_words(one, made)}"


def _differences(gold: Row, made: Row, share: float) -> Iterator[str]:
    speaker = made["speaker"] or {}
    if named(speaker.get("name")) != named(gold["speaker"]):
        yield f"speaker {speaker.get('name')}, not {gold['speaker']}"
    if not made["stated"]:
        yield "not stated"
    if gold["kind"] != made["kind"]:
        yield f"kind {made['kind']}, not {gold['kind']}"
    elif gold["kind"] == "direct" and share < _WHOLE:
        yield f"shares {share:.2f} with {str(gold['content'])[:60]}"
    wanted = [(hop["outlet"], hop["relation"]) for hop in gold["relay"]]
    kept = {named(hop["outlet"]) for hop in gold["relay"]}
    hops = [(h["name"], h["relation"]) for h in made["relay"] if not h.get("self") or named(h["name"]) in kept]
    if [(named(a), b) for a, b in wanted] != [(named(a), b) for a, b in hops]:
        yield f"relay {hops}, not {wanted}"
    said, day = made["said"], gold["said"]
    if (said or {}).get("date") != (day or {}).get("date"):
        yield f"said {(said or {}).get('date')}, not {day}"


def _words(one: Scored, made: Row) -> str:
    return re.sub(r"\s+", " ", " … ".join(one.made["text"][a:b] for a, b in made["content"]))[:90]


def main() -> None:
    """Print the figures of a half, and with ``--show`` what is not as the gold has it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("half", choices=["open", "kept"])
    parser.add_argument("--extractor")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    articles = list(scored(HERE / given.half, given.extractor))
    for one in articles if given.show else ():
        print(f"\n{one.name}", *shown(one), sep="\n  ")
    print(json.dumps(figures(articles), indent=1))


if __name__ == "__main__":
    main()
