"""An engine that fails over one article: one line says so, the others are kept, and the exit code is 1."""

from __future__ import annotations

import json

import pytest
from attributed import reading
from chat_stub import FERRY, ROWS, Stub, http, running
from workbench import provenance

from provenance.errors import ExtractError
from provenance.extractors import _attempts
from provenance.model.extraction import Extraction


@pytest.fixture
def stub():
    """Answers for every article but the one about Cleo."""
    with running(Stub()) as one:
        rows = json.dumps({"attributions": ROWS})
        one.answer = lambda request: http(413) if "Cleo" in request["messages"][1]["content"] else rows
        yield one


@pytest.fixture
def articles(tmp_path):
    for name, text in (("a.txt", FERRY), ("b.txt", "Cleo spoke.\n"), ("c.txt", f"{FERRY}It rained.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(stub, articles, *arguments):
    env = {"PROVENANCE_LLM_URL": stub.url, "PROVENANCE_LLM_MODEL": "stub-1"}
    return provenance(*arguments, "--extractor", "llm", "a.txt", "b.txt", "c.txt", cwd=articles, **env)


def failure(done):
    (line,) = (line for line in done.err.splitlines() if line.startswith("error: "))
    return line


def test_extract_prints_the_others(stub, articles):
    done = run(stub, articles, "extract", "--to", "jsonl")
    assert done.returncode == 1
    assert [(one["path"], len(one["attributions"])) for one in map(json.loads, done.out.splitlines())] == [
        ("a.txt", 3),
        ("c.txt", 3),
    ]
    assert failure(done).startswith(f"error: b.txt: {stub.url}/chat/completions: HTTP 413")


def test_add_keeps_the_others(stub, articles):
    provenance("init", "archive", cwd=articles)
    done = run(stub, articles, "--archive", "archive", "add")
    assert done.returncode == 1
    assert [line.split()[0] + line.split()[-1] for line in done.out.splitlines()] == ["addeda.txt", "addedc.txt"]
    assert "b.txt" in failure(done)
    again = provenance("--archive", "archive", "validate", cwd=articles)
    assert again.out.startswith("2 records checked: no problems")


def test_what_is_missing_is_said_before_anything_is_done(articles):
    done = provenance("extract", "--extractor", "llm", "a.txt", cwd=articles, PROVENANCE_LLM_URL="")
    assert (done.returncode, done.out) == (2, "")
    assert "PROVENANCE_LLM_URL" in failure(done)


def test_an_engine_that_is_over_ends_the_run():
    def engine():
        yield Extraction((), "e", "1")
        raise ExtractError("broken")

    found = _attempts([reading("a")] * 3, engine())
    assert isinstance(next(found)[1], Extraction)
    assert isinstance(next(found)[1], ExtractError)
    with pytest.raises(ExtractError, match="broken"):
        next(found)
