"""What is known of files beside their bytes: a manifest (CSV or JSON Lines), and sidecars ``FILE.meta.json``."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.errors import ReadError
from provenance.model.reading import Metadata
from provenance.notices import Notice, NoticeKind
from provenance.reading import fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIDECAR = ".meta.json"
_LARGEST = 64 * 1024 * 1024
_LARGEST_SIDECAR = 1024 * 1024


class Manifest(NamedTuple):
    """Rows by the file they are about (resolved) or by URL, the rows that could not be used, columns passed over."""

    rows: Mapping[Path, Metadata]
    errors: tuple[ReadError, ...] = ()
    notices: tuple[Notice, ...] = ()
    addresses: Mapping[str, Metadata] = MappingProxyType({})


def read(path: Path) -> Manifest:
    """A manifest's rows; paths are relative to its own folder.

    Columns: path, url, title, author (';' between names), publisher, date, rights, identifier, and those of
    `fields`; others are passed over with a notice. A bad row is an error that names its line; the rest is
    kept. Raises `ReadError` where the manifest cannot be read at all.
    """
    name = str(path)
    text = _text(path, name, _LARGEST)
    jsonl = path.suffix.lower() in (".jsonl", ".ndjson", ".json") or text.lstrip().startswith("{")
    met: dict[Path | str, Metadata] = {}
    errors: list[ReadError] = []
    passed: dict[str, None] = {}
    for number, row in _json_rows(text, name) if jsonl else _csv_rows(text, name):
        try:
            target, said, unknown = _row(row, f"{name}#{number}")
            passed.update(dict.fromkeys(unknown))
            web = target.startswith(("http://", "https://"))
            key: Path | str = target if web else (path.parent / target).resolve()
            if key in met:
                errors.append(ReadError(f"{name}#{number}", f"{target} is named twice", "keep one row a file"))
            met.setdefault(key, said)
        except ReadError as error:
            errors.append(error)
    notices = tuple(Notice(NoticeKind.SKIPPED, name, f"column {column!r} is not read") for column in list(passed)[:20])
    rows = {key: said for key, said in met.items() if isinstance(key, Path)}
    return Manifest(rows, tuple(errors), notices, {key: said for key, said in met.items() if isinstance(key, str)})


def _row(row: dict[str, Any] | ReadError, place: str) -> tuple[str, Metadata, tuple[str, ...]]:
    """What a row is about (a path, else a URL), what it says, and its columns that mean nothing here."""
    if isinstance(row, ReadError):
        raise row
    said, unknown = fields.metadata({key: value for key, value in row.items() if key not in ("path", "file")}, place)
    target = row.get("path") or row.get("file") or said.url
    if not isinstance(target, str) or not target.strip():
        raise ReadError(place, "no path in this row", "name the file under 'path'")
    return target.strip(), said, unknown


def sidecar(path: Path) -> Metadata:
    """What ``FILE.meta.json`` beside a file says; nothing where there is none. `ReadError` where it is broken."""
    beside = path.with_name(path.name + SIDECAR)
    if not beside.is_file():
        return Metadata()
    name = str(beside)
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


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, Any] | ReadError]]:
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=True)
    names = [(column or "").strip().lower() for column in reader.fieldnames or ()]
    if not {"path", "file"} & set(names):
        raise ReadError(
            name, "no column 'path' in the first line", "the first line names the columns: path,url,title,…"
        )
    reader.fieldnames = names
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield (
                reader.line_num,
                ReadError(
                    f"{name}#{reader.line_num}",
                    f"broken CSV: {error}",
                    "quote fields that hold commas or quotation marks",
                ),
            )
            continue
        if None in row:
            yield (
                reader.line_num,
                ReadError(f"{name}#{reader.line_num}", "more fields than columns", "quote fields that hold commas"),
            )
        else:
            yield reader.line_num, row


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _json_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, Any] | ReadError]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, ReadError(f"{name}#{number}", f"not JSON: {error}", "one JSON object a line")
            continue
        yield (
            number,
            value
            if isinstance(value, dict)
            else ReadError(f"{name}#{number}", "not a JSON object", "one JSON object a line"),
        )
