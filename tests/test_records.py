"""The sample archive that ships: valid, read alike by everyone, within its limits, and made again byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from engines import OFFLINE
from expected import rows
from samples import build
from workbench import ROOT, SAMPLES, SHARED, files

from provenance import jsonld, rdf
from provenance.compose.excerpts import SHARE
from provenance.model.annotation import Annotation, TextQuoteSelector
from provenance.model.quotation import Quotation, ReportedSpeech
from provenance.model.source import ArticleText
from provenance.shelves import Shelves
from provenance.validation import Document, validate_documents
from provenance.words import spans

RECORDS = sorted((ROOT / "records" / "graphs").rglob("*.jsonld"))
SEEDS = SHARED / "seeds"

seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here: not checked")


def test_there_are_the_eight_and_the_two():
    assert len(RECORDS) == 10


def test_every_record_passes_every_layer():
    shelves = Shelves(ROOT / "records")
    documents = []
    for path in RECORDS:
        record = jsonld.parse(json.loads(path.read_bytes()))
        (text,) = record.all(ArticleText)
        (capture,) = [node for node in record.nodes if node.types[0] == "Capture"]
        documents.append(
            Document(path.read_bytes(), path.name, shelves.text(text.sha256), shelves.capture(capture.sha256))
        )
    reports = validate_documents(documents, thorough=True)
    assert [line for report in reports if not report.ok for line in report.lines()] == []


def test_nothing_in_the_archive_is_a_stranger():
    assert not list(Shelves(ROOT / "records").strangers())


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name[7:15])
def test_schema_org_terms_are_used_as_they_are_defined(path, tmp_path):
    judge = SHARED / "kit" / "bin" / "schemaorg_check.py"
    if not judge.is_file():
        pytest.skip("the schema.org judge is not here: not checked")
    quads = tmp_path / "record.nq"
    quads.write_text(rdf.canonical(rdf.parse(path.read_bytes())), encoding="utf-8")
    done = subprocess.run([sys.executable, "-W", "ignore", judge, quads], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "OK", done.stdout + done.stderr


@seeds
def test_it_is_made_again_byte_for_byte(tmp_path):
    build.build(tmp_path / "records")
    assert files(tmp_path / "records") == files(ROOT / "records")


@seeds
@pytest.mark.parametrize("name", ["000_f0e3f3e51024a82f.txt", "003_699df670e7e65557.txt"])
def test_of_a_seed_article_little_is_shown(name):
    """Counted in the record against the article: words of every string that the record takes from the text."""
    text = (SEEDS / name).read_text(encoding="utf-8")
    (record,) = [r for r in map(_record, RECORDS) if r.all(ArticleText)[0].content_size == f"{len(text.encode())} B"]
    words = spans(text)
    seen: set[int] = set()
    for item in (item for annotation in record.all(Annotation) for item in annotation.has_target.items):
        position = item.has_selector[0]
        for quote in (selector for selector in item.has_selector[1:]):
            start = quote if isinstance(quote, TextQuoteSelector) else quote.has_start_selector
            end = position.start + len(start.exact)
            seen |= _touched(words, position.start - len(start.prefix or ""), end + len(start.suffix or ""))
            if not isinstance(quote, TextQuoteSelector):
                seen |= _touched(words, position.end, position.end + len(quote.has_end_selector.exact))
    assert 0 < len(seen) <= len(words) * SHARE
    for reported in record.all(ReportedSpeech):
        assert len(spans(reported.text)) <= 12
    for quoted in record.all(Quotation):
        assert quoted.text
    assert not Shelves(ROOT / "records").text(record.all(ArticleText)[0].sha256)


def _record(path):
    return jsonld.parse(json.loads(path.read_bytes()))


def _touched(words, start, end):
    return {i for i, (s, e) in enumerate(words) if s < end and start < e}


@seeds
@pytest.mark.parametrize("engine", ["rules"])
def test_the_seeds_are_read_as_expected(engine):
    found = list(rows(SEEDS / "expected.json", SEEDS, engine))
    assert [(row.name, row.wrong) for row in found if row.must and row.wrong] == []


@seeds
@pytest.mark.parametrize("engine", OFFLINE)
def test_nothing_of_the_furniture_is_an_attribution(engine):
    from provenance.extractors import extracted

    readings = build._readings(*sorted(SEEDS.glob("*.txt")))
    texts = [
        " ".join(r.text[s.start : s.end] for s in a.content) for r, e in extracted(readings, engine) for a in e.attributions
    ]
    for phrase in (
        'vocational training center"',
        "almost had organs harvested",
        "free email newsletter",
        "privacy notice",
    ):
        assert not [text for text in texts if phrase in text]
    assert "vocational training center" not in texts


@seeds
def test_no_name_from_the_articles_stands_in_the_program():
    """Names from the seeds and the samples are in no code and no data, outlets in general tables apart."""
    names = set()
    for expected in (SEEDS / "expected.json", SAMPLES / "harbour.expected.json", SAMPLES / "other.expected.json"):
        for article in json.loads(expected.read_text(encoding="utf-8"))["articles"]:
            for row in article["attributions"]:
                if row.get("speaker") and len(row["speaker"].split()) == 2:
                    names.add(row["speaker"].split()[1])
    general = {"government", "campaign", "administration", "Institute", "Marine"}  # words, not names
    program = {
        path: path.read_text(encoding="utf-8")
        for path in (ROOT / "provenance").rglob("*")
        if path.suffix in (".py", ".tsv", ".txt", ".json", ".rq")
    }
    assert len(names - general) > 10
    assert [(name, str(path)) for name in names - general for path, text in program.items() if name in text] == []
