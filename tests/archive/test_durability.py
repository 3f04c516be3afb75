"""A crash at any moment leaves a valid archive, and the index always follows the files."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest
from workbench import AT, files, provenance, readings

from provenance import files as writing
from provenance.archive import Adding
from provenance.errors import StoreError, UnknownId

TEXT = "“The bridge at Tarn is {} metres long,” said Ann Oyelaran, the surveyor.\n"
COUNT = "SELECT (COUNT(DISTINCT ?q) AS ?n) { ?q a schema:Quotation }"


def count(archive):
    (row,) = archive.query(COUNT)
    return int(row[0].value)


@pytest.fixture
def three(archive):
    list(archive.add([one for n in (10, 20, 30) for one in readings(TEXT.format(n))], Adding(AT, "rules")))
    return archive


@pytest.mark.parametrize("step", ["capture", "text", "record"])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_was_not_acknowledged_is_whole_or_absent(three, monkeypatch, step, call, archives):
    number = {"capture": 1, "text": 2, "record": 3}[step]
    calls = iter(range(1, 99))

    def failing(*arguments, real):
        if next(calls) == (number if call == "replace" else 2 * number - 1):
            raise OSError(28, "No space left on device")
        return real(*arguments)

    if call == "fsync":
        real = os.fsync
        monkeypatch.setattr(writing.os, "fsync", lambda fd: failing(fd, real=real))
        monkeypatch.setattr(writing, "make_folder", lambda path: path.mkdir(parents=True, exist_ok=True))
    else:
        real = writing.os.replace
        monkeypatch.setattr("pathlib.Path.replace", lambda self, other: failing(self, other, real=os.replace))
    with pytest.raises(StoreError, match="No space left"):
        list(three.add(readings(TEXT.format(40)), Adding(AT, "rules")))
    monkeypatch.undo()
    again = archives(three.shelves.root)
    assert all(report.ok for report in again.validate())
    assert not list(again.shelves.strangers())
    assert count(again) == 3
    assert [added.outcome for added in again.add(readings(TEXT.format(40)), Adding(AT, "rules"))] == ["added"]
    assert count(again) == 4


@pytest.mark.slow
def test_kill_at_any_moment(tmp_path, archives):
    """Acknowledged records survive kill -9; the archive is valid after each, and goes on."""
    root, inputs = tmp_path / "archive", tmp_path / "inputs"
    archives(root, new=True)
    inputs.mkdir()
    for n in range(400):
        (inputs / f"{n:03}.txt").write_text(TEXT.format(n), encoding="utf-8")
    acknowledged: set[str] = set()
    chance = random.Random(7)
    for _ in range(12):
        process = subprocess.Popen(
            [sys.executable, "-m", "provenance", "--archive", str(root), "add", "--extractor", "rules", str(inputs)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        line = process.stdout.readline()
        time.sleep(chance.random() * 0.4)
        process.send_signal(signal.SIGKILL)
        lines = [line, *process.stdout.read().splitlines()]
        process.wait()
        process.stdout.close()
        acknowledged |= {one.split()[1] for one in lines if len(one.split()) == 3}
        archive = archives(root)
        held = {record.id for record in archive.records()}
        assert acknowledged <= held
        assert not list(archive.shelves.strangers())
    assert all(report.ok for report in archives(root).validate())
    assert provenance("--archive", root, "add", "--extractor", "rules", inputs).returncode == 0
    assert count(archives(root)) == 400


def test_the_index_is_made_again_from_the_files(three, archives):
    shutil.rmtree(three.shelves.index)
    assert count(archives(three.shelves.root)) == 3


def test_a_broken_index_is_made_again(three, archives):
    for path in three.shelves.index.rglob("*"):
        if path.is_file():
            path.write_bytes(b"no index")
    again = archives(three.shelves.root)
    assert again.reindex() == (3, 0)
    assert count(again) == 3


def test_files_that_come_and_go_behind_its_back_are_seen(three, tmp_path, archives):
    other = archives(tmp_path / "other", new=True)
    list(other.add(readings(TEXT.format(77)), Adding(AT, "rules")))
    assert count(three) == 3
    shutil.copytree(other.shelves.root / "graphs", three.shelves.root / "graphs", dirs_exist_ok=True)
    assert count(three) == 4
    gone = next(iter(other.shelves.record_files()))
    (three.shelves.root / "graphs" / gone.path.parent.name / gone.path.name).unlink()
    assert count(three) == 3


def test_a_changed_file_names_itself(three):
    file = next(iter(three.shelves.record_files()))
    file.path.write_bytes(file.path.read_bytes().replace(b"metres", b"meters"))
    with pytest.raises(StoreError, match="does not fit"):
        three.holding(file.local)
    assert [report.name for report in three.validate() if not report.ok] == [str(file.path)]


def test_a_change_that_breaks_no_other_rule_is_named_too(three):
    file = next(iter(three.shelves.record_files()))
    data = file.path.read_bytes()
    assert data.count(b'"confidence":"0.') == 1
    file.path.write_bytes(re.sub(rb'"confidence":"0\.\d+"', b'"confidence":"0.11"', data))
    (report,) = [report for report in three.validate() if not report.ok]
    assert "not those that were kept" in report.lines()[0]


def test_what_lies_beside_a_record_is_held_to_its_name(three):
    text = next((three.shelves.root / "texts").rglob("*.txt"))
    text.write_bytes(b"abc\xff")
    (report,) = [report for report in three.validate() if not report.ok]
    assert str(text) in report.lines()[0]


def test_a_damaged_record_is_left_out_aloud_and_comes_back(three, archives):
    said = []
    file = next(iter(three.shelves.record_files()))
    whole = file.path.read_bytes()
    file.path.write_bytes(whole + b" ")
    again = archives(three.shelves.root)
    again.index._tell = said.append
    assert again.reindex() == (2, 1)
    assert count(again) == 2
    assert any(str(file.path) in line for line in said)
    damaged = []
    assert len(list(again.records(damaged=damaged.append))) == 2
    assert len(damaged) == 1
    file.path.write_bytes(whole)
    assert count(again) == 3


def test_reading_while_adding(archive, how):
    found = [one for n in range(70) for one in readings(TEXT.format(n))]
    for number, _ in enumerate(archive.add(found, how)):
        if number in (0, 40):
            assert count(archive) == number + 1
    assert count(archive) == 70


def test_an_unknown_identifier_is_said_to_be_one(three):
    with pytest.raises(UnknownId, match="nothing in the archive"):
        three.holding("quotation-0")


def test_nothing_is_made_where_there_is_something(tmp_path, archives):
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(StoreError, match="not empty"):
        archives(tmp_path, new=True)
    assert list(files(tmp_path)) == ["note.txt"]
