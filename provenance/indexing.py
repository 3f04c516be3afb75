"""Keeping an archive's index in step with its files.

The index carries a stamp of the set of record files it was made from. Where the stamp and the folder
differ (articles were added, a crash came between file and index, a fresh checkout has no index), it is
brought up to date from the files before it answers anything.
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

    from provenance.shelves import RecordFile, Shelves
    from provenance.stores import Store, StoreKind

FLUSH = 512
"""How many records are put into the index at once."""


class Index:
    """The index of one archive; ``tell`` is called with a line where a file cannot be indexed."""

    def __init__(self, shelves: Shelves, tell: Callable[[str], None]) -> None:
        self._shelves, self._tell = shelves, tell
        self._store: Store | None = None
        self._kind: StoreKind = STORES.load("oxigraph")

    def open(self) -> Store:
        """The index, in step with the files as they are now. `StoreError` if another process is writing it."""
        files = list(self._shelves.record_files())
        stamp = _stamp(files)
        if self._store is None or self._store.stamp != stamp:
            self.close()
            self._store = self._reading(stamp) or self._caught_up(files, stamp)
        return self._store

    def close(self) -> None:
        """Let go of the index's files."""
        if self._store:
            self._store.close()
            self._store = None

    def rebuild(self) -> int:
        """Throw the index away and make it again; how many records it holds."""
        self.close()
        files = list(self._shelves.record_files())
        self._kind.build(self._shelves.index, self._entries(files, files), _stamp(files)).close()
        return len(files)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Be the one process that adds records, with the index as it is before; afterwards the index follows.

        `StoreError` if another process is adding.
        """
        self.close()
        try:
            lock = FolderLock(self._shelves.root, shared=False)
        except OSError as error:
            raise StoreError(f"{self._shelves.root}: cannot be written: {error.strerror or error}") from error
        try:
            yield self.open()
            self.open()
        finally:
            self.close()
            lock.release()

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

    def _caught_up(self, files: list[RecordFile], stamp: str) -> Store:
        """Put in what is missing where what is there is known to be right, else make the index anew."""
        try:
            store = self._kind(self._shelves.index)
        except IndexBroken:
            return self._kind.build(self._shelves.index, self._entries(files, files), stamp)
        held = {local(iri): iri for iri in store.graphs()}
        there = [file for file in files if file.local in held]
        if not held or len(there) != len(held) or store.stamp != _stamp(there):
            if store.folder is not None:
                store.close()
                return self._kind.build(self._shelves.index, self._entries(files, files), stamp)
            there = []
        missing = self._entries(files, [file for file in files if file.local not in held])
        current = {file.local for file in newest(files)}
        superseded = [iri for name, iri in held.items() if name not in current]
        while batch := list(islice(missing, FLUSH)):
            store.put(batch, superseded=superseded)
        store.put((), stamp=stamp)
        return store

    def _entries(self, files: Iterable[RecordFile], wanted: Iterable[RecordFile]) -> Iterator[Entry]:
        """The wanted files as entries, current where no later revision is among ``files``."""
        current = {file.local for file in newest(files)}
        for file in wanted:
            data = file.path.read_bytes()
            if sha256(data) != file.sha256:
                self._tell(f"note: {file.path}: does not fit the digest in its name; left out of the index")
                continue
            quads = rdf.parse(data)
            yield Entry(_graph(quads), quads, file.local in current)


def _graph(quads: Iterable[ox.Quad]) -> str:
    """The name of the graph that a record's quads are in."""
    return next(quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode))


def _stamp(files: Iterable[RecordFile]) -> str:
    """A digest of a set of record files, by what their names say (name and SHA-256), in no order."""
    count, total = 0, 0
    for file in files:
        count += 1
        total += int.from_bytes(hashlib.sha256(f"{file.local}.{file.sha256}".encode()).digest())
    return f"{count}-{total % 2**256:064x}"
