"""The index in Oxigraph: RocksDB files in a folder, or memory.

The default graph is the RDF merge of the current records (RDF 1.1 Semantics, section 4.1), written out:
Oxigraph's own union of graphs counts a triple once for each graph that states it. Records' blank nodes are
their own, so the merge is the union of the sets of triples.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from provenance import vocab
from provenance.stores import Entry, IndexBroken, Whereabouts
from provenance.stores.faults import noted, told
from provenance.stores.faults import read_only as unwritable
from provenance.stores.ledger import Ledger
from provenance.stores.lock import FolderLock
from provenance.stores.rocks import open_quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_MANY = 20_000
"""Quads from which Oxigraph's bulk loader is the faster; either way they come in all together or not at all."""


class Oxigraph:
    """An index in ``folder``: ``quads/`` is Oxigraph's, ``ledger.sqlite`` ours.

    In memory where ``folder`` is None or cannot be written and holds no index; read-only where it cannot
    be written and holds one. `IndexLocked` where another process excludes this use, `IndexBroken` where
    the files are damaged or, read-only, not there.
    """

    def __init__(self, folder: Path | None, *, read_only: bool = False) -> None:
        self.folder, self.read_only = folder, read_only
        self._lock: FolderLock | None = None
        if folder is not None and not read_only:
            self._prepare(folder)
        if self.folder is None:
            self._quads, self._ledger = ox.Store(), Ledger(None)
            return
        if not (self.folder / "quads").is_dir() and self.read_only:
            raise IndexBroken(f"no index in {self.folder}: run provenance reindex")
        self._lock = self._lock or FolderLock(self.folder, shared=True)
        try:
            self._quads = open_quads(self.folder / "quads", read_only=self.read_only)
            self._ledger = Ledger(self.folder / "ledger.sqlite", read_only=self.read_only)
        except BaseException:
            self.__dict__.pop("_quads", None)  # else the error's traceback keeps RocksDB's files open
            self._lock.release()
            raise

    def _prepare(self, folder: Path) -> None:
        """Make the folder and take the lock, or fall back to what can be done without writing."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FolderLock(folder, shared=False)
        except OSError:
            if (folder / "quads").is_dir():
                self.read_only = True
            else:
                self.folder = None

    @classmethod
    def build(cls, folder: Path | None, entries: Iterable[Entry], stamp: str) -> Self:
        """Build the index of a folder anew, whatever stood there, holding one record at a time in Python.

        In memory where the folder cannot be written: what stands there is never handed back as the new one.
        """
        store = cls(folder if folder is not None and cls._clear(folder) else None)
        if store.read_only:  # somebody took the folder's permissions away meanwhile
            store.close()
            store = cls(None)
        try:
            store._load(entries, stamp)
        except BaseException:
            store.close()
            raise
        return store

    @staticmethod
    def _clear(folder: Path) -> bool:
        """Whether the folder is empty now and can be written. The ledger goes first: without it there is no stamp."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FolderLock(folder, shared=False)
        except OSError:
            return False
        try:
            for name in ("ledger.sqlite", "ledger.sqlite-journal"):
                (folder / name).unlink(missing_ok=True)
            if (folder / "quads").exists():
                shutil.rmtree(folder / "quads")
        except OSError:
            return False
        finally:
            lock.release()
        return True

    def _load(self, entries: Iterable[Entry], stamp: str) -> None:
        self._ledger.begin()
        held: dict[str, bool] = {}
        spaces: set[str] = set()
        foreign: list[Exception] = []

        def quads() -> Iterator[ox.Quad]:
            for entry in noted(entries, foreign):
                own = _own(entry)
                held[entry.iri] = entry.current
                spaces.update(_namespaces(own))
                yield from own
                if entry.current:
                    yield from _merged(own)

        with told(self.folder, foreign):
            self._quads.bulk_extend(quads())
        self._ledger.finish(held, (), spaces, stamp)

    @property
    def dataset(self) -> ox.Store:
        """The quads, to be queried and never written past this class."""
        return self._quads

    @property
    def stamp(self) -> str | None:
        """What the last whole change was stamped with; None where there was none, or it broke off half way."""
        return self._ledger.stamp()

    def put(self, entries: Iterable[Entry], *, superseded: Iterable[str] = (), stamp: str | None = None) -> None:
        """Add records, or replace those of the same IRI, and take ``superseded`` out of the default graph.

        Nothing is touched before every quad is at hand; a change that then breaks off leaves no stamp.
        `StoreError` where the index is read-only or there is no room.
        """
        self._changeable()
        new = {entry.iri: (_own(entry), entry.current) for entry in entries}
        old = {iri for iri in superseded if iri not in new and self._ledger.current(iri)}
        again = {iri for iri in new if self._ledger.current(iri) is not None}
        added = [quad for own, current in new.values() for quad in (*own, *(_merged(own) if current else ()))]
        self._ledger.begin()
        with told(self.folder):
            self._withdraw(old | {iri for iri in again if self._ledger.current(iri)})
            for iri in again:
                self._quads.remove_graph(ox.NamedNode(iri))
            (self._quads.bulk_extend if len(added) > _MANY else self._quads.extend)(added)
        held = {iri: current for iri, (_, current) in new.items()} | dict.fromkeys(old, False)
        self._ledger.finish(held, (), {space for own, _ in new.values() for space in _namespaces(own)}, stamp)

    def remove(self, iris: Iterable[str], *, stamp: str | None = None) -> None:
        """Forget records; unknown ones are passed over. `StoreError` as with `put`."""
        self._changeable()
        gone = {iri for iri in iris if self._ledger.current(iri) is not None}
        self._ledger.begin()
        with told(self.folder):
            self._withdraw({iri for iri in gone if self._ledger.current(iri)})
            for iri in gone:
                self._quads.remove_graph(ox.NamedNode(iri))
        self._ledger.finish({}, gone, (), stamp)

    def _changeable(self) -> None:
        if self.read_only:
            raise unwritable(self.folder)

    def _withdraw(self, leaving: set[str]) -> None:
        """Take records out of the default graph, but for what another current record states too."""
        for iri in leaving:
            graph = ox.NamedNode(iri)
            for quad in self._quads.quads_for_pattern(None, None, None, graph):
                if not self._stated_elsewhere(quad, leaving):
                    self._quads.remove(ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))

    def _stated_elsewhere(self, quad: ox.Quad, leaving: set[str]) -> bool:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            return False
        found = self._quads.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        names = (other.graph_name.value for other in found if isinstance(other.graph_name, ox.NamedNode))
        return any(name not in leaving and self._ledger.current(name) for name in names)

    def graphs(self) -> Iterator[str]:
        """The IRI of every record held, superseded ones too, sorted."""
        return iter(self._ledger.records())

    def holds(self, iri: str) -> bool:
        """Whether a record is held."""
        return self._ledger.current(iri) is not None

    def current(self, iri: str) -> bool:
        """Whether a record is in the default graph."""
        return bool(self._ledger.current(iri))

    def captured(self, capture: str) -> list[Whereabouts]:
        """Which articles the bytes of a capture carry, by which records; current ones first."""
        found = self._found(capture, _term("encodesCreativeWork"))
        return self._whereabouts((_text(quad.object), _text(quad.graph_name)) for quad in found)

    def record_of(self, article: str) -> str | None:
        """The current record of an article: the one about it that describes it."""
        return next((place.record for place in self.revisions(article) if place.current), None)

    def revisions(self, article: str) -> list[Whereabouts]:
        """Every record of an article, superseded ones too; current ones first."""
        node = _node(article)
        if node is None:
            return []
        with told(self.folder):
            found = self._quads.quads_for_pattern(None, _term("about"), node, None)
            own = [quad.graph_name for quad in found if quad.graph_name == quad.subject]
            described = [graph for graph in own if any(self._quads.quads_for_pattern(node, _TYPE, None, graph))]
        return self._whereabouts((article, _text(graph)) for graph in described)

    def describing(self, iri: str) -> list[str]:
        """The records that describe a thing, current ones first."""
        found = self._found(iri, _TYPE)
        return [place.record for place in self._whereabouts({(iri, _text(quad.graph_name)) for quad in found})]

    def ending(self, name: str) -> list[str]:
        """The things described whose IRI ends in ``/name`` or ``#name``; a whole IRI is its own answer.

        An archive's IRIs share few namespaces, which the ledger keeps: each is tried with the name.
        """
        candidates = [name, *(space + name for space in self._ledger.namespaces())]
        return [iri for iri in candidates if self._found(iri, limit=1)]

    def _found(self, iri: str, predicate: ox.NamedNode | None = None, limit: int | None = None) -> list[ox.Quad]:
        """What is said of a thing; of a name that is no IRI, nothing."""
        node = _node(iri)
        if node is None:
            return []
        with told(self.folder):
            return list(islice(self._quads.quads_for_pattern(node, predicate, None, None), limit))

    def _whereabouts(self, pairs: Iterable[tuple[str, str]]) -> list[Whereabouts]:
        found = [Whereabouts(about, record, self.current(record)) for about, record in set(pairs) if record]
        return sorted(found, key=lambda place: (not place.current, place))

    def close(self) -> None:
        """Let go of the files; the store cannot be used afterwards."""
        self._ledger.close()
        if self.folder is not None and not self.read_only:
            with suppress(OSError):  # what was written stands in the write-ahead log all the same
                self._quads.flush()  # else the next reader has to go through that log
        del self._quads
        if self._lock:
            self._lock.release()


def _own(entry: Entry) -> list[ox.Quad]:
    """A record's quads. ValueError if one is in another graph, which would outlive the record."""
    graph = ox.NamedNode(entry.iri)
    quads = list(entry.quads)
    for quad in quads:
        if quad.graph_name != graph:
            raise ValueError(f"record {entry.iri} has a quad in another graph: {quad}")
    return quads


def _merged(own: list[ox.Quad]) -> Iterator[ox.Quad]:
    return (ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT) for quad in own)


def _namespaces(own: list[ox.Quad]) -> set[str]:
    subjects = {quad.subject.value for quad in own if isinstance(quad.subject, ox.NamedNode)}
    return {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in subjects}


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.iri(name))


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
