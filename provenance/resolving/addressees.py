"""Addressees: the words for those who were told something, between a cue and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.prose.cues import AUXILIARIES, cue
from provenance.prose.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    NOMINATIVE,
    ORGANISATION,
    PERSONAL,
    PREPOSITIONS,
    ROLES,
    TIMES,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_REACH = 16
_LONGEST = 8
_OBJECTS = listed("him her them me us you it")
_CROWD = listed(
    "reporters mps lawmakers journalists supporters voters investors congress parliament lawmakers officials "
    "colleagues students senators delegates members cnn reuters afp ap bbc"
)
_MEDIA = listed(
    "magazine newspaper daily weekly tabloid broadcaster radio tv television channel network station show "
    "programme program podcast website site newsletter blog portal conference briefing hearing correspondent"
)
_BESIDES_NAMES = ORGANISATION | ROLES | _MEDIA


def addressed(words: Sequence[Word], start: int) -> int:
    """Where the words for somebody addressed end ('told reporters in Paris on Friday that' -> 'in')."""
    if start < len(words) and words[start].low in _OBJECTS and not _owned(words, start):
        return start + 1
    k = start
    if k < len(words) and words[k].low in DETERMINERS and words[k].low != "that":
        k += 1
    begun = k
    while k < len(words) and words[k].is_word and k - begun < _LONGEST:
        word = words[k]
        if word.low in PERSONAL or word.low in CONJUNCTIONS or word.low in AUXILIARIES:
            break
        if word.low in TIMES and not _shown(words, k):
            break
        if word.low in DETERMINERS or (word.low in PREPOSITIONS and word.low != "of"):
            break
        if k > begun and not word.name_like and words[k - 1].name_like and word.low not in _BESIDES_NAMES:
            break
        if k > begun and words[k - 1].low in _CROWD:
            break
        k += 1
    return _up_to_that(words, start) or k


def _shown(words: Sequence[Word], k: int) -> bool:
    """'the Today programme': a day that is the name of a show."""
    return words[k].name_like and k + 1 < len(words) and words[k + 1].low in _MEDIA


def _owned(words: Sequence[Word], k: int) -> bool:
    """'told her daughter that ...': 'her' belongs to what follows."""
    return words[k].low == "her" and _up_to_that(words, k) is not None


def _up_to_that(words: Sequence[Word], start: int) -> int | None:
    """'told a hearing of the senate's committee on Wednesday that ...': everything before 'that' is one phrase.

    Only where nothing on the way can begin a clause or another thing.
    """
    for k in range(start, min(len(words) - 1, start + _REACH)):
        word, left = words[k], words[k - 1].low
        if word.low == "that":
            return k if k > start and words[k + 1].low not in TIMES and left not in PREPOSITIONS else None
        if word.low in DETERMINERS and k > start and left not in PREPOSITIONS:
            return None
        if word.low in NOMINATIVE or word.low in AUXILIARIES or (not word.is_word and word.text not in {"'", "’"}):
            return None
        verb = cue(word.low)
        if verb is not None and verb.forms & {"past", "ing"} and not word.name_like:
            return None
    return None
