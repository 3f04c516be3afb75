"""The `rules` extractor: no model, deterministic, a file a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import provenance
from provenance.extractors.rules.indirect import drafts
from provenance.extractors.rules.sentences import sentences
from provenance.extractors.rules.view import view
from provenance.model.extraction import Attribution, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model.reading import Reading


def extract(readings: Iterable[Reading], /) -> Iterator[Extraction]:
    """One extraction for each reading, lazily and in order."""
    for reading in readings:
        seen = view(reading)
        o = seen.original
        found = [Attribution(d.kind, tuple(o(*s) for s in d.content), tuple(o(*s) for s in d.source), tuple(o(*s) for s in d.cue), tuple(o(*s) for s in d.quoted), stated=d.stated, confidence=d.confidence) for d in drafts(seen, sentences(seen))]
        yield Extraction(tuple(sorted(found, key=lambda a: a.content[0])), "rules", provenance.__version__)
