"""Each verb, run as a user runs it, over one archive of the samples."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest
from workbench import SAMPLES, provenance

from provenance.cli.app import _VERBS

AT = "2024-04-01T00:00:00Z"
HARBOUR = SAMPLES / "harbour"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The samples in an archive, and the line that each input got."""
    root = tmp_path_factory.mktemp("verbs") / "demo"
    assert provenance("init", root, "--base", "https://archive.tarn.example/").returncode == 0
    done = provenance("--archive", root, "add", "--at", AT, HARBOUR)
    assert done.returncode == 0, done.err
    return root, done.out.splitlines()


def record_of(lines, name):
    return next(line.split()[1] for line in lines if line.endswith(name))


@pytest.mark.parametrize("verb", _VERBS)
def test_every_verb_explains_itself(verb):
    done = provenance(verb, "--help")
    assert done.returncode == 0
    assert _VERBS[verb].__doc__.split(".")[0][:40] in " ".join(done.out.split())


def test_help_loads_nothing_heavy():
    heavy = ("rdflib", "pyoxigraph", "httpx", "lxml", "rich", "trafilatura", "jsonschema", "pyld", "citeproc")
    code = f"import sys, provenance.cli.app; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_add_prints_a_line_an_article(demo):
    _, lines = demo
    assert len(lines) == 8
    for line in lines:
        outcome, iri, name = line.split()
        assert outcome == "added"
        assert iri.startswith("https://archive.tarn.example/record-")
        assert HARBOUR.name in name


def test_add_as_json_and_again(demo):
    root, lines = demo
    done = provenance("add", "--archive", root, "--json", HARBOUR)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert {row["outcome"] for row in rows} == {"unchanged"}
    assert [row["record"] for row in rows] == [line.split()[1] for line in lines]


def test_source_date_epoch_fixes_the_clock(demo, tmp_path):
    root, _ = demo
    other = tmp_path / "other"
    provenance("init", other, "--base", "https://archive.tarn.example/")
    provenance("--archive", other, "add", HARBOUR, SOURCE_DATE_EPOCH="1711929600")
    assert {p.name for p in other.rglob("record-*")} == {p.name for p in root.rglob("record-*")}


def test_list_has_a_line_a_record(demo):
    root, lines = demo
    rows = [line.split("\t") for line in provenance("--archive", root, "list").out.splitlines()]
    assert {row[0] for row in rows} == {line.split()[1] for line in lines}
    assert all(len(row) == 5 for row in rows)


@pytest.mark.parametrize("form", ["whole", "last part"])
def test_show_a_record(demo, form):
    root, lines = demo
    iri = record_of(lines, "quillbyledger.html")
    done = provenance("--archive", root, "show", iri if form == "whole" else iri.rpartition("/")[2])
    assert "Quillby Ledger" in done.out
    assert "came through: The Ostrel Weekly (quoted)" in done.out


def test_show_a_quotation_as_jsonld(demo):
    root, _ = demo
    found = provenance("--archive", root, "search", "every berth, however long").out.split("\t")[0]
    done = provenance("--archive", root, "show", found, "--to", "jsonld")
    document = json.loads(done.out)
    assert found in json.dumps(document)


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "table"])
def test_query_in_every_form(demo, form):
    root, _ = demo
    done = provenance("--archive", root, "query", "--name", "said", "--param", "speaker=Maren Tollock", "--to", form)
    assert done.returncode == 0, done.err
    assert "Quillby Ledger" in done.out


def test_query_from_a_file_and_from_stdin(demo, tmp_path):
    root, _ = demo
    text = "SELECT (COUNT(?r) AS ?n) { ?r a pr:Record }"
    (tmp_path / "count.rq").write_text(text)
    for done in (
        provenance("--archive", root, "query", tmp_path / "count.rq", "--to", "csv"),
        provenance("--archive", root, "query", "-", "--to", "csv", stdin=text.encode()),
        provenance("--archive", root, "query", "-e", text, "--to", "csv", "--timeout", "30"),
    ):
        assert list(csv.reader(io.StringIO(done.out))) == [["n"], ["8"]], done.err


def test_a_triple_stated_in_two_records_counts_once(demo):
    """Every record says the same of the program that made it: eight graphs, one name."""
    root, _ = demo
    program = "?s schema:name 'provenance'"
    plain = provenance("--archive", root, "query", "-e", f"SELECT (COUNT(*) AS ?n) {{ {program} }}", "--to", "csv")
    named = provenance(
        "--archive", root, "query", "-e", f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {program} }} }}", "--to", "csv"
    )
    assert (plain.out.split(), named.out.split()) == (["n", "1"], ["n", "8"])


@pytest.mark.parametrize("to", ["jsonld", "turtle", "nquads", "csljson", "biblatex", "bibtex", "ris"])
def test_export_to_every_format(demo, tmp_path, to):
    root, lines = demo
    out = tmp_path / "out"
    done = provenance("--archive", root, "export", record_of(lines, "courier.html"), "--to", to, "-o", out)
    assert done.returncode == 0, done.err
    assert b"Verrin Courier" in out.read_bytes()


def test_export_lists_what_each_format_holds():
    done = provenance("export", "--list")
    assert done.returncode == 0
    assert all(len(line.split("\t")) == 3 for line in done.out.splitlines())


def test_cite_says_quoted_in(demo):
    root, _ = demo
    found = provenance("--archive", root, "search", "every berth, however long").out.split("\t")[0]
    for style, says in {"apa": "as cited in", "mla": "qtd. in", "chicago": "quoted in"}.items():
        form = "note" if style == "chicago" else "in-text"
        done = provenance("--archive", root, "cite", found, "--style", style, "--form", form)
        assert says in done.out, done.err


def test_extract_touches_no_archive(tmp_path):
    done = provenance("extract", HARBOUR / "wire.txt", cwd=tmp_path)
    (article,) = [json.loads(line) for line in done.out.splitlines()]
    assert article["text"] == (HARBOUR / "wire.txt").read_bytes().decode()
    for one in article["attributions"]:
        assert all(0 <= start < end <= len(article["text"]) for start, end in one["content"])
    assert not list(tmp_path.iterdir())


def test_extract_as_a_table_and_from_stdin(tmp_path):
    done = provenance("extract", "-", "--to", "table", stdin=(HARBOUR / "wire.txt").read_bytes(), cwd=tmp_path)
    assert "Tollock" in done.out


def test_validate_a_file_and_the_archive(demo):
    root, lines = demo
    assert "8 records checked: no problems" in provenance("--archive", root, "validate").out
    (path,) = root.rglob(f"{record_of(lines, 'wire.txt').rpartition('/')[2]}.*")
    assert provenance("validate", path).returncode == 0


def test_reindex(demo):
    root, _ = demo
    assert "indexed 8 records" in provenance("--archive", root, "reindex").err


def test_quiet_is_quiet(tmp_path):
    done = provenance("--quiet", "init", tmp_path / "a")
    assert (done.out, done.err) == ("", "")


def test_the_archive_is_found_by_option_environment_and_place(demo, tmp_path):
    root, _ = demo
    one = provenance("--archive", root, "list").out
    assert provenance("list", "--archive", root).out == one
    assert provenance("list", PROVENANCE_ARCHIVE=str(root)).out == one
    (tmp_path / "records").symlink_to(root)
    assert provenance("list", cwd=tmp_path).out == one
