"""The archive: the only module that knows all steps, from an article's bytes to an answer.

Files are written first and the index follows; a record is acknowledged once its file is on disk. Whenever
the index and the files disagree it is brought up to date from them, so a crash between the two costs nothing.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from provenance import compose as composition
from provenance import jsonld, policy, queries, querying, settings, validation
from provenance.compose.description import described
from provenance.errors import ExtractError, InvalidRecord, ProvenanceError, StoreError, UnknownId
from provenance.extractors import attempted
from provenance.ids import Ids, Iri, sha256
from provenance.indexing import Index
from provenance.model.extraction import Extraction
from provenance.model.holding import Holding
from provenance.model.node import Node
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

    def add(self, items: Iterable[Reading | Source], how: Adding) -> Iterator[Added | InvalidRecord | ExtractError]:
        """Add articles, and records of ours as they stand in files (a `Source` of `JSON_LD`), lazily.

        Each outcome is yielded once its record is on disk. The same bytes with the same description change
        nothing; another text or description of the same article is a revision. What would break a rule is
        not kept: its `InvalidRecord` takes the place of an outcome, or the `ExtractError` of an engine that can go
        on, and so do the others.
        """
        rest = iter(items)
        with self.index.writing():
            while batch := list(islice(rest, BATCH)):
                readings = [item for item in batch if isinstance(item, Reading)]
                articles = self._articles(readings, how)
                fresh = [one for one in readings if not self._told(one, how, articles.get(id(one)))]
                found = _extracted(fresh, how.extractor)
                for item in batch:
                    try:
                        if isinstance(item, Source):
                            yield self._import(item)
                        else:
                            article = articles.get(id(item)) or composition.article_iri(item, self.ids)
                            yield self._take(item, found, how, article)
                    except ExtractError as error:
                        yield error
                    except ProvenanceError:
                        raise
                    except Exception as error:  # noqa: BLE001  one article must not cost the others theirs
                        yield InvalidRecord(item.name, [f"an error nobody foresaw: {type(error).__name__}: {error}"])

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

    def _take(
        self, reading: Reading, found: dict[int, Extraction | Exception], how: Adding, article: Iri
    ) -> Added | InvalidRecord:
        """One article, by what is held of it now; extracted here where it was not among those found new."""
        held = self._newest(article)
        if held and self._unchanged(reading, how, article, held):
            if how.keep:
                self._keep_sources(reading, held)
            return Added(Outcome.UNCHANGED, held.id, reading.name, reading.notices)
        extraction = found.get(id(reading)) or _extracted([reading], how.extractor)[id(reading)]
        if isinstance(extraction, Exception):
            raise extraction
        return self._keep(reading, self._composed(reading, extraction, how, article, held), how, held)

    def _told(self, reading: Reading, how: Adding, article: Iri | None) -> bool:
        """Whether the archive says already what this reading would, so that it need not be extracted."""
        try:
            held = self._newest(article) if article else None
            return article is not None and held is not None and self._unchanged(reading, how, article, held)
        except Exception:  # noqa: BLE001  what is wrong with it is said when it is taken
            return False

    def _keep_sources(self, reading: Reading, record: Record) -> None:
        """The bytes, and the text that the record's selectors point into, where they are those."""
        self.shelves.put_capture(reading.data, reading.media_type)
        if any(one.sha256 == sha256(reading.text.encode("utf-8", "surrogatepass")) for one in record.all(ArticleText)):
            self.shelves.put_text(reading.text)

    def _keep(
        self, reading: Reading, composed: tuple[Record, tuple[Notice, ...]], how: Adding, held: Record | None
    ) -> Added | InvalidRecord:
        """Check and write; the record last, for it is what makes the others count."""
        record, notices = composed
        data = jsonld.dumps(record)
        report = validation.validate_document(data, reading.name, text=reading.text, capture=reading.data, shapes=False)
        if not report.ok:
            return InvalidRecord(reading.name, [str(finding) for finding in report.violations])
        if how.keep:
            self._keep_sources(reading, record)
        self.shelves.put_record(record.id, data)
        return Added(Outcome.REVISED if held else Outcome.ADDED, record.id, reading.name, notices)

    def _composed(
        self, reading: Reading, extraction: Extraction, how: Adding, article: Iri, held: Record | None
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
        revision = int(held.id.rpartition("-")[2]) + 1 if held else 1
        run = composition.Run(self.ids, how.at, revision, held.id if held else None, article, primary)
        return composition.compose(replace(reading, metadata=meta), extraction, run)

    def _unchanged(self, reading: Reading, how: Adding, article: Iri, held: Record) -> bool:
        """Whether the same bytes are held, described as they would be now."""
        if not _same_bytes(held, reading):
            return False
        again, _ = self._composed(reading, Extraction((), "", ""), how, article, held)
        return again.article == replace(held.article, citation=(), word_count=again.article.word_count)

    def _articles(self, readings: list[Reading], how: Adding) -> dict[int, Iri]:
        """The article that each reading is of: the one it revises, else its own by the rules of identity.

        Bytes without an address or identifier that stand in the archive already are of the article that they
        stand there for, whatever named it then. A reading that has no identity is left out.
        """
        articles: dict[int, Iri] = {}
        loose: dict[int, Iri] = {}
        for reading in readings:
            with contextlib.suppress(ValueError):
                own = how.revises or composition.article_iri(reading, self.ids)
                articles[id(reading)] = own
                meta = reading.metadata
                if not (how.revises or meta.url or meta.identifier or self.shelves.revisions(own)):
                    loose[id(reading)] = self.ids.capture(sha256(reading.data))
        known = self.index.captured(loose.values()) if loose else {}
        return articles | {key: Iri(known[capture]) for key, capture in loose.items() if capture in known}

    # taking out

    def records(self, *, every: bool = False, damaged: Callable[[StoreError], None] | None = None) -> Iterator[Record]:
        """The current records, or every revision, in the order of their names.

        A file that is no whole record is a `StoreError`; with ``damaged`` it is handed to that, and the rest goes on.
        """
        files = self.shelves.record_files()
        for file in files if every else newest(files):
            try:
                yield self._load(file)
            except StoreError as error:
                if damaged is None:
                    raise
                damaged(error)

    def holding(self, identifier: str) -> Holding:
        """What an identifier names: a record, an article (its newest record), a quotation. `UnknownId` if nothing.

        An identifier is an IRI, or its last part.
        """
        whole = ":" in identifier
        if file := self.shelves.record_file(identifier):
            record = self._load(file)
            if not whole or record.id == identifier:
                return self._out(record)
        if (found := self._newest(identifier)) and (not whole or found.article.id == identifier):
            return self._out(found)
        thing = self.iri(identifier)
        records = self.index.open().describing(thing)
        if not records or not (file := self.shelves.record_file(records[0])):
            raise UnknownId(f"{identifier}: nothing in the archive has this identifier (see 'provenance list')")
        record = self._load(file)
        node = record.get(thing, Node)
        if not isinstance(node, Quotation | ReportedSpeech):
            kind = node.types[0] if node else "part of a record"
            raise UnknownId(f"{identifier}: is a {kind}; name a record, an article or a quotation")
        return self._out(record, node.id)

    def holdings(self, *, damaged: Callable[[StoreError], None] | None = None) -> Iterator[Holding]:
        """Every current record, with what may leave beside it; ``damaged`` as for `records`."""
        return (self._out(record) for record in self.records(damaged=damaged))

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

    def reindex(self) -> tuple[int, int]:
        """Make the index again from the files; how many records it holds, and how many files were left out."""
        return self.index.rebuild()

    def validate(self, *, thorough: bool = False) -> Iterator[validation.Report]:
        """Every record on disk against the rules, its digests and what is held of its text and capture."""
        files = self.shelves.record_files()
        while batch := list(islice(files, BATCH)):
            documents, wrong = zip(*map(self._document, batch), strict=True)
            reports = validation.validate_documents(documents, thorough=thorough)
            for report, findings in zip(reports, wrong, strict=True):
                yield replace(report, findings=(*findings, *report.findings))

    def _document(self, file: RecordFile) -> tuple[validation.Document, list[validation.Finding]]:
        """A record's file with what is held beside it, and where one of the three is not what its name promises."""
        data = file.path.read_bytes()
        wrong = (
            [] if sha256(data) == file.sha256 else [_violation(file.local, "the bytes are not those that were kept")]
        )
        held: dict[str, Any] = {"text": None, "capture": None}
        try:
            record = jsonld.parse(jsonld.loads(data, file.path.name))
        except (ValueError, KeyError, TypeError):
            return validation.Document(data, str(file.path)), wrong  # the validation says what is wrong with it
        sources: tuple[ArticleText | Capture, ...] = (*record.all(ArticleText), *record.all(Capture))
        for one in sources:
            try:
                if isinstance(one, Capture):
                    held["capture"] = self.shelves.capture(one.sha256)
                else:
                    held["text"] = self.shelves.text(one.sha256)
            except StoreError as error:
                wrong.append(_violation(one.id, str(error)))
        return validation.Document(data, str(file.path), **held), wrong

    def _newest(self, article: str) -> Record | None:
        files = self.shelves.revisions(article)
        return self._load(files[-1]) if files else None

    def _load(self, file: RecordFile) -> Record:
        try:
            data = file.path.read_bytes()
            if sha256(data) != file.sha256:
                raise StoreError(f"{file.path}: does not fit the digest in its name; run 'provenance validate'")
            return jsonld.parse(jsonld.loads(data, file.path.name))
        except OSError as error:
            raise StoreError(f"{file.path}: cannot be read: {error.strerror or error}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{file.path}: is no record ({error}); run 'provenance validate'") from error


def _extracted(readings: list[Reading], engine: str | None) -> dict[int, Extraction | Exception]:
    """The extraction of each reading, by identity; where an engine fails over a batch, one by one."""
    try:
        return {id(reading): extraction for reading, extraction in attempted(readings, engine)}
    except ProvenanceError:
        raise
    except Exception as error:  # noqa: BLE001  one article must not cost the others theirs
        if len(readings) == 1:
            return {id(readings[0]): error}
        return {key: value for one in readings for key, value in _extracted([one], engine).items()}


def _violation(where: str, message: str) -> validation.Finding:
    return validation.Finding(validation.Layer.DIGESTS, validation.Severity.VIOLATION, where, message, "kept")


def _same_bytes(held: Record, reading: Reading) -> bool:
    return any(capture.sha256 == sha256(reading.data) for capture in held.all(Capture))
