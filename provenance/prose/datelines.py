"""Datelines: the place, day and agency that a newspaper prints before the first words of a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model.reading import Span
from provenance.prose.lexicon import ROLES, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PLACE = r"[A-Z][A-Z.’'-]{2,}(?:[ /][A-Z][A-Z.’'-]+){0,3}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?: [A-Z][a-z]{2,8}\.?)?(?:,? \d{4})?"
_AGENCY = r"\([A-Z][\w./ ]{1,30}\)"
_FRESH = r"(?=[A-Z\d\"“„‘'«$€£])"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?:, {_DAY})? ?(?:{_AGENCY}|(?:{_AGENCY} ?)?(?:[—–]|--?(?= )))"
    rf"|(?:[A-Z][\w.’'-]*,? ){{1,4}}(?:{_DAY} )?{_AGENCY} ?(?:[—–]|--?(?= ))"
    rf"|{_AGENCY} ?(?:[—–]|--?(?= )))(?: ?(?:[—–]|--?(?= )))? ?{_FRESH}"
)
_COLON = re.compile(rf"(?P<place>{_PLACE})(?:, {_DAY})?: (?=[A-Z\d])")
_LABEL = re.compile(r"[A-Z][^\n:.,!?\"“]{0,50}: ")
_TRANSCRIPT = 4
_HEADINGS = ROLES | listed("analysis opinion update watch read sponsored exclusive related more q a question answer")


def without(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs without their datelines: 'OSLO, July 5 (AFP) -', 'OSLO:' (where no other opens like that)."""
    spans = list(paragraphs)
    opening = [_COLON.match(text, *span) for span in spans]
    labels = sum(_LABEL.match(text, *span) is not None for span in spans)
    lone = sum(hit is not None for hit in opening) == 1 and labels < _TRANSCRIPT
    for (start, end), colon in zip(spans, opening, strict=True):
        hit = _DATELINE.match(text, start, end)
        if hit is None and lone and colon and not _HEADINGS & set(colon["place"].lower().split()):
            hit = colon
        yield Span(hit.end() if hit and hit.end() < end else start, end)
