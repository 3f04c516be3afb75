"""Keeping an archive's index in step with its files.

The index carries a stamp of the set of record files it was made from. Where the stamp and the folder
differ (articles were added, a crash came between file and index, a fresh checkout has no index), it is
brought up to date from the files before it answers anything. A file that is no whole record is left out, said
to be so at every opening, and tried again at the next.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from provenance import rdf
from provenance.errors import StoreError
from provenance.ids import local, sha256
from provenance.shelves import newest
from provenance.stores import STORES, Entry, IndexBroken
from provenance.stores.lock import FolderLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from provenance.ids import Iri
    from provenance.shelves import RecordFile, Shelves
    from provenance.stores import Store, StoreKind

FLUSH = 512
"""How many records are put into the index at once."""


class Index:
    """The index of one archive; ``tell`` is called with a line where a file is left out of it."""

    def __init__(self, shelves: Shelves, tell: Callable[[str], None]) -> None:
        self._shelves, self._tell = shelves, tell
        self._store: Store | None = None
        self._kind: StoreKind = STORES.load("oxigraph")
        self._left_out: set[str] = set()

    def open(self) -> Store:
        """The index, in step with the files as they are now. `StoreError` if another process is writing it."""
        files = list(self._shelves.record_files())
        if self._store is None or self._store.stamp != _stamp(files):
            self.close()
            self._store = self._reading(_stamp(files)) or self._caught_up(files)
        return self._store

    def close(self) -> None:
        """Let go of the index's files."""
        if self._store:
            self._store.close()
            self._store = None

    def rebuild(self) -> tuple[int, int]:
        """Throw the index away and make it again; how many records it holds, and how many files were left out.

        `StoreError` where the folder cannot be written.
        """
        self.close()
        store = self._built(list(self._shelves.record_files()))
        held, kept = sum(1 for _ in store.graphs()), store.folder is not None and not store.read_only
        store.close()
        if not kept:
            raise StoreError(f"{self._shelves.index}: cannot be written; queries are answered from memory")
        return held, len(self._left_out)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one process that adds records; afterwards the index follows. `StoreError` if another is."""
        try:
            what = f"another process is adding to the archive {self._shelves.root}"
            lock = FolderLock(self._shelves.root, shared=False, what=what)
        except OSError as error:
            raise StoreError(f"{self._shelves.root}: cannot be written: {error.strerror or error}") from error
        try:
            self.open()
            self.close()
            yield
            self._follow()
        finally:
            self.close()
            lock.release()

    def captured(self, captures: Iterable[Iri]) -> dict[Iri, str]:
        """Of which article the archive holds each of these bytes; what the index does not know is left out."""
        try:
            store = self._store or self._kind(self._shelves.index, read_only=True)
        except StoreError:
            return {}
        try:
            found = {capture: store.captured(capture) for capture in captures}
            return {capture: places[0].article for capture, places in found.items() if places and places[0].current}
        finally:
            if store is not self._store:
                store.close()

    def _follow(self) -> None:
        """Bring the index up to the files; they are what was acknowledged, so that it cannot is no failure."""
        try:
            self.open()
        except StoreError as error:
            self._tell(f"note: the index will follow when it is next opened ({error})")

    def _reading(self, stamp: str) -> Store | None:
        """The index as it lies there, if it is whole and of these files."""
        try:
            store = self._kind(self._shelves.index, read_only=True)
        except IndexBroken:
            return None
        if store.stamp == stamp:
            return store
        store.close()
        return None

    def _caught_up(self, files: list[RecordFile]) -> Store:
        """Put in what is missing where what is there is known to be right, else make the index anew."""
        try:
            store = self._kind(self._shelves.index)
        except IndexBroken:
            return self._built(files)
        held = {local(iri): iri for iri in store.graphs()}
        there = [file for file in files if file.local in held]
        if store.read_only or not held or len(there) != len(held) or store.stamp != _stamp(there):
            store.close()
            return self._built(files)
        missing = self._entries(files, [file for file in files if file.local not in held])
        current = {file.local for file in newest(files)}
        superseded = [iri for name, iri in held.items() if name not in current]
        while batch := list(islice(missing, FLUSH)):
            store.put(batch, superseded=superseded)
        store.put((), superseded=superseded, stamp=self._entered(files))
        return store

    def _built(self, files: list[RecordFile]) -> Store:
        """The index made anew from the files, in memory where its folder cannot be written."""
        store = self._kind.build(self._shelves.index, self._entries(files, files), _stamp(files))
        if self._left_out and not store.read_only:
            store.put((), stamp=self._entered(files))
        return store

    def _entries(self, files: Iterable[RecordFile], wanted: Iterable[RecordFile]) -> Iterator[Entry]:
        """The wanted files as entries, current where no later revision is among ``files``."""
        self._left_out.clear()
        current = {file.local for file in newest(files)}
        for file in wanted:
            try:
                data = file.path.read_bytes()
                quads = rdf.parse(_fitting(data, file))
                yield Entry(_graph(quads), quads, file.local in current)
            except (OSError, SyntaxError, ValueError) as error:
                self._left_out.add(file.local)
                reason = error.strerror if isinstance(error, OSError) else str(error)
                self._tell(f"warning: {file.path}: left out of the index: {reason}; run 'provenance validate'")

    def _entered(self, files: Iterable[RecordFile]) -> str:
        return _stamp(file for file in files if file.local not in self._left_out)


def _fitting(data: bytes, file: RecordFile) -> bytes:
    """The bytes of a record's file. ValueError where they are not those that its name promises."""
    if sha256(data) != file.sha256:
        raise ValueError("does not fit the digest in its name")
    return data


def _graph(quads: Iterable[ox.Quad]) -> str:
    """The name of the graph that a record's quads are in. ValueError if they are in none."""
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            return quad.graph_name.value
    raise ValueError("holds no record")


def _stamp(files: Iterable[RecordFile]) -> str:
    """A digest of a set of record files, by what their names say (name and SHA-256), in no order."""
    count, total = 0, 0
    for file in files:
        count += 1
        total += int.from_bytes(hashlib.sha256(f"{file.local}.{file.sha256}".encode()).digest())
    return f"{count}-{total % 2**256:064x}"
