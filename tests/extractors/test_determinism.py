"""The same text gives the same extraction: whatever came before, in whatever batch, process and number of threads."""

from __future__ import annotations

import pytest
from engines import OFFLINE
from hypothesis import given, settings
from hypothesis import strategies as st
from workbench import ROOT, SAMPLES
from workbench import provenance as program

import provenance
from provenance.model.reading import Reading
from provenance.readers import READERS, read
from provenance.reading.sources import open_sources

READINGS = [r for s in open_sources([str(SAMPLES / "harbour")], READERS) for r in read(s) if isinstance(r, Reading)]
PARAGRAPHS = [line for r in READINGS for line in r.text.splitlines() if line.strip()]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5).map("\n\n".join),
    st.text(max_size=100),
    st.sampled_from(["", "\n", "“", "He said so."]),
)


@pytest.mark.parametrize("engine", OFFLINE)
def test_the_order_of_articles_changes_nothing(engine):
    forward = list(provenance.extract_all(READINGS, extractor=engine))
    backward = list(provenance.extract_all(reversed(READINGS), extractor=engine))
    assert forward == backward[::-1]
    assert forward == [provenance.extract(reading, extractor=engine) for reading in READINGS]


@pytest.mark.parametrize("engine", OFFLINE)
@given(texts=st.lists(TEXTS, min_size=2, max_size=6))
@settings(deadline=None, max_examples=30)
def test_what_else_is_in_the_batch_changes_nothing(engine, texts):
    together = list(provenance.extract_all(texts, extractor=engine))
    assert together == [provenance.extract(text, extractor=engine) for text in texts]


@pytest.mark.parametrize("engine", OFFLINE)
def test_another_process_finds_the_same(engine):
    """Sets are walked in another order under another hash seed; an engine may work with as many threads as it likes."""
    made = {
        program(
            "extract", "--to", "jsonl", "--extractor", engine, "tests/samples/harbour",
            cwd=ROOT, PYTHONHASHSEED=seed, PROVENANCE_THREADS=threads,
        ).out
        for seed, threads in (("1", "1"), ("2", "3"))
    }  # fmt: skip
    assert len(made) == 1
    assert len(made.pop().splitlines()) == len(READINGS)
