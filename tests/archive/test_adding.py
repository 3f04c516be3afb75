"""Adding articles: the same input gives the same record, in any order and however often."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from workbench import AT, SAMPLES, files, readings

from provenance.archive import Outcome
from provenance.errors import StoreError, UnknownId
from provenance.model.reading import Outlet, Source
from provenance.model.source import PrimaryText
from provenance.readers import READERS, read
from provenance.reading.sources import open_sources

FIRST = "“The ferry will sail,” said Ann Oyelaran, the harbour master of Tarn.\n\nNobody else was on the quay.\n"
SECOND = FIRST.replace("will sail", "will not sail")


def sample_readings():
    return [one for source in open_sources([str(SAMPLES / "harbour")], READERS) for one in read(source)]


def outcomes(archive, found, how):
    return [added.outcome for added in archive.add(found, how)]


def test_the_order_of_adding_changes_nothing(tmp_path, how, archives):
    found = sample_readings()
    trees = []
    for number, order in enumerate((found, found[::-1], found[3:] + found[:3])):
        archive = archives(tmp_path / str(number), new=True)
        assert set(outcomes(archive, order, how)) == {Outcome.ADDED}
        trees.append(files(archive.shelves.root))
    assert trees[0] == trees[1] == trees[2]
    assert len(trees[0]) == 1 + 3 * len(found)


def test_adding_again_changes_nothing_on_disk(archive, how):
    list(archive.add(sample_readings(), how))
    root = archive.shelves.root
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    later = replace(how, at=AT.replace(year=2025))
    assert set(outcomes(archive, sample_readings(), later)) == {Outcome.UNCHANGED}
    assert before == {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


def test_the_same_article_twice_in_one_batch_is_added_once(archive, how):
    assert outcomes(archive, readings(FIRST) + readings(FIRST, "copy.txt"), how) == ["added", "unchanged"]


def test_another_text_under_one_address_is_a_revision(archive, how):
    address = "https://tarn.example/ferry"
    (first,) = archive.add(readings(FIRST, url=address), how)
    (second,) = archive.add(readings(SECOND, url=f"{address}?utm_source=mail#top"), how)
    assert (first.outcome, second.outcome) == ("added", "revised")
    old, new = archive.holding(first.record).record, archive.holding(second.record).record
    assert new.description.was_revision_of == old.id
    assert new.article.id == old.article.id
    assert [record.id for record in archive.records()] == [new.id]
    assert {record.id for record in archive.records(every=True)} == {old.id, new.id}
    words = {row[-1] for row in archive.find_words("sail")}
    assert any("will not sail" in one for one in words)
    assert not any("will sail" in one for one in words)


def test_a_loose_file_that_changed_is_a_new_article_unless_it_revises(archive, how):
    (first,) = archive.add(readings(FIRST), how)
    (other,) = archive.add(readings(SECOND), how)
    assert other.outcome == "added"
    article = archive.holding(first.record).record.article.id
    (revised,) = archive.add(readings(SECOND + "More.\n"), replace(how, revises=article))
    assert revised.outcome == "revised"
    assert archive.holding(revised.record).record.article.id == article


def test_bytes_that_are_held_are_not_taken_for_another_article(archive, how):
    (first,) = archive.add(readings(FIRST), how)
    article = archive.holding(first.record).record.article.id
    list(archive.add(readings(SECOND), replace(how, revises=article)))
    list(archive.add(readings(SECOND + "More.\n", url="https://tarn.example/more"), how))
    assert outcomes(archive, readings(SECOND) + readings(SECOND + "More.\n"), how) == ["unchanged", "unchanged"]


def test_what_was_said_of_the_same_bytes_stays_said(archive, how):
    list(archive.add(readings(FIRST, headline="Ferry to sail"), how))
    assert outcomes(archive, readings(FIRST), how) == ["unchanged"]
    assert outcomes(archive, readings(FIRST, headline="Ferry to sail"), how) == ["unchanged"]
    assert outcomes(archive, readings(FIRST, publisher=Outlet("Tarn Post")), how) == ["revised"]
    (record,) = archive.records()
    assert record.article.headline == "Ferry to sail"
    assert record.article.publisher is not None


def test_a_primary_text_stays_one(archive, how):
    list(archive.add(readings(FIRST), replace(how, primary=True)))
    assert outcomes(archive, readings(FIRST), how) == ["unchanged"]
    (record,) = archive.records()
    assert isinstance(record.article, PrimaryText)


def test_digests_only_keeps_no_text(archive, how):
    list(archive.add(readings(FIRST), replace(how, keep=False)))
    assert [name.split("/")[0] for name in files(archive.shelves.root)] == ["archive.jsonld", "graphs"]
    (report,) = archive.validate()
    assert report.ok
    assert any(finding.severity == "not checked" for finding in report.findings)


def test_digests_are_made_good_by_adding_again(archive, how):
    list(archive.add(readings(FIRST), replace(how, keep=False)))
    assert outcomes(archive, readings(FIRST), how) == ["unchanged"]
    assert len(files(archive.shelves.root)) == 4


def test_an_article_that_breaks_the_engine_costs_only_itself(archive, how, monkeypatch):
    from provenance.extractors.rules import extract

    def failing(given):
        for reading in given:
            if "Teller" in reading.text:
                raise RecursionError("too deep")
            yield from extract([reading])

    monkeypatch.setattr("provenance.extractors.EXTRACTORS.load", lambda _: failing)
    found = readings(FIRST) + readings(FIRST.replace("Ann Oyelaran", "Bram Teller")) + readings(SECOND)
    first, second, third = archive.add(found, how)
    assert (first.outcome, third.outcome) == ("added", "added")
    assert "RecursionError" in str(second)


def test_a_then_b_then_a_again_are_three_revisions(archive, how):
    address = "https://tarn.example/ferry"
    found = readings(FIRST, url=address) + readings(SECOND, url=address) + readings(FIRST, url=address)
    assert outcomes(archive, found, how) == ["added", "revised", "revised"]


def test_an_identifier_names_a_record_an_article_or_a_quotation(archive, how):
    (added,) = archive.add(readings(FIRST), how)
    record = archive.holding(added.record).record
    for node in record.nodes:
        kind = node.id.rpartition("/")[2].partition("-")[0]
        if kind in ("record", "article", "quotation"):
            assert archive.holding(node.id).record == record
        else:
            with pytest.raises(UnknownId, match="name a record"):
                archive.holding(node.id)
    with pytest.raises(UnknownId):
        archive.holding(added.record.replace("w3id.org", "evil.example"))
    with pytest.raises(UnknownId):
        archive.holding("article-7c*")


def test_a_record_travels_and_comes_back(tmp_path, archive, how, archives):
    (added,) = archive.add(readings(FIRST), how)
    data = archive.shelves.record_file(added.record).path.read_bytes()
    other = archives(tmp_path / "other", new=True)
    brought = Source("record.jsonld", data, "application/ld+json")
    assert outcomes(other, [brought], how) == ["added"]
    assert outcomes(other, [brought], how) == ["unchanged"]
    assert other.shelves.record_file(added.record).path.read_bytes() == data


def test_two_quotations_of_the_same_words_are_two(archive, how):
    text = "“We will sail,” said Ann Oyelaran.\n\n“We will sail,” said Bram Teller.\n"
    list(archive.add(readings(text), how))
    (record,) = archive.records()
    names = {node.id: getattr(node, "name", None) for node in record.nodes}
    spoken = [names[q.spoken_by_character] for q in record.nodes if q.id.rpartition("/")[2].startswith("quotation-")]
    assert spoken == ["Ann Oyelaran", "Bram Teller"]


def test_a_second_writer_is_told(archive, how, monkeypatch, archives):
    monkeypatch.setattr("provenance.stores.lock.WAIT", 0.05)
    steps = archive.add(itertools.chain(readings(FIRST), readings(SECOND)), how)
    next(steps)
    other = archives(archive.shelves.root)
    with pytest.raises(StoreError, match="another process is adding"):
        list(other.add(readings(SECOND), how))
    list(steps)
    assert outcomes(other, readings(SECOND), how) == ["unchanged"]
