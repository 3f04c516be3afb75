"""The archive: the only module that knows all steps, from an article's bytes to an answer.

Files are written first and the index follows; a record is acknowledged once its file is on disk. Whenever
the index and the files disagree it is brought up to date from them, so a crash between the two costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Self

from provenance import compose as composition
from provenance import jsonld, policy, queries, querying, settings, validation
from provenance.compose.description import described
from provenance.errors import InvalidRecord, StoreError, UnknownId
from provenance.extractors import extracted
from provenance.ids import Ids, Iri, local, sha256
from provenance.indexing import Index
from provenance.model.extraction import Extraction
from provenance.model.holding import Holding
from provenance.model.quotation import Quotation, ReportedSpeech
from provenance.model.reading import Reading, Source
from provenance.model.source import ArticleText, Capture, PrimaryText
from provenance.shelves import Shelves, newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from provenance.model.record import Record
    from provenance.notices import Notice
    from provenance.shelves import RecordFile
    from provenance.stores import Store

BATCH = 32
"""How many articles an extractor is handed at once."""


class Outcome(StrEnum):
    """What adding an input did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input: the outcome, the record it stands in, the input's name, what was lost."""

    outcome: Outcome
    record: Iri
    name: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Adding:
    """How articles are added.

    ``at`` is the time to record. ``primary``: the texts are the first form of their words. ``revises``: the
    article (its IRI) that the inputs are a new text of. ``keep``: captures and texts are kept, else only
    their digests. ``extractor``: the engine, None for the default.
    """

    at: datetime
    extractor: str | None = None
    primary: bool = False
    revises: Iri | None = None
    keep: bool = True


def _silent(_: str) -> None:
    pass


