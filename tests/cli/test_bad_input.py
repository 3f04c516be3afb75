"""Bad input: one clear line naming the input and the mend, exit code 1, and the rest of the batch is kept."""

from __future__ import annotations

import os
import shutil
import stat

import pytest
from workbench import provenance

GOOD = "“The ferry will sail,” said Ann Oyelaran, the harbour master of Tarn.\n"
PAGE = "<html><head><title>Ferry</title></head><body><article><h1>Ferry to sail</h1><p>" + (GOOD + " It did.") * 4


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """One archive, one add over good and bad inputs together; and what it said."""
    folder = tmp_path_factory.mktemp("bad")
    inputs = folder / "inputs"
    inputs.mkdir()
    (inputs / "good.txt").write_text(GOOD, encoding="utf-8")
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (inputs / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (inputs / "truncated.html").write_text(PAGE, encoding="utf-8")
    (inputs / "no-article.html").write_text("<html><body><script>var a = 1;</script></body></html>", encoding="utf-8")
    (inputs / "declared-wrong.html").write_bytes(
        b'<html><head><meta charset="utf-8"></head><body><article>'
        + (PAGE[54:] + "Caf\xe9").encode("cp1252", "replace")
    )
    (inputs / "remote.jsonld").write_text(
        '{"@context": "https://evil.example/context.jsonld", "@id": "x:a", "@graph": []}'
    )
    (inputs / "broken.jsonld").write_text('{"@context": {')
    (inputs / "huge.txt").touch()
    os.truncate(inputs / "huge.txt", 200 * 2**20)
    os.mkfifo(inputs / "pipe.txt")
    (folder / "outside.txt").write_text(GOOD.replace("ferry", "train"), encoding="utf-8")
    (inputs / "leads-out.txt").symlink_to(folder / "outside.txt")
    (inputs / "nowhere.txt").symlink_to(folder / "missing.txt")
    assert provenance("init", folder / "archive").returncode == 0
    return folder, provenance("--archive", folder / "archive", "add", inputs, folder / "missing.txt")


def test_the_batch_ends_with_one_and_no_traceback(batch):
    _, done = batch
    assert done.returncode == 1
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["good.txt", "truncated.html", "declared-wrong.html"])
def test_what_can_be_kept_is(batch, name):
    _, done = batch
    assert any(line.startswith("added") and line.endswith(name) for line in done.out.splitlines()), done.err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("empty.txt", "empty"),
        ("binary.txt", "binary"),
        ("picture.html", "PNG"),
        ("no-article.html", "no article"),
        ("remote.jsonld", "remote"),
        ("broken.jsonld", "JSON"),
        ("huge.txt", "larger than 64 MB"),
        ("pipe.txt", "pipe"),
        ("leads-out.txt", "outside"),
        ("nowhere.txt", "nowhere"),
        ("missing.txt", "no such file"),
    ],
)
def test_each_bad_input_gets_one_clear_line(batch, name, says):
    _, done = batch
    lines = [line for line in done.err.splitlines() if name in line and line.startswith("error: ")]
    assert len(lines) == 1, done.err
    assert says in lines[0]
    assert name not in done.out


def test_the_archive_is_valid_afterwards(batch):
    folder, _ = batch
    done = provenance("--archive", folder / "archive", "validate")
    assert done.returncode == 0, done.out + done.err


def test_a_record_that_breaks_a_shape_is_refused(batch, tmp_path):
    folder, _ = batch
    (record, *_) = sorted((folder / "archive" / "graphs").rglob("*.jsonld"))
    broken = tmp_path / "shape.jsonld"
    data = record.read_bytes()
    assert b'"startedAtTime":"2' in data
    broken.write_bytes(data.replace(b'"startedAtTime":"2', b'"startedAtTime":"3'))
    assert provenance("init", tmp_path / "other").returncode == 0
    done = provenance("--archive", tmp_path / "other", "add", broken)
    assert done.returncode == 1
    assert len(done.err.splitlines()) == 1
    assert "shape.jsonld" in done.err
    assert not list((tmp_path / "other").rglob("record-*"))


def test_an_unreadable_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(GOOD, encoding="utf-8")
    secret.chmod(stat.S_IWUSR)
    without = "-dac_override,-dac_read_search"  # root reads every file, unless it gives these up
    root = ("setpriv", f"--bounding-set={without}", f"--inh-caps={without}") if os.geteuid() == 0 else ()
    if root and not shutil.which("setpriv"):
        pytest.skip("root reads every file, and there is no setpriv here")
    done = provenance("extract", secret, before=root)
    assert (done.returncode, done.out) == (1, "")
    assert "permission denied" in done.err


def test_a_link_named_itself_is_followed(batch, tmp_path):
    folder, _ = batch
    (tmp_path / "link.txt").symlink_to(folder / "outside.txt")
    done = provenance("extract", tmp_path / "link.txt")
    assert done.returncode == 0
    assert "train" in done.out


def test_no_archive_is_two(tmp_path):
    done = provenance("--archive", tmp_path / "none", "list")
    assert done.returncode == 2
    assert "provenance init" in done.err
    assert provenance("list", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [["add"], ["export"], ["query"], ["query", "-e", "ASK {}", "--name", "said"], ["add", "x", "--at", "yesterday"],
     ["export", "--to", "nonsense"], ["cite", "x", "--form", "poem"], ["unheard-of"], ["query", "--name", "unheard-of"], ["add", "x", "--manifest", "none.csv"]],
)  # fmt: skip
def test_wrong_usage_is_two(tmp_path, arguments):
    provenance("init", tmp_path / "records")
    done = provenance(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["query", "-e", "SELECT WHERE"], "cannot be parsed"),
        (["query", "-e", "ASK FROM <https://nobody.example/g> {}"], "holds no record"),
        (["query", "-e", "DELETE WHERE { ?s ?p ?o }"], "update"),
        (["query", "-e", "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "SERVICE"),
        (["query", "--name", "said"], "needs speaker"),
        (["query", "missing.rq"], "missing.rq"),
        (["show", "quotation-0"], "nothing in the archive"),
        (["cite", "quotation-0"], "nothing in the archive"),
        (["export", "quotation-0", "--to", "ris"], "nothing in the archive"),
    ],
)
def test_a_question_that_cannot_be_answered_is_one(tmp_path, arguments, says):
    provenance("init", tmp_path / "records")
    done = provenance(*arguments, cwd=tmp_path)
    assert done.returncode == 1, done.err
    assert says in done.err
    assert len(done.err.splitlines()) == 1
