"""Opening Oxigraph's files, and what its errors mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from provenance.errors import StoreError
from provenance.stores import IndexBroken, IndexLocked
from provenance.stores.faults import fault
from provenance.stores.lock import in_use

if TYPE_CHECKING:
    from pathlib import Path

_LOCKED = ("lock hold by current process", "While lock file")


def open_quads(folder: Path, *, read_only: bool) -> ox.Store:
    """The store in a folder. `IndexLocked` if RocksDB's lock is taken, `IndexBroken` if the files are damaged.

    `StoreError` if there is no room to open them for writing.
    """
    try:
        return ox.Store.read_only(str(folder)) if read_only else ox.Store(str(folder))
    except (OSError, RuntimeError, ValueError) as error:
        if any(words in str(error) for words in _LOCKED):
            raise IndexLocked(in_use(folder.parent)) from error
        meant = fault(folder.parent, error)
        if type(meant) is StoreError:
            raise meant from error
        reason = " ".join(str(error).split())
        raise IndexBroken(f"the index {folder.parent} cannot be opened ({reason}): run provenance reindex") from error