class Archive:
    """One archive on disk. ``tell`` is called with a line where something takes long or was mended."""

    def __init__(self, shelves: Shelves, chosen: settings.Settings, tell: Callable[[str], None] = _silent) -> None:
        self.shelves, self.settings = shelves, chosen
        self.ids = Ids(chosen.base)
        self.index = Index(shelves, tell)
        self._known: Store | None = None

    @classmethod
    def create(cls, root: Path, chosen: settings.Settings | None = None) -> Archive:
        """Make a new, empty archive. `StoreError` where there is one already, or the folder holds other things."""
        shelves = Shelves(root)
        if shelves.settings.exists():
            raise StoreError(f"{root}: is an archive already")
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise StoreError(f"{root}: is not empty; name a new folder")
        settings.write(shelves.settings, chosen or settings.Settings())
        return cls.open(root)

    @classmethod
    def open(cls, root: Path, tell: Callable[[str], None] = _silent) -> Archive:
        """Open an archive. `StoreError` where there is none, or it is of a format this program does not know."""
        shelves = Shelves(root)
        return cls(shelves, settings.read(shelves.settings), tell)

    def close(self) -> None:
        """Let go of the index; the archive can go on being used, which opens it again."""
        self.index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # putting in

    def add(self, items: Iterable[Reading | Source], how: Adding) -> Iterator[Added | InvalidRecord]:
        """Add articles, and records of ours as they stand in files (a `Source` of `JSON_LD`), lazily.

        Each outcome is yielded once its record is on disk. The same bytes with the same description change
        nothing; another text or description of the same article is a revision. What would break a rule is
        not kept: its `InvalidRecord` takes the place of an outcome, and the others go on.
        """
        rest = iter(items)
        with self.index.writing() as self._known:
            while batch := list(islice(rest, BATCH)):
                fresh = [item for item in batch if isinstance(item, Reading) and not self._unchanged(item, how)]
                found = {id(reading): extraction for reading, extraction in extracted(fresh, how.extractor)}
                for item in batch:
                    if isinstance(item, Source):
                        yield self._import(item)
                    elif id(item) in found and not self._unchanged(item, how):
                        yield self._keep(item, found[id(item)], how)
                    else:
                        held = self._load(self._revisions(item, how)[-1])
                        yield Added(Outcome.UNCHANGED, held.id, item.name, item.notices)

    def _import(self, source: Source) -> Added | InvalidRecord:
        """A record as another archive wrote it: the whole validation, nothing fetched, nothing changed."""
        report = validation.validate_document(source.data, source.name)
        if not report.ok:
            return InvalidRecord(source.name, [str(finding) for finding in report.violations])
        document = jsonld.loads(source.data, source.name)
        record, data = jsonld.parse(document), jsonld.canonical(document)
        held = self.shelves.record_file(record.id)
        if held and held.sha256 != sha256(data):
            return InvalidRecord(source.name, [f"another record named {record.id} is held already"])
        if not held:
            self.shelves.put_record(record.id, data)
        return Added(Outcome.UNCHANGED if held else Outcome.ADDED, record.id, source.name)

    def _keep(self, reading: Reading, extraction: Extraction, how: Adding) -> Added | InvalidRecord:
        """Compose, check, write; the record last, for it is what makes the others count."""
        before = self._revisions(reading, how)
        held = self._load(before[-1]) if before else None
        record, notices = self._composed(reading, extraction, how, held)
        data = jsonld.dumps(record)
        report = validation.validate_document(data, reading.name, text=reading.text, capture=reading.data, shapes=False)
        if not report.ok:
            return InvalidRecord(reading.name, [str(finding) for finding in report.violations])
        if how.keep:
            self.shelves.put_capture(reading.data, reading.media_type)
            self.shelves.put_text(reading.text)
        self.shelves.put_record(record.id, data)
        return Added(Outcome.REVISED if held else Outcome.ADDED, record.id, reading.name, notices)

    def _composed(
        self, reading: Reading, extraction: Extraction, how: Adding, held: Record | None
    ) -> tuple[Record, tuple[Notice, ...]]:
        """The record of a reading, as the next revision of what is held.

        What somebody once said of the same bytes (a date, that this is a primary text) stays said; a notice
        of rights stands in where the article brings neither notice nor licence.
        """
        meta = reading.metadata
        if held and _same_bytes(held, reading):
            meta = reading.given.over(described(held))
        if self.settings.rights and not (meta.rights or meta.license):
            meta = replace(meta, rights=self.settings.rights)
        primary = how.primary or (held is not None and isinstance(held.article, PrimaryText))
        article = self._article(reading, how)
        revision = int(held.id.rpartition("-")[2]) + 1 if held else 1
        run = composition.Run(self.ids, how.at, revision, held.id if held else None, article, primary)
        return composition.compose(replace(reading, metadata=meta), extraction, run)

    def _unchanged(self, reading: Reading, how: Adding) -> bool:
        """Whether the same bytes are held, described as they would be now."""
        files = self._revisions(reading, how)
        held = self._load(files[-1]) if files else None
        if held is None or not _same_bytes(held, reading):
            return False
        again, _ = self._composed(reading, Extraction((), "", ""), how, held)
        return again.article == replace(held.article, citation=(), word_count=again.article.word_count)

    def _revisions(self, reading: Reading, how: Adding) -> list[RecordFile]:
        """The revisions held of the article that a reading is of, the newest last."""
        return self.shelves.revisions(self._article(reading, how))

    def _article(self, reading: Reading, how: Adding) -> Iri:
        """The article that a reading is of: the one it revises, else its own by the rules of identity.

        Bytes without an address or identifier that stand in the archive already are of the article that they
        stand there for, whatever named it then.
        """
        own = how.revises or composition.article_iri(reading, self.ids)
        meta = reading.metadata
        if how.revises or meta.url or meta.identifier or self.shelves.revisions(own):
            return own
        held = self._known.captured(self.ids.capture(sha256(reading.data))) if self._known else []
        return Iri(held[0].article) if held and held[0].current else own

    # taking out

    def records(self, *, every: bool = False) -> Iterator[Record]:
        """The current records, or every revision, in the order of their names."""
        files = self.shelves.record_files()
        return (self._load(file) for file in (files if every else newest(files)))

    def holding(self, identifier: str) -> Holding:
        """What an identifier names: a record, an article (its newest record), a quotation. `UnknownId` if nothing.

        An identifier is an IRI, or its last part.
        """
        if file := self.shelves.record_file(identifier):
            return self._out(self._load(file))
        if local(identifier).startswith("article-") and (record := self._newest(identifier)):
            return self._out(record)
        thing = self.iri(identifier)
        records = self.index.open().describing(thing)
        if not records or not (file := self.shelves.record_file(records[0])):
            raise UnknownId(f"{identifier}: nothing in the archive has this identifier (see 'provenance list')")
        record = self._load(file)
        focus = next((n.id for n in record.nodes if n.id == thing and isinstance(n, Quotation | ReportedSpeech)), None)
        return self._out(record, focus)

    def holdings(self) -> Iterator[Holding]:
        """Every current record, with what may leave beside it."""
        return (self._out(record) for record in self.records())

    def text(self, record: Record) -> str | None:
        """The text that the record's selectors point into, for whoever has the archive's files before them anyway."""
        return next((self.shelves.text(one.sha256) for one in record.all(ArticleText)), None)

    def _out(self, record: Record, focus: Iri | None = None) -> Holding:
        """A record on its way out: the policy is asked here, for everything."""
        capture = text = None
        if policy.may_leave(policy.Part.CAPTURE, record, self.settings.text_policy):
            capture = next((self.shelves.capture(one.sha256) for one in record.all(Capture)), None)
        if policy.may_leave(policy.Part.TEXT, record, self.settings.text_policy):
            text = self.text(record)
        return Holding(record, focus, capture, text)

    # looking after

    def query(self, text: str, *, timeout: float | None = None) -> querying.Result:
        """Answer a SPARQL 1.1 query over the current records (`provenance.querying.run`)."""
        return querying.run(self.index.open(), text, timeout=timeout)

    def find_words(self, words: str) -> Iterator[tuple[str, ...]]:
        """The quotations and headlines that have these words: IRI, speaker, outlet, date, text; ``-`` where unknown."""
        found = self.query(queries.named("find-words").bound({"words": words}))
        assert isinstance(found, querying.Rows)
        return (tuple(getattr(term, "value", "-") for term in row) for row in found)

    def iri(self, identifier: str) -> str:
        """The IRI that an identifier names: itself, or what in the archive ends in it. `UnknownId` if nothing does."""
        things = [identifier] if ":" in identifier else self.index.open().ending(identifier)
        if len(things) == 1:
            return things[0]
        if not things:
            raise UnknownId(f"{identifier}: nothing in the archive has this identifier (see 'provenance list')")
        raise UnknownId(f"{identifier}: names {len(things)} things: {', '.join(things[:3])}; give the whole IRI")

    def reindex(self) -> int:
        """Make the index again from the files; how many records it holds."""
        return self.index.rebuild()

    def validate(self, *, thorough: bool = False) -> Iterator[validation.Report]:
        """Every record on disk against the rules, its digests and what is held of its text and capture."""
        files = self.shelves.record_files()
        while batch := list(islice(files, BATCH)):
            reports = validation.validate_documents([self._document(file) for file in batch], thorough=thorough)
            for file, report in zip(batch, reports, strict=True):
                misfit = tuple(_misfit(file))
                yield replace(report, findings=(*misfit, *report.findings))

    def _document(self, file: RecordFile) -> validation.Document:
        data = file.path.read_bytes()
        text = capture = None
        try:
            record = jsonld.parse(jsonld.loads(data, str(file.path)))
            text = self.text(record)
            capture = next((self.shelves.capture(one.sha256) for one in record.all(Capture)), None)
        except (ValueError, KeyError, TypeError):
            pass  # the validation says what is wrong with it
        return validation.Document(data, str(file.path), text, capture)

    def _newest(self, article: str) -> Record | None:
        files = self.shelves.revisions(article)
        return self._load(files[-1]) if files else None

    def _load(self, file: RecordFile) -> Record:
        data = file.path.read_bytes()
        if sha256(data) != file.sha256:
            raise StoreError(f"{file.path}: does not fit the digest in its name; run 'provenance validate'")
        return jsonld.parse(jsonld.loads(data, str(file.path)))


def _misfit(file: RecordFile) -> Iterator[validation.Finding]:
    """Where a record's file is not what its name says: bytes of another digest, or another record."""
    data = file.path.read_bytes()
    if sha256(data) != file.sha256:
        message = f"the bytes are not those that were kept: their sha256 is {sha256(data)}"
        yield validation.Finding(validation.Layer.BYTES, validation.Severity.VIOLATION, file.local, message, "name")


def _same_bytes(held: Record, reading: Reading) -> bool:
    return any(capture.sha256 == sha256(reading.data) for capture in held.all(Capture))
