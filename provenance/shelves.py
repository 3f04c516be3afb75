"""Where an archive's files lie. They are the truth; every index can be thrown away and made again from them.

::

    archive.jsonld                                  what the archive is: base IRI, rights, text policy
    graphs/3f/record-3f…-1.SHA256.jsonld            a record: one named graph, canonical bytes
    captures/ab/SHA256.html                         bytes as received
    texts/cd/SHA256.txt                             the text a reader made, UTF-8
    index/                                          the SPARQL index, rebuilt by ``provenance reindex``

A record's file name carries the SHA-256 of its bytes, so a file that was changed by hand or by a failing
disk no longer fits its name. A record counts as held once its file has its name; it is written last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provenance.errors import StoreError
from provenance.files import UNFINISHED, write_whole
from provenance.ids import Iri, local, sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_RECORD_FILE = re.compile(
    r"(?P<local>record-(?P<shard>[0-9a-f]{2})[0-9a-f]{30}-[1-9]\d*)\.(?P<sha256>[0-9a-f]{64})\.jsonld\Z"
)
_EXTENSIONS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/json": ".json",
    "application/jsonl": ".json",
    "application/x-ndjson": ".json",
}


class RecordFile(NamedTuple):
    """One record on disk, by what its name says."""

    path: Path
    local: str
    sha256: str

    @property
    def about(self) -> str:
        """What all revisions of the record share in their names."""
        return self.local.rpartition("-")[0]

    @property
    def revision(self) -> int:
        """Which revision it is, from 1."""
        return int(self.local.rpartition("-")[2])


def newest(files: Iterable[RecordFile]) -> list[RecordFile]:
    """Of each record its last revision, in the order in which the records first appear."""
    last: dict[str, RecordFile] = {}
    for file in files:
        if file.about not in last or file.revision > last[file.about].revision:
            last[file.about] = file
    return list(last.values())


class Shelves:
    """The files of one archive. Every write is whole or absent (`provenance.files`)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings = root / "archive.jsonld"
        self.index = root / "index"

    def put_record(self, iri: Iri, data: bytes) -> None:
        """Keep a record's canonical bytes."""
        name = f"{local(iri)}.{sha256(data)}.jsonld"
        if not _RECORD_FILE.match(name):
            raise StoreError(f"{iri}: is no IRI of a record")
        write_whole(self.root / "graphs" / _shard(local(iri)) / name, data)

    def record_files(self) -> Iterator[RecordFile]:
        """Every record on disk, in the order of their names."""
        for folder in sorted((self.root / "graphs").glob("*")):
            for path in sorted(folder.glob("*.jsonld")):
                if match := _RECORD_FILE.match(path.name):
                    yield RecordFile(path, match["local"], match["sha256"])

    def record_file(self, iri: str) -> RecordFile | None:
        """The file of one record, or None. `StoreError` where two files claim to be it."""
        name = local(iri)
        if not re.fullmatch(r"record-[0-9a-f]{32}-[1-9]\d*", name):
            return None
        found = sorted((self.root / "graphs" / _shard(name)).glob(f"{name}.*.jsonld"))
        if len(found) > 1:
            raise StoreError(f"{found[0]}: {len(found)} files claim to be {name}; run 'provenance validate'")
        match = _RECORD_FILE.match(found[0].name) if found else None
        return RecordFile(found[0], name, match["sha256"]) if match else None

    def revisions(self, article: str) -> list[RecordFile]:
        """The records of an article, the newest last."""
        key = local(article).removeprefix("article-")
        if not re.fullmatch(r"[0-9a-f]{32}", key):
            return []
        found = (
            _RECORD_FILE.match(path.name) for path in (self.root / "graphs" / key[:2]).glob(f"record-{key}-*.jsonld")
        )
        files = [RecordFile(self.root / "graphs" / key[:2] / m.string, m["local"], m["sha256"]) for m in found if m]
        return sorted(files, key=lambda file: file.revision)

    def strangers(self) -> Iterator[Path]:
        """Files that no archive puts there; unfinished ones are no strangers, they were never acknowledged."""
        places = {
            "graphs": _RECORD_FILE,
            "captures": re.compile(r"[0-9a-f]{64}(\.\w+)?\Z"),
            "texts": re.compile(r"[0-9a-f]{64}\.txt\Z"),
        }
        for place, form in places.items():
            for path in sorted((self.root / place).rglob("*")):
                if not path.is_dir() and not form.match(path.name) and not path.name.endswith(UNFINISHED):
                    yield path

    def put_capture(self, data: bytes, media_type: str) -> None:
        """Keep bytes as received."""
        digest = sha256(data)
        write_whole(self.root / "captures" / digest[:2] / (digest + _EXTENSIONS.get(media_type, "")), data)

    def capture(self, digest: str) -> bytes | None:
        """The bytes with this digest, None where they are not held. `StoreError` where they are not those any more."""
        found = next(iter((self.root / "captures" / digest[:2]).glob(f"{digest}*")), None)
        return _checked(found, digest) if found else None

    def put_text(self, text: str) -> None:
        """Keep the text that a reader made."""
        data = text.encode("utf-8", "surrogatepass")
        digest = sha256(data)
        write_whole(self.root / "texts" / digest[:2] / f"{digest}.txt", data)

    def text(self, digest: str) -> str | None:
        """The text with this digest, None where it is not held. `StoreError` where it is not that text any more."""
        path = self.root / "texts" / digest[:2] / f"{digest}.txt"
        return _checked(path, digest).decode("utf-8", "surrogatepass") if path.exists() else None


def _checked(path: Path, digest: str) -> bytes:
    """A file's bytes, if they are those that its name promises."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error
    if sha256(data) != digest:
        raise StoreError(f"{path}: the bytes are not those that were kept: they do not fit the digest in its name")
    return data


def _shard(name: str) -> str:
    return name.split("-")[1][:2]
