"""Single marks that quote in an article whose marks are double: where a cue beside them says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.prose.cues import cue
from provenance.prose.marks import SINGLE_QUOTE, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model.reading import Span

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[^.?!;:“”\"\n]*")
_ENDS = frozenset(".?!”\"’'")
_NEAR = 80
_LEAST = 4


def singles(text: str, paragraph: Span, found: Sequence[Run]) -> list[Run]:
    """``found``, the runs of a paragraph, with those between single marks that somebody is said to have said."""
    start, end = paragraph
    added: list[Run] = []
    taken = iter([*found, Run(end, end, end, end)])
    run = next(taken)
    for hit in SINGLE_QUOTE.finditer(text, start, end):
        while run.end <= hit.start() and run.start < end:
            run = next(taken)
        one = Run(hit.start(), hit.end(), hit.start() + 1, hit.end() - 1)
        one = one._replace(pauses=text[one.inner_end - 1] in ",?!" or text[one.end : one.end + 1] == ",")
        if one.end <= run.start and _said(text, paragraph, one, again=bool(added)):
            added.append(one)
    return sorted([*found, *added])


def _said(text: str, paragraph: Span, run: Run, *, again: bool) -> bool:
    """Whether a cue stands beside a run; ``again``: one did beside a run before, and whole sentences go on with it."""
    start, end = paragraph
    last = text[run.inner_end - 1]
    if last not in ",.?!…" and text.count(" ", run.inner, run.inner_end) + 1 < _LEAST:
        return False
    lead = text[max(start, run.start - _NEAR) : run.start].rstrip()
    if lead[-1:] in {",", ":"} and run.start > start:
        words = _words(lead)
        return any(_says(word) for word in (words[-1:] if lead[-1] == "," else words[-_LEAST:]))
    if lead and lead[-1] not in _ENDS:
        return False
    tail = _CLAUSE.match(text, run.end, min(end, run.end + _NEAR))
    cued = run.pauses and tail is not None and any(_says(word) for word in _words(tail.group()))
    return cued or (again and last in ".?!")


def _words(stretch: str) -> list[str]:
    return [hit.group().lower() for hit in _WORD.finditer(stretch)]


def _says(low: str) -> bool:
    found = cue(low)
    return found is not None and "quote" in found.stated and bool(found.forms & {"past", "s"})
