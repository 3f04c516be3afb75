"""What headlines, headings and captions attribute: kept as spans, never as words that somebody said.

A headline says in six words what the article says in sixty, and its quotation marks are a desk's. So what stands
there is told apart from what is stated, and nobody is resolved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from provenance.model.extraction import Attribution, Kind
from provenance.model.reading import FurnitureKind, Span
from provenance.prose.marks import runs
from provenance.prose.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model.reading import Reading
    from provenance.prose.marks import Run
    from provenance.resolving.found import Found

_TOLD = frozenset({FurnitureKind.HEADLINE, FurnitureKind.HEADING, FurnitureKind.CAPTION})


def asides(reading: Reading, found: Iterable[Found]) -> Iterator[Attribution]:
    """The attributions that lie whole in a headline, heading or caption."""
    spans = sorted(f.span for f in reading.furniture if f.kind in _TOLD)
    apart = [part for span in spans for part in (span, Span(span.end, span.end))]  # none goes on with another's words
    places = zip(spans, runs(plain(reading.text), apart)[::2], strict=True)
    place, quotations = next(places, (None, []))
    for one in sorted((f for f in found if f.content), key=lambda f: min(_all(f))):
        first, last = min(_all(one)).start, max(s.end for s in _all(one))
        while place is not None and place.end <= first:
            place, quotations = next(places, (None, []))
        if place is not None and place.start <= first and last <= place.end:
            yield _aside(reading.text, quotations, one)


def _aside(text: str, quotations: Sequence[Run], one: Found) -> Attribution:
    quoted = [
        Span(max(run.inner, start), min(run.inner_end, end))
        for start, end in one.content
        for run in quotations[
            bisect_right(quotations, start, key=lambda r: r.inner_end) : bisect_left(
                quotations, end, key=lambda r: r.inner
            )
        ]
    ]
    words = sum(text[s.start : s.end].count(" ") + 1 for s in one.content)
    inside = sum(text[s.start : s.end].count(" ") + 1 for s in quoted)
    kind = Kind.INDIRECT if not quoted else Kind.DIRECT if inside >= words else Kind.MIXED
    return Attribution(
        kind=kind,
        content=tuple(quoted) if kind is Kind.DIRECT else one.content,
        source=one.source,
        cue=one.cue,
        quoted=tuple(quoted),
        stated=False,
        confidence=one.confidence,
    )


def _all(one: Found) -> tuple[Span, ...]:
    return (*one.content, *one.source, *one.cue)
