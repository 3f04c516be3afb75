"""What is known of files beside their bytes: a manifest (CSV or JSON Lines), and sidecars ``FILE.meta.json``."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import stat
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from provenance.errors import ReadError
from provenance.model.reading import Metadata
from provenance.notices import Notice, NoticeKind
from provenance.reading import clean, fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIDECAR = ".meta.json"
_LARGEST = 64 * 1024 * 1024
_LARGEST_SIDECAR = 1024 * 1024
_PATHS = ("path", "file")
_JSON_PATH = re.compile(r'"(path|file|url)"\s*:\s*("(?:[^"\\]|\\.)*")')

Row: TypeAlias = dict[str, Any]


class _BadRow(NamedTuple):
    """A row that is none, and as much of it as could be read, for the file that it names."""

    error: ReadError
    row: Row


class Manifest(NamedTuple):
    """Rows by the file they are about (resolved) or by URL, the rows that could not be used, columns passed over.

    ``refused`` are the files and URLs of rows that could not be used: taken without their rows they would be
    added under another identity, so they are not taken at all.
    """

    rows: Mapping[Path, Metadata]
    errors: tuple[ReadError, ...] = ()
    notices: tuple[Notice, ...] = ()
    addresses: Mapping[str, Metadata] = MappingProxyType({})
    refused: frozenset[Path | str] = frozenset()


def read(path: Path) -> Manifest:
    """A manifest's rows; paths are relative to its own folder.

    Columns: path, url, title, author (';' between names), publisher, date, rights, identifier, and those of
    `fields`; others are passed over with a notice. A row is about the file of its path, else about its URL.
    A bad row is an error that names its line; the rest is kept. Raises `ReadError` where the manifest cannot
    be read at all, or has no row that is one.
    """
    name = clean.name(str(path))
    text = _text(path, name, _LARGEST)
    jsonl = path.suffix.lower() in (".jsonl", ".ndjson", ".json") or text.lstrip().startswith("{")
    met: dict[Path | str, Metadata] = {}
    errors: list[ReadError] = []
    refused: set[Path | str] = set()
    passed: dict[str, None] = {}
    rows = 0
    for number, row in _json_rows(text, name) if jsonl else _csv_rows(text, name):
        place = f"{name}#{number}"
        if isinstance(row, _BadRow):
            errors.append(row.error)
            with suppress(ReadError):
                refused.add(_about(row.row, path.parent, place))
            continue
        rows += 1
        key: Path | str = ""
        try:
            key = _about(row, path.parent, place)
            said, unknown = fields.metadata({one: value for one, value in row.items() if one not in _PATHS}, place)
        except ReadError as error:
            errors.append(error)
            refused.add(key)
            continue
        key = key or said.url or ""
        if not key:
            errors.append(ReadError(place, "no path in this row", "name the file under 'path'"))
            continue
        if key in met:
            errors.append(ReadError(place, f"{key} is named twice", "keep one row a file"))
        met.setdefault(key, said)
        passed.update(dict.fromkeys(unknown))
    if jsonl and errors and not rows:
        raise errors[0]
    notices = tuple(Notice(NoticeKind.SKIPPED, name, f"column {column!r} is not read") for column in list(passed)[:20])
    return Manifest(
        {key: said for key, said in met.items() if isinstance(key, Path)},
        tuple(errors),
        notices,
        {key: said for key, said in met.items() if isinstance(key, str)},
        frozenset(refused - met.keys() - {""}),
    )


def _about(row: Row, folder: Path, place: str) -> Path | str:
    """What a row is about: the file that it names (resolved), else its URL as far as it is told here, else ''."""
    named = next((row[key] for key in (*_PATHS, "url") if row.get(key)), "")
    if not isinstance(named, str):
        raise ReadError(place, "no path in this row", "name the file under 'path', as text")
    named = named.strip()
    if not named or named.startswith(("http://", "https://")) or not any(row.get(key) for key in _PATHS):
        return named
    try:
        return (folder / named).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # a NUL, half a character, links in a ring
        raise ReadError(place, f"no file can be named {named!r}: {error}", "name the file under 'path'") from error


def sidecar(path: Path) -> Metadata:
    """What ``FILE.meta.json`` beside a file says; nothing where there is none. `ReadError` where it is broken."""
    beside = path.with_name(path.name + SIDECAR)
    name = clean.name(str(beside))
    try:
        if not stat.S_ISREG(beside.stat().st_mode):
            return Metadata()
    except OSError as error:
        # Where the file's own name is as long as names may be, there can be none beside it.
        if error.errno in (errno.ENOENT, errno.ENAMETOOLONG):
            return Metadata()
        raise ReadError(name, (error.strerror or str(error)).lower(), "check the file and its permissions") from error
    try:
        value = json.loads(_text(beside, name, _LARGEST_SIDECAR))
    except (ValueError, RecursionError) as error:
        raise ReadError(name, f"not JSON: {error}", "one JSON object, with the keys of a manifest") from error
    if not isinstance(value, dict):
        raise ReadError(
            name, f"a JSON {type(value).__name__}, not an object", "one JSON object, with the keys of a manifest"
        )
    return fields.metadata({key: item for key, item in value.items() if key not in ("path", "file")}, name)[0]


def _text(path: Path, name: str, largest: int) -> str:
    try:
        if not path.is_file():
            raise ReadError(
                name, "no such file" if not path.exists() else "not a file", "name a CSV or JSON Lines file"
            )
        if path.stat().st_size > largest:
            raise ReadError(name, f"larger than {largest // 2**20} MB", "split it")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(name, f"not UTF-8 at byte {error.start}", "save it as UTF-8") from error
    except OSError as error:
        raise ReadError(name, (error.strerror or str(error)).lower(), "check the file and its permissions") from error


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, Row | _BadRow]]:
    delimiter = _delimiter(text)
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    names: list[str] | None = None
    while True:
        start = reader.line_num
        try:
            values = next(reader, None)
        except csv.Error as error:
            place = f"{name}#{reader.line_num}"
            mend = "quote fields that hold commas or quotation marks"
            if names is None or (reader.line_num == len(lines) and "end of data" in str(error)):
                raise ReadError(f"{name}#{start + 1}", "a quotation mark that nothing closes", mend) from error
            loose = next(csv.reader(lines[start : reader.line_num], delimiter=delimiter), [])
            seen = dict(zip(names, loose, strict=False))
            yield reader.line_num, _BadRow(ReadError(place, f"broken CSV: {error}", mend), seen)
            continue
        if names is None:
            names = _columns(values or [], name)
        elif values is None:
            return
        elif len(values) > len(names):
            place = f"{name}#{reader.line_num}"
            more = ReadError(place, "more fields than columns", "quote fields that hold commas")
            yield reader.line_num, _BadRow(more, dict(zip(names, values, strict=False)))
        elif values:
            yield reader.line_num, dict(zip(names, values, strict=False))


def _columns(first: list[str], name: str) -> list[str]:
    names = [column.strip().lower() for column in first]
    if not any(column in _PATHS or fields.field(column) == "url" for column in names):
        raise ReadError(
            name, "no column 'path' or 'url' in the first line", "the first line names the columns: path,url,title,…"
        )
    twice = next((column for column in names if column and names.count(column) > 1), None)
    if twice:
        raise ReadError(name, f"two columns are named {twice!r}", "keep one, or name the other what it is")
    return names


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _json_rows(text: str, name: str) -> Iterator[tuple[int, Row | _BadRow]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place, mend = f"{name}#{number}", "one JSON object a line"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, _BadRow(ReadError(place, f"not JSON: {error}", mend), _glimpsed(line))
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            yield number, _BadRow(ReadError(place, f"a JSON {type(value).__name__}, not an object", mend), {})


def _glimpsed(line: str) -> Row:
    """What a line that is no JSON is about, where that can still be seen."""
    found: Row = {}
    for key, value in _JSON_PATH.findall(line):
        with suppress(ValueError):
            found.setdefault(key, json.loads(value))
    return found
