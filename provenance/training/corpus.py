"""PolNeAR as its authors publish it: texts, and attributions in brat standoff beside them.

Newell, Margolin and Ruths, 'An Attribution Relations Corpus for Political News' (LREC 2018). Where several people
annotated an article the first, by name of file, counts; a span may be discontinuous.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.model.reading import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROLE = re.compile(r"[a-z]+")
_NAME = re.compile(r"[TE]\d+")
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated attribution: its event identifier, and spans of the text."""

    event: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated article."""

    name: str
    text: str
    attributions: tuple[Annotated, ...]

    @property
    def key(self) -> str:
        """Stands for the name, which is made of the headline, where labels of ours point at an article."""
        return hashlib.sha256(self.name.encode()).hexdigest()[:12]

    @property
    def fold(self) -> int:
        """Which tenth of the corpus it belongs to, by its name alone."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % FOLDS


def documents(corpus: Path, part: str) -> Iterator[Document]:
    """The articles of a part (``train`` or ``dev``), in the order of their names."""
    texts = corpus / part / "text"
    seen: set[str] = set()
    for path in sorted((corpus / part / "attributions").glob("*.ann")):
        name = path.stem if (texts / f"{path.stem}.txt").exists() else path.stem.rpartition("_")[0]
        if name in seen:
            continue
        seen.add(name)
        text = (texts / f"{name}.txt").read_bytes().decode("utf8")
        yield Document(name, text, tuple(_annotated(path.read_text("utf8"))))


def _annotated(standoff: str) -> Iterator[Annotated]:
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[tuple[str, list[list[str]]]] = []
    for line in standoff.split("\n"):
        name, _, rest = line.partition("\t")
        if not _NAME.fullmatch(name):  # a text column of several lines
            continue
        if name.startswith("T"):
            _, _, places = rest.partition("\t")[0].partition(" ")
            spans[name] = tuple(Span(*map(int, place.split())) for place in places.split(";"))
        else:
            events.append((name, [role.split(":") for role in rest.split("\t")[0].split()]))
    for event, roles in events:
        parts: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for role, name in roles:
            kind = _ROLE.match(role.lower())
            if kind is not None and kind.group() in parts:
                parts[kind.group()] += spans.get(name, ())
        if parts["content"]:
            yield Annotated(event, *(tuple(sorted(parts[kind])) for kind in ("source", "cue", "content")))
