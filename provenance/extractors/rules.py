"""The `rules` extractor: no model, no network, deterministic, linear in the length of the text.

`prose` cleans a reading and cuts it, `drafting` finds what is attributed in it, and `resolving` gives the drafts
their speaker, the outlets they came through, a day and a place. French, German and Spanish have rules of their own
(`drafting.foreign`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import provenance
from provenance.drafting.indirect import drafts
from provenance.drafting.others import other
from provenance.model.extraction import Extraction
from provenance.prose.languages import language
from provenance.resolving.attributions import attributions
from provenance.resolving.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model.reading import Reading


def extract(readings: Iterable[Reading], /) -> Iterator[Extraction]:
    """One extraction for each reading, lazily and in order; empty, with a notice, in a language without rules."""
    for reading in readings:
        tongue = language(reading)
        if tongue == "en":
            seen = survey(reading)
            found = attributions(seen, drafts(seen.view, seen.lines, seen.outlets, reading.blocks))
            yield Extraction(tuple(found), "rules", provenance.__version__)
        else:
            yield other(reading, tongue, "rules", provenance.__version__)
