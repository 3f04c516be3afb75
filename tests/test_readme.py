"""The README is held to the program: every command in it is run, and prints what the README says it prints.

Only times and paths are masked, and how sure the network is, whose last digit hangs on the processor.
``PROVENANCE_README=write`` puts the output of now into the README, to be read before it is committed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from workbench import ROOT

README = ROOT / "README.md"
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
MASKS = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "TIME"),
    (re.compile(r"captured \d{4}-\d\d-\d\d \d\d:\d\d UTC"), "captured TIME"),
    (re.compile(r"(?<=Accessed )\d+ \w+\.? \d{4}|(?<=Accessed )\w+ \d+, \d{4}"), "TIME"),
    (re.compile(r"(?<=confidence )[01]\.\d+"), "SURE"),
    (re.compile(r"(?<=urldate      = \{)[\d-]+"), "TIME"),
)


def masked(text: str) -> str:
    for mask, word in MASKS:
        text = mask.sub(word, text)
    return text.strip("\n")


def transcript(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output under it; a command goes on until its quotation marks close."""
    steps: list[list[str]] = []
    going = False
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append([line[2:], ""])
        elif going:
            steps[-1][0] += "\n" + line
        else:
            steps[-1][1] += line + "\n"
        going = steps[-1][0].count("'") % 2 == 1
    return [(command, output) for command, output in steps]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """A checkout as a new user has it, with the program on the path."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "records", place / "records", ignore=shutil.ignore_patterns("index", "lock"))
    shutil.copytree(ROOT / "tests" / "samples", place / "tests" / "samples")
    return place


def test_every_command_prints_what_the_readme_says(workplace):
    text = README.read_text(encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k not in ("PROVENANCE_ARCHIVE", "COLUMNS")}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    wrong, written = [], text
    count = 0
    for block in BLOCK.findall(text):
        now = ""
        for command, output in transcript(block):
            count += 1
            done = subprocess.run(
                ["bash", "-c", command], cwd=workplace, env=environment, capture_output=True, text=True, check=False
            )
            made = done.stdout + done.stderr
            now += f"$ {command}\n{made}"
            if masked(made) != masked(output):
                wrong.append(f"$ {command}\n{made}")
        written = written.replace(block, now)
    assert count > 8
    if os.environ.get("PROVENANCE_README") == "write":
        README.write_text(written, encoding="utf-8")
    else:
        assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("program", PYTHON.findall(README.read_text(encoding="utf-8")))
def test_every_program_runs_and_finds_something(program, workplace):
    if "import spacy" in program:
        pytest.importorskip("spacy", reason="spaCy is an optional extra, not installed here: pip install '.[spacy]'")
    done = subprocess.run([sys.executable, "-c", program], cwd=workplace, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Maren Tollock" in done.stdout or "Poisoned port" in done.stdout


def test_the_two_lines_a_newcomer_runs_are_there():
    text = README.read_text(encoding="utf-8")
    assert re.search(r"<!-- main line -->\n```sh\n[^\n]+\n```", text)
    assert re.search(r"<!-- test line -->\n```sh\n[^\n]+\n```", text)


def test_every_verb_format_and_query_is_named():
    from provenance import queries
    from provenance.cli.app import _VERBS
    from provenance.writers import WRITERS

    text = README.read_text(encoding="utf-8")
    for name in (*_VERBS, *WRITERS.names(), *queries.names()):
        assert f"`{name}`" in text or f"provenance {name}" in text, name
