"""Articles a CPU second, by stage, on one core: ``python tests/benchmarks/stages.py [COUNT]``.

The articles are made up by a fixed seed, 350 to 900 words with 4 to 12 attributions each, half plain text and
half web pages. Times are CPU seconds of this process. 'parse only' is the limit of reading a page: lxml alone.
'fsync' is what durable storing costs on this disk, for the same files with nothing computed.
"""

from __future__ import annotations

import html
import os
import random
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import lxml.html

from provenance import jsonld, rdf, validation
from provenance.archive import Archive
from provenance.compose import Run, compose
from provenance.extractors import extracted
from provenance.files import write_whole
from provenance.ids import Ids
from provenance.model.reading import Source
from provenance.readers import read

AT = datetime(2024, 4, 1, tzinfo=UTC)
NAMES = ["Ann Oyelaran", "Bram Teller", "Cato Wexley", "Dora Finnimore", "Emil Sandoval", "Freya Lockhart"]
ROLES = ["the harbour master", "a union official", "the mayor of Tarn", "the company's chief engineer"]
OUTLETS = ["the Tarn Courier", "Brine Weekly", "Radio Saltmere"]
PLAIN = [
    "The work on the sea wall began in the spring and has gone on without a pause since then.",
    "Boats wait outside the bar until the tide has risen, and some of them turn back.",
    "The council meets again on Thursday, when a vote on the money is expected.",
    "Prices for crab have risen by a third, and restaurants have begun to look elsewhere.",
]
SAID = [
    "the channel has to be dredged before anything larger than a skiff can use it",
    "nobody in this town was asked, and nobody was told",
    "we will pay what we owe and not a penny more",
    "the figures in the report are older than the report admits",
]


def article(chance: random.Random) -> tuple[str, list[str]]:
    paragraphs = []
    for _ in range(chance.randint(4, 12)):
        who, role, words = chance.choice(NAMES), chance.choice(ROLES), chance.choice(SAID)
        form = chance.randrange(4)
        paragraphs += [
            (f"“{words.capitalize()},” said {who}, {role}.", f"{who}, {role}, said that {words}.",
             f"“{words.capitalize()},” {who} told {chance.choice(OUTLETS)}.",
             f"According to {who}, “{words}”, {chance.choice(OUTLETS)} reported.")[form],
            " ".join(chance.choices(PLAIN, k=chance.randint(1, 4))),
        ]  # fmt: skip
    return f"Number {chance.randrange(10**6)} on the quay", paragraphs


def sources(count: int) -> list[Source]:
    chance = random.Random(1)
    made = []
    for number in range(count):
        headline, paragraphs = article(chance)
        if number % 2:
            made.append(Source(f"{number}.txt", "\n\n".join([headline, *paragraphs]).encode(), "text/plain"))
        else:
            body = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
            page = f"<html><head><title>{headline}</title></head><body><nav>Home</nav><article><h1>{headline}</h1>{body}</article></body></html>"
            made.append(Source(f"{number}.html", page.encode(), "text/html"))
    return made


class Clock:
    """CPU seconds since it was last asked."""

    def __init__(self) -> None:
        self._last = time.process_time()

    def lap(self) -> float:
        now = time.process_time()
        gone, self._last = now - self._last, now
        return gone


def main(count: int) -> None:
    given = sources(count)
    list(extracted(r for s in given[:4] for r in read(s)))  # loads everything once
    clock = Clock()
    laps: dict[str, float] = {}
    pages = [s for s in given if s.media_type == "text/html"]
    for source in pages:
        lxml.html.fromstring(source.data)
    laps["parse only (pages)"] = clock.lap() * count / max(len(pages), 1)
    texts = [r for s in given if s.media_type == "text/plain" for r in read(s)]
    laps["read (texts)"] = clock.lap() * 2
    readings = [r for s in pages for r in read(s)] + texts
    laps["read (pages)"] = clock.lap() * 2
    pairs = list(extracted(readings))
    laps["extract"] = clock.lap()
    records = [compose(reading, extraction, Run(Ids(), AT))[0] for reading, extraction in pairs]
    laps["compose"] = clock.lap()
    written = [jsonld.dumps(record) for record in records]
    laps["write JSON-LD"] = clock.lap()
    for data, (reading, _) in zip(written, pairs, strict=True):
        assert validation.validate_document(data, "x", text=reading.text, capture=reading.data, shapes=False).ok
    laps["validate (no shapes)"] = clock.lap()
    validation.validate_documents([validation.Document(data, "x") for data in written])
    laps["validate (with shapes)"] = clock.lap()
    for data in written:
        rdf.parse(data)
    laps["parse JSON-LD"] = clock.lap()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as folder:
        for number, data in enumerate(written):
            write_whole(Path(folder) / "raw" / f"{number}.jsonld", data)
        laps["fsync"] = clock.lap()
        wall = time.perf_counter()
        with Archive.create(Path(folder) / "archive") as archive:
            from provenance.archive import Adding

            assert sum(1 for _ in archive.add((r for s in given for r in read(s)), Adding(AT))) == count
        wall = time.perf_counter() - wall
        laps["add, all of it"] = clock.lap()
    words = sum(len(reading.text.split()) for reading in readings) / count
    found = sum(len(extraction.attributions) for _, extraction in pairs) / count
    size = sum(map(len, written)) / count
    print(f"{count} articles, {words:.0f} words and {found:.1f} attributions each; a record is {size / 1000:.1f} kB")
    print(f"{'stage':24} {'ms an article':>14} {'articles a CPU-s':>17}")
    for stage, seconds in laps.items():
        print(f"{stage:24} {1000 * seconds / count:14.2f} {count / seconds if seconds else float('inf'):17.1f}")
    print(f"add, wall clock: {count / wall:.1f} articles a second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
