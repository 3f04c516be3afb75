"""`provenance.extract`: three lines of Python, offsets into the very string that was given."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from workbench import SAMPLES, readings

import provenance
from provenance.extractors import extracted

TEXT = (
    "Harbour stays shut\n\n"
    "“Nobody will be hurried,” Maren Tollock told the Verrin Courier on Tuesday.\n\n"
    "She said that every berth would be tested.\n"
)


def test_three_lines_are_enough():
    found = [(one.speaker.name, TEXT[one.content[0].start : one.content[0].end]) for one in provenance.extract(TEXT).attributions]
    assert found == [("Maren Tollock", "Nobody will be hurried"), ("Maren Tollock", "that every berth would be tested")]


def test_it_is_what_the_command_line_finds_in_a_file_of_the_same_text():
    text = (SAMPLES / "harbour" / "wire.txt").read_text(encoding="utf-8")
    ((_, wanted),) = extracted(readings(text))
    assert provenance.extract(text) == wanted


def test_what_is_said_of_a_text_counts():
    plain, told = (
        provenance.extract(TEXT, **given).attributions[0]
        for given in ({}, {"publisher": "Verrin Courier", "date_published": date(2024, 3, 14)})
    )
    assert plain.said is None
    assert told.said.date == date(2024, 3, 12)
    assert [(hop.name, hop.self_) for hop in told.relay] == [("Verrin Courier", True)]
    again = provenance.extract(
        provenance.read_text(TEXT), publisher="Verrin Courier", date_published=date(2024, 3, 14)
    ).attributions[0]
    assert again == told


def test_a_language_without_rules_is_said_so():
    found = provenance.extract(TEXT, extractor="rules", in_language="fi")
    assert not found.attributions
    assert found.notices


def test_many_come_in_order_and_lazily():
    asked = []

    def texts():
        for number in range(3):
            asked.append(number)
            yield TEXT if number != 1 else provenance.read_text("Nothing is said here.")

    found = provenance.extract_all(texts(), extractor="rules")
    assert asked == []
    assert [len(one.attributions) for one in found] == [2, 0, 2]


@pytest.mark.parametrize("text", ["", " ", "\ufeff", "\n\n", "\x00", "\ud800 said he"])
def test_no_text_is_refused_or_moved(text):
    reading = provenance.read_text("\ufeff" + text)
    assert len(reading.text) == len(text) + 1
    provenance.extract(text)


def test_half_a_character_is_said_aloud():
    assert provenance.read_text("\ud800 said he").notices


def test_an_engine_that_is_none_names_those_that_are():
    with pytest.raises(provenance.ProvenanceError, match="rules"):
        provenance.extract(TEXT, extractor="hearsay")


def test_the_public_names_are_there_and_importing_them_is_quick():
    assert all(getattr(provenance, name) is not None for name in provenance.__all__)
    code = "import time, provenance; print(time.process_time())"
    bare = "import time; print(time.process_time())"
    spent = [min(_seconds(line) for _ in range(3)) for line in (bare, code)]
    assert spent[1] - spent[0] < 0.3


def _seconds(code: str) -> float:
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
