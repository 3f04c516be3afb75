"""The `rules` extractor: no model, no network, deterministic, linear in the length of the text.

The way of a reading: `view` cleans it, `marks` and `sentences` cut it, `clauses` and `contents` find what is
attributed, `indirect` and `direct` make drafts of it, and `attributions` gives the drafts their speaker
(`speakers`), the outlets they came through (`relays`), a day (`said`) and a place (`settings`). `foreign` reads
the plainest attributions of French, German and Spanish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import provenance
from provenance.extractors.rules.attributions import attributions
from provenance.extractors.rules.foreign import foreign
from provenance.extractors.rules.languages import language
from provenance.model.extraction import Extraction
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model.reading import Reading

LANGUAGES = frozenset({"en", "fr", "de", "es"})


def extract(readings: Iterable[Reading], /) -> Iterator[Extraction]:
    """One extraction for each reading, lazily and in order; empty, with a notice, in a language without rules."""
    for reading in readings:
        tongue = language(reading)
        if tongue in LANGUAGES:
            found = attributions(reading) if tongue == "en" else foreign(reading, tongue)
            yield Extraction(tuple(found), "rules", provenance.__version__)
        else:
            message = f"the rules know no {tongue!r}: nothing was extracted"
            notice = Notice(NoticeKind.UNSUPPORTED_LANGUAGE, reading.name, message)
            yield Extraction((), "rules", provenance.__version__, (notice,))
