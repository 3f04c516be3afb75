"""One reading as every engine sees it: cleaned, cut into sentences, with the people and outlets that it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.prose.sentences import sentences
from provenance.prose.view import view
from provenance.resolving.outlets import learned
from provenance.resolving.roster import roster
from provenance.resolving.settings import released

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model.reading import Reading
    from provenance.prose.sentences import Sentence
    from provenance.prose.view import View
    from provenance.resolving.roster import Roster


@dataclass(frozen=True, slots=True)
class Survey:
    """``outlets`` are, for each sentence of ``lines``, the outlets known there: lower-case form to name."""

    reading: Reading
    view: View
    lines: Sequence[Sentence]
    named: Roster
    outlets: Sequence[Mapping[str, str]]


def survey(reading: Reading) -> Survey:
    """Clean and cut one reading, and learn its names."""
    seen = view(reading)
    lines = sentences(seen)
    publisher = reading.metadata.publisher
    named = roster(lines, f"{seen.aside}\n{publisher.name if publisher else ''}")
    people = {e.name for e in named.entries.values() if e.person}
    return Survey(reading, seen, lines, named, learned([s.words for s in lines], people, _own(reading)))


def _own(reading: Reading) -> str | None:
    """The outlet that publishes the article; who releases a statement is none."""
    publisher = reading.metadata.publisher
    return publisher.name if publisher and not released(reading.text) else None
