"""What the errors under an index mean: damaged, not to be written, or no room left.

RocksDB and SQLite tell them apart, each in its own words; whoever uses an index is told what to do.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from provenance.errors import StoreError
from provenance.stores import IndexBroken, IndexLocked
from provenance.stores.lock import in_use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from provenance.stores import Entry

_SYSTEM = {
    "full": (errno.ENOSPC, errno.EDQUOT),
    "fails": (errno.EIO, errno.EFBIG),
    "barred": (errno.EACCES, errno.EPERM, errno.EROFS),
}
_SQLITE = {
    "full": (sqlite3.SQLITE_FULL,),
    "fails": (sqlite3.SQLITE_IOERR,),
    "barred": (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM),
    "locked": (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
}
_PRIMARY = 0xFF
"""SQLite's extended codes hold the primary one in their lowest byte."""


@contextmanager
def told(folder: Path | None, foreign: Sequence[Exception] = ()) -> Iterator[None]:
    """Errors of the files in an index's folder as `StoreError`, `IndexBroken` where building it again mends it.

    The ``foreign`` ones, as `noted` collects them, pass as they are.
    """
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        if any(error is other for other in foreign):
            raise
        raise fault(folder, error) from error


def noted(entries: Iterable[Entry], foreign: list[Exception]) -> Iterator[Entry]:
    """The entries; an error of whoever makes them is not the index's, and is put in the list."""
    try:
        yield from entries
    except Exception as error:
        foreign.append(error)
        raise


def fault(folder: Path | None, error: Exception) -> StoreError:
    """What an error of the files below means."""
    where = f"the index {folder}" if folder else "the index in memory"
    why = " ".join(str(error).split())
    kind = _kind(error, why)
    if kind == "full":
        return StoreError(f"{where} cannot be written: the disk is full ({why}); make room and try again")
    if kind == "fails":
        return StoreError(f"{where} cannot be read or written: the disk is full or fails ({why})")
    if kind == "barred":
        return read_only(folder)
    if kind == "locked" and folder:
        return IndexLocked(in_use(folder, reading=True))
    return IndexBroken(f"{where} is damaged ({why}): run provenance reindex")


def read_only(folder: Path | None) -> StoreError:
    """The error of a change to an index that is open for reading alone."""
    return StoreError(f"the index {folder} is read-only here and cannot be changed; make its folder writable")


def _kind(error: Exception, why: str) -> str | None:
    """What kind of error it is by its code, or, as RocksDB's have none here, by its words."""
    if isinstance(error, sqlite3.Error):
        code, kinds = getattr(error, "sqlite_errorcode", 0) & _PRIMARY, _SQLITE
    else:
        code, kinds = (getattr(error, "errno", None) or 0), _SYSTEM
        if "No space left" in why:
            return "full"
    return next((kind for kind, codes in kinds.items() if code in codes), None)
