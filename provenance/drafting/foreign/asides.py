"""Asides: paragraphs that lead away from an article, to other stories; nobody says anything in them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.drafting.foreign.lines import Line
    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_STOPS = frozenset(".?!…;:")
_SHORT = 25
_HEAD = 6


def without_asides(lines: Sequence[Line], language: Tongue) -> Iterator[Line]:
    """The sentences of every paragraph that is none."""
    for _, group in groupby(lines, key=lambda line: line.paragraph):
        paragraph = list(group)
        if len(paragraph) > 1 or not (_leads_away(paragraph[0].words, language) or _titles(paragraph[0], language)):
            yield from paragraph


def _leads_away(words: Sequence[Word], language: Tongue) -> bool:
    """'Lire aussi : ...', 'Lesen Sie auch: ...', 'Te puede interesar ...'."""
    size = language.at("see_also", words, 0)
    if not size or len(words) > _SHORT + size:
        return False
    return size == len(words) or words[size].run is not None or any(w.text == ":" for w in words[size:_HEAD])


def _titles(line: Line, language: Tongue) -> bool:
    """Quoted words that a headline goes on from, without a stop: '« X », le pari de Y', '„X“ – Pendler erzählen'."""
    words = line.words
    if line.turn or len(words) < 3 or words[0].run is None or words[-1].run is not None or len(words) > _SHORT:
        return False
    if words[-1].text in _STOPS:
        return False
    if words[1].text in {"–", "—"}:
        return True
    return words[1].text == "," and (language.has("definite", words[2].low) or language.has("indefinite", words[2].low))
