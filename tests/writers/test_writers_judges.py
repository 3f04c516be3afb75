"""The formats' own readers and schemas; a judge that cannot run is skipped, never passed."""

import io
import json
import subprocess

import harbour
import jsonschema
import pytest

from provenance.bibliography import listing
from provenance.writers import WRITERS

ALL = list(harbour.CASES.values())


def written(name, *holdings):
    out = io.BytesIO()
    WRITERS.load(name)(iter(holdings), out)
    return out.getvalue()


def run(*command, **options):
    return subprocess.run(command, capture_output=True, check=True, timeout=120, **options).stdout.decode()


def test_csl_json_is_valid():
    schema = json.loads(harbour.kit("csl/csl-data.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(json.loads(written("csljson", *ALL)))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csljson", "biblatex", "bibtex"])
def test_pandoc_reads_every_title_name_and_date(name, tmp_path):
    pandoc = harbour.program("pandoc")
    file = tmp_path / "found"
    file.write_bytes(written(name, *ALL))
    read = {item["id"]: item for item in json.loads(run(pandoc, "-f", name, "-t", "csljson", str(file)))}
    entries = listing(ALL).entries
    assert set(read) == {entry.key for entry in entries}
    for entry in entries:
        item = read[entry.key]
        if entry.title:
            assert item["title"].replace('<span class="nocase">', "").replace("</span>", "") == entry.title
        dates = item.get("issued", {}).get("date-parts", [None])[0]
        assert dates == (list(entry.issued.parts) if entry.issued else None)
        assert [_full(author) for author in item.get("author", [])] == [author.full for author in entry.author]
        assert item.get("URL") == entry.url


def _full(author):
    if "literal" in author:
        return author["literal"]
    particle = author.get("dropping-particle") or author.get("non-dropping-particle")
    return " ".join(part for part in (author.get("given"), particle, author["family"]) if part)


@pytest.mark.slow
def test_biber_finds_nothing_wrong_with_what_is_known(tmp_path):
    biber = harbour.program("biber")
    file = tmp_path / "found.bib"
    file.write_bytes(written("biblatex", *ALL))
    said = run(biber, "--tool", "--validate-datamodel", str(file), "--output-file", str(tmp_path / "checked.bib"))
    complaints = [line for line in said.splitlines() if "WARN" in line.split(" - ")[0] or "ERROR" in line]
    # What an article does not say of the sources behind it cannot be written: their authors and days.
    unknown = ("Missing mandatory field 'author'", "one of 'date, year' must be defined")
    assert [line for line in complaints if not line.endswith(unknown)] == []
    assert [line for line in complaints if "devrijn" in line] == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "reader"), [("ris", "ris2xml"), ("bibtex", "bib2xml"), ("biblatex", "biblatex2xml")])
def test_bibutils_reads_every_entry(name, reader, tmp_path):
    program = harbour.program(reader)
    file = tmp_path / "found"
    file.write_bytes(written(name, *ALL))
    found = run(program, "-i", "utf8", "-o", "utf8", str(file))
    assert found.count("<mods ") == len(listing(ALL).entries)
    assert '<namePart type="family">de Vrijn</namePart>' in found or "Vrijn" in found
    assert "<dateIssued>2024-03-01</dateIssued>" in found
