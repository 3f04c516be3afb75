"""The ledger beside an index's quads: which records it holds, which are current, and the stamp.

It stands apart from the quads because every named graph of the dataset is a record and nothing else. It
is also what makes a change whole: the stamp is taken away before the quads are touched and written with
the last word, so that an index that broke off half way has none.
"""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

from provenance.stores.faults import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS record (iri TEXT PRIMARY KEY, current INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS namespace (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stamp (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL);
"""


class Ledger:
    """An SQLite file, or memory where ``path`` is None. `IndexBroken` if the file is no ledger or a damaged one.

    `StoreError` if it cannot be written.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        where = ":memory:" if path is None else f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        self._folder = path and path.parent
        self._lock = threading.Lock()
        with told(self._folder):
            self._db = sqlite3.connect(where, uri=path is not None, check_same_thread=False)
            try:
                if read_only:
                    self._db.execute("SELECT 1 FROM record, namespace, stamp LIMIT 1")
                else:
                    self._db.executescript(_SCHEMA)
            except sqlite3.DatabaseError:
                self._db.close()
                raise

    def stamp(self) -> str | None:
        """The stamp of the last whole change."""
        found = self._rows("SELECT value FROM stamp")
        return found[0] if found else None

    def records(self) -> list[str]:
        """Every record, sorted."""
        return self._rows("SELECT iri FROM record ORDER BY iri")

    def namespaces(self) -> list[str]:
        """What stands before the last part of the IRIs that the index describes."""
        return self._rows("SELECT iri FROM namespace ORDER BY iri")

    def current(self, iri: str) -> bool | None:
        """Whether a record is current; None where it is not held."""
        found = self._rows("SELECT current FROM record WHERE iri = ?", iri)
        return bool(found[0]) if found else None

    def begin(self) -> None:
        """A change begins: from here to `finish` the index is not whole."""
        with told(self._folder), self._lock, self._db:
            self._db.execute("DELETE FROM stamp")

    def finish(
        self, current: Mapping[str, bool], gone: Iterable[str], namespaces: Iterable[str], stamp: str | None
    ) -> None:
        """A change is done: what is held now, what is gone, and the stamp, all at once."""
        with told(self._folder), self._lock, self._db:
            self._db.executemany("DELETE FROM record WHERE iri = ?", [(iri,) for iri in gone])
            self._db.executemany("INSERT OR REPLACE INTO record VALUES (?, ?)", list(current.items()))
            self._db.executemany("INSERT OR IGNORE INTO namespace VALUES (?)", [(iri,) for iri in namespaces])
            if stamp is not None:
                self._db.execute("INSERT OR REPLACE INTO stamp VALUES (1, ?)", (stamp,))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _rows(self, query: str, *values: str) -> list[str]:
        with told(self._folder), self._lock:
            return [row[0] for row in self._db.execute(query, values)]
