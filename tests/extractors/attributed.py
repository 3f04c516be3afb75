"""Short invented articles through the rules, and their attributions in words instead of offsets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from provenance.extractors import EXTRACTORS
from provenance.model.reading import Furniture, FurnitureKind, Metadata, Outlet, Reading, Span

if TYPE_CHECKING:
    from provenance.model.extraction import Attribution, Extraction

THURSDAY = date(2024, 3, 14)


def reading(
    text: str, *, publisher: str | None = None, language: str | None = "en", aside: tuple[str, ...] = ()
) -> Reading:
    """A reading published on a Thursday; each string of ``aside`` is marked as a caption where it stands."""
    spans = [(text.index(words), words) for words in aside]
    return Reading(
        "invented.txt", b"", "text/plain", text,
        Metadata(publisher=Outlet(publisher) if publisher else None, date_published=THURSDAY, in_language=language),
        furniture=tuple(Furniture(Span(at, at + len(words)), FurnitureKind.CAPTION) for at, words in spans),
    )  # fmt: skip


def extraction(given: Reading) -> Extraction:
    return next(iter(EXTRACTORS.load("rules")([given])))


@dataclass(frozen=True)
class Told:
    """One attribution in words."""

    row: Attribution
    content: list[str]
    quoted: list[str]
    source: str
    cue: str

    @property
    def speaker(self) -> str | None:
        return self.row.speaker.name if self.row.speaker else None

    @property
    def role(self) -> str | None:
        return self.row.speaker.role if self.row.speaker else None

    @property
    def relay(self) -> list[tuple[str, str]]:
        return [(hop.name, hop.relation.value) for hop in self.row.relay]


def told(text: str, *, stated: bool | None = True, **given) -> list[Told]:
    """The attributions of an article (by default those stated), in order."""
    found = extraction(reading(text, **given)).attributions

    def words(spans) -> list[str]:
        return [text[a:b] for a, b in spans]

    return [
        Told(a, words(a.content), words(a.quoted), " ".join(words(a.source)), " ".join(words(a.cue)))
        for a in found
        if stated is None or a.stated is stated
    ]


def only(text: str, **given) -> Told:
    """The one stated attribution of an article."""
    found = told(text, **given)
    assert len(found) == 1, found
    return found[0]
