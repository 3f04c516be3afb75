"""Articles in other languages than English: read by the rules of theirs, whatever engine was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign import foreign
from provenance.model.extraction import Extraction
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from provenance.model.reading import Reading

RULED = frozenset({"fr", "de", "es"})


def other(reading: Reading, tongue: str, extractor: str, version: str) -> Extraction:
    """The extraction of an article in ``tongue`` (ISO 639-1): empty, with a notice, where nobody has written rules."""
    if tongue in RULED:
        return Extraction(tuple(foreign(reading, tongue)), extractor, version)
    message = f"there are no rules for {tongue!r}: nothing was extracted"
    notice = Notice(NoticeKind.UNSUPPORTED_LANGUAGE, reading.name, message)
    return Extraction((), extractor, version, (notice,))
