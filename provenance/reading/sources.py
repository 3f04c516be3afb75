"""From what the user names (files, folders, ``-``, URLs) to `Source` values."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import ReadError
from provenance.model.reading import Metadata, Source
from provenance.reading import clean, manifest, media

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from provenance.registry import Plugin

MAX_BYTES = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_ARCHIVE = "archive.jsonld"  # what `provenance.shelves` has in the root of an archive


@dataclass(frozen=True, slots=True)
class Opening:
    """How inputs are opened. ``clock`` gives the time a page was fetched; without it URLs are refused.

    ``given`` wins over the manifest, the manifest over a sidecar, and these over what the file says.
    """

    given: Metadata = field(default_factory=Metadata)
    manifest: manifest.Manifest = field(default_factory=lambda: manifest.Manifest({}))
    max_bytes: int = MAX_BYTES
    allow_private: bool = False
    clock: Callable[[], datetime] | None = None
    stdin: BinaryIO | None = None
    readers: tuple[Plugin, ...] = ()


def open_sources(
    names: Iterable[str], readers: Iterable[Plugin], opening: Opening | None = None
) -> Iterator[Source | ReadError]:
    """Every input in the order named, folders sorted by name, each file once.

    ``readers`` is the readers' table: what a file is goes by its extensions, else by the content.

    A bad input is a `ReadError` among the values: the rest goes on. In folders, hidden files and sidecars
    are passed over and symbolic links that lead outside are refused; a link named itself is followed. An
    archive is no folder of articles: within another it is an error in its place, and passed over. A file
    whose row in the manifest is in error is not read: the manifest's errors say so.
    """
    opening = replace(opening or Opening(), readers=tuple(readers))
    seen: set[tuple[int, int]] = set()
    used: set[Path] = set()
    for name in names:
        try:
            if not name:
                yield ReadError("''", "an empty name", "name a file, or '.' for the current folder")
            elif name == "-":
                yield _stdin(opening)
            elif name.lower().startswith(("http://", "https://")):
                if name not in opening.manifest.refused:
                    yield _fetched(name, opening)
            elif "://" in name:
                scheme = name.partition("://")[0]
                mend = "give an http(s) address, or a file"
                yield ReadError(clean.bare(name), f"{scheme} addresses are not fetched", mend)
            else:
                yield from _path(Path(name), opening, seen, used)
        except ReadError as error:
            yield error
    for row in opening.manifest.rows:
        if row not in used and not os.path.lexists(row):
            yield ReadError(
                _name(row),
                "named in the manifest, but there is no such file",
                "paths are relative to the manifest's folder",
            )


def _path(path: Path, opening: Opening, seen: set[tuple[int, int]], used: set[Path]) -> Iterator[Source | ReadError]:
    if not os.path.lexists(path):
        raise ReadError(_name(path), "no such file or folder", "check the name")
    if not path.is_dir():
        if source := _file(path, opening, seen, used):
            yield source
        return
    root = path.resolve()
    if os.path.lexists(root / _ARCHIVE):
        raise ReadError(_name(path), "an archive, not a folder of articles", "name files or folders outside it")
    count = 0
    for found in _walk(path, root):
        if isinstance(found, ReadError):
            yield found
            continue
        count += 1
        try:
            if source := _file(found, opening, seen, used):
                yield source
        except ReadError as error:
            yield error
    if not count:
        raise ReadError(_name(path), "no files in this folder", "name a folder with articles in it")


def _walk(folder: Path, root: Path) -> Iterator[Path | ReadError]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(_name(folder), _why(error), "check the folder and its permissions")
        return
    if any(entry.name == _ARCHIVE for entry in entries):
        yield ReadError(_name(folder), "an archive, not a folder of articles: passed over", "move it elsewhere")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name.endswith(manifest.SIDECAR):
            continue
        if entry.is_symlink():
            try:
                target = path.resolve(strict=True)
            except (OSError, RuntimeError):
                yield ReadError(_name(path), "a symbolic link that leads nowhere", "remove it, or mend it")
                continue
            if not target.is_relative_to(root):
                yield ReadError(
                    _name(path),
                    f"a symbolic link that leads outside the folder, to {target}",
                    "name its target itself if it is to be read",
                )
            elif target.is_file():
                yield path
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root)
        else:
            yield path


def _file(path: Path, opening: Opening, seen: set[tuple[int, int]], used: set[Path]) -> Source | None:
    """A file's source; None where it was read already under another name."""
    name = _name(path)
    try:
        # Opened without blocking and then looked at: what is checked is what is read.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.ENODEV, errno.EOPNOTSUPP):
            raise ReadError(
                name, "a socket or a device, not a file", "give a regular file, or pipe it to '-'"
            ) from error
        raise ReadError(name, _why(error), "check the file and its permissions") from error
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            kind = (
                "a pipe"
                if stat.S_ISFIFO(status.st_mode)
                else "a device"
                if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode)
                else "no regular file"
            )
            raise ReadError(name, f"{kind}, not a file", "give a regular file, or pipe it to '-'")
        if (status.st_dev, status.st_ino) in seen:
            return None
        seen.add((status.st_dev, status.st_ino))
        if status.st_size > opening.max_bytes:
            raise _large(name, opening.max_bytes)
        place = path.resolve()
        used.add(place)
        if place in opening.manifest.refused:
            return None
        data = _whole(file, name, opening.max_bytes)
    beside = opening.manifest.rows.get(place, Metadata()).over(manifest.sidecar(path))
    given = opening.given.over(beside)
    return Source(name, data, _media_type(data, path.suffix, opening.readers), url=given.url, given=given)


def _stdin(opening: Opening) -> Source:
    stream = opening.stdin or sys.stdin.buffer
    data = _whole(stream, "-", opening.max_bytes)
    return Source("-", data, _media_type(data, "", opening.readers), url=opening.given.url, given=opening.given)


def _whole(stream: BinaryIO, name: str, most: int) -> bytes:
    """All of a stream, a piece at a time: a limit is no reason to set memory aside for it."""
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := stream.read(min(_PIECE, most + 1 - size)):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise _large(name, most)
    except OSError as error:
        raise ReadError(name, _why(error), "check the file and its disk") from error
    return b"".join(pieces)


def _fetched(url: str, opening: Opening) -> Source:
    if opening.clock is None:
        raise ReadError(clean.bare(url), "fetching is off", "save the page to a file")
    from provenance.reading.fetch import fetch  # noqa: PLC0415

    accepted = {media.JSON_LD, *(kind for plugin in opening.readers for kind in plugin.media_types)}
    source = fetch(
        url,
        clock=opening.clock,
        accepted=accepted,
        max_bytes=opening.max_bytes,
        allow_private=opening.allow_private,
    )
    return replace(source, given=opening.given.over(opening.manifest.addresses.get(url, Metadata())))


def _media_type(data: bytes, suffix: str, readers: Iterable[Plugin]) -> str:
    suffix = suffix.lower()
    if suffix == ".jsonld":
        return media.JSON_LD
    for plugin in readers:
        if suffix in plugin.extensions:
            return plugin.media_types[0]
    return media.sniff(data)


def _large(name: str, most: int) -> ReadError:
    return ReadError(
        name, f"larger than {most / 2**20:.0f} MB", "an article's file is small: split the file, or raise the limit"
    )


def _name(path: Path) -> str:
    return clean.name(str(path))


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
