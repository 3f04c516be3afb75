"""Time is linear in a text's length, for every engine and whatever the text is made of; 5 MB come back.

CPU seconds, two lengths of one text, a generous factor: nothing is said here about how quick an engine is (see
``tests/benchmarks/extraction.py``), and a square would be far outside. A network takes minutes over 5 MB, so it gets
less of everything, unless ``PROVENANCE_LONG=1`` asks for all of it.
"""

from __future__ import annotations

import os
import random
import time

import pytest
from engines import OFFLINE
from test_properties import true_to

import provenance

pytestmark = pytest.mark.slow

MB = 1_000_000
SHORTER = {} if os.environ.get("PROVENANCE_LONG") == "1" else {"neural": 10, "fast": 10}
SENTENCES = (
    "“We will pay what we owe, and not a penny more,” said Ann Oyelaran, the harbour master. ",
    "The work on the sea wall began in the spring and has gone on without a pause since then. ",
    "Bram Teller told Radio Saltmere on Tuesday that nobody in this town was asked. ",
    "According to a union official, the figures in the report are older than the report admits. ",
)
PIECES = (
    '"', "“", "”", "'", "‘a ", "a’ ", '"A," he said. ', "according to ", ", said X, ", "\n\n“", "the ", "A.", "who said ",
    "Jane Roe, a lawyer, said ", "“Yes,” said Jane Roe.\n\n", "a\n\n", "a\n", "e\u0301\u0323", "\u202eאמר\u202c ", "他说「今天」。",
    "« ", "\x00\x1b", "(", ", ", "http://a.b/c", "said the ", "👩‍🚀",
)  # fmt: skip


def paragraph(size: int) -> str:
    chance = random.Random(3)
    return "".join(chance.choices(SENTENCES, k=size // 60))[:size]


def names(size: int) -> str:
    """Everybody is somebody else: what an engine knows of an article grows with it."""
    chance = random.Random(4)
    name = lambda: "".join(chance.choices("abcdefghij", k=6)).capitalize()  # noqa: E731
    return "".join(f"“Yes,” said {name()} {name()}.\n\n" for _ in range(size // 30))[:size]


def shortened(engine: str, *sizes: int) -> list[int]:
    return [size // SHORTER.get(engine, 1) for size in sizes]


def seconds(engine: str, text: str) -> float:
    start = time.process_time()
    true_to(text, provenance.extract(text, extractor=engine))
    return time.process_time() - start


@pytest.fixture(params=OFFLINE)
def engine(request):
    seconds(request.param, SENTENCES[0])  # loads it
    return request.param


@pytest.mark.parametrize("piece", PIECES)
def test_eight_times_a_hostile_text_takes_eight_times_as_long(engine, piece):
    small, large = (seconds(engine, piece * (size // len(piece))) for size in shortened(engine, 8_000, 64_000))
    assert large < 3 * 8 * max(small, 0.02)  # a square would be sixty-four


def test_every_name_a_new_one(engine):
    small, large = (seconds(engine, names(size)) for size in shortened(engine, 20_000, 160_000))
    assert large < 3 * 8 * max(small, 0.02)


def test_five_megabytes_in_one_paragraph(engine):
    small, large = (seconds(engine, paragraph(size)) for size in shortened(engine, MB, 5 * MB))
    assert large < 2 * 5 * small


def test_a_million_lines_of_nothing(engine):
    small, large = (seconds(engine, "\n" * size) for size in (MB, 5 * MB))
    assert large < 2 * 5 * small
