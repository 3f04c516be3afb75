"""Contents: what of a sentence was said, and which of it stands between marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model.extraction import Kind
from provenance.model.reading import Span
from provenance.resolving.quoted import inner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_TERMS = 3


def contents(
    words: Sequence[Word], pieces: Sequence[tuple[int, int]], text: str, language: Tongue
) -> tuple[Kind, list[Span], list[Span]]:
    """Kind, content and quoted spans of what stands at ``pieces``; a term between marks is no quotation."""
    spans: list[Span] = []
    quoted: list[Span] = []
    plain = False
    for begin, stop in pieces:
        first, last = begin, stop
        while first < last and not (words[first].is_word or words[first].run or words[first].text in "¿¡("):
            first += 1
        while last > first and not (words[last - 1].is_word or words[last - 1].run or words[last - 1].text in "?!…)%€"):
            last -= 1
        if first >= last:
            continue
        held = words[first:last]
        runs = [inner(w.run, text) for k, w in enumerate(held, first) if w.run and not term(words, k, language)]
        runs = [run for run in runs if run.start < run.end]
        quoted += runs
        if any(w.is_word for w in held) or not runs:
            plain = True
            spans.append(Span(held[0].start, held[-1].end))
        else:
            spans += runs
    kind = Kind.INDIRECT if not quoted else Kind.MIXED if plain else Kind.DIRECT
    return kind, sorted(set(spans)), sorted(set(quoted))


def term(words: Sequence[Word], k: int, language: Tongue) -> bool:
    """Whether a run is a name or a title: a noun such as 'film' or 'sogenannte' leads to it."""
    return any(language.has("terms", w.low) for w in words[max(0, k - _TERMS) : k])


def whole(words: Sequence[Word]) -> Span | None:
    """A sentence without its closing mark; None if it has no words."""
    held = [w for w in words if w.is_word or w.run]
    return Span(held[0].start, held[-1].end) if held else None
