"""Writing a file so that after a crash it is either whole or absent."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from provenance.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

UNFINISHED = ".unfinished"
"""How the name of a temporary file ends: whatever ends so was never acknowledged and may be deleted."""


def write_whole(path: Path, data: bytes) -> None:
    """Write, force to disk, rename into place, force the folder to disk. `StoreError` if any step fails.

    A file that is there already with the same bytes is left alone, not even touched.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        if _holds(path, data):
            return
        make_folder(path.parent)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it, each forced to disk in the folder that holds it. OSError if it fails."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    _sync_folder(path.parent)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
