"""Who may have an index open: many readers or one writer.

RocksDB excludes a second writer, and calls reading beside a writer undefined; so readers share a lock on a
file of our own, and a writer has it alone. Where the system has no such locks, RocksDB's is all there is.
"""

from __future__ import annotations

import sys
import time
from typing import IO, TYPE_CHECKING, Any

from provenance.stores import IndexLocked

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform != "win32":
    import fcntl

WAIT = 2.0
"""Seconds to wait for another process to finish."""


class FolderLock:
    """Held from the moment it is made until `release`; `IndexLocked` if it is not to be had in time.

    ``what``: what is going on there meanwhile, for the message; else that the index of the folder is in use.
    """

    def __init__(self, folder: Path, *, shared: bool, what: str = "") -> None:
        self._file: IO[Any] | None = None
        if sys.platform == "win32":
            return
        try:
            self._file = (folder / "lock").open("r" if shared and (folder / "lock").exists() else "a+")
        except OSError:
            if not shared:
                raise
            return  # nobody can write where no lock file can be made
        until = time.monotonic() + WAIT
        while True:
            try:
                fcntl.flock(self._file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            except OSError as error:
                if time.monotonic() < until:
                    time.sleep(0.05)
                    continue
                self.release()
                raise IndexLocked(in_use(folder, reading=not shared, what=what)) from error
            return

    def release(self) -> None:
        """Let others in."""
        if self._file:
            self._file.close()
            self._file = None


def in_use(folder: Path, *, reading: bool = False, what: str = "") -> str:
    """The words for an index that somebody else has open, or for ``what`` somebody else is doing."""
    if what:
        return f"{what}; wait until it is done or stop it, then try again"
    doing = "reading or writing" if reading else "writing"
    return (
        f"the index {folder} is in use: another process is {doing} it; "
        "wait until it is done or stop it (provenance serve keeps it open), then try again"
    )
