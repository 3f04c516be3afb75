"""Subjects that stand after their verb, over days and those who were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.mentions import Mention, after, determined
from provenance.drafting.foreign.times import time_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.drafting.foreign.verbs import Verb
    from provenance.prose.words import Word


def subject_after(words: Sequence[Word], verb: Verb, language: Tongue) -> Mention | None:
    """The subject that stands after its verb, over days and those who were told."""
    if verb.clitic is not None:
        return Mention(verb.clitic, verb.clitic + 1)
    k = verb.end
    while k < len(words) and k - verb.end < 14:
        skip = time_at(words, k, language) or language.at("told_outlet", words, k)
        if not skip and language.has("small", words[k].low) and not determined(words, k, language):
            skip = 1
        if not skip:
            skip = _told(words, k, language)
        if not skip:
            break
        k = skip if skip > k else k + skip
    if language.at("impersonal", words, k):  # 'heißt es in einer Mitteilung'
        k += 1
        if k >= len(words) or not language.has("lead", words[k].low):
            return None
        k += 1
    return after(words, _over(words, k, language), language)


def _over(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Past how it was said: 'dijo entre lágrimas su propietario'."""
    if language.code == "de" or k >= len(words) or not language.has("lead", words[k].low):
        return k
    for j in range(k + 2, min(len(words), k + 4)):
        plain = words[j - 1].text.islower() and words[j - 1].low not in language.closed
        if plain and (determined(words, j, language) or words[j].name_like):
            return j
    return k


def _told(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where 'à l'AFP', 'a los periodistas' ends; 0 if nobody is told there."""
    size = language.at("told", words, k)
    if not size or language.code == "de":
        return 0
    j = k + size
    while j < len(words) and (language.has("definite", words[j].low) or language.has("kinds", words[j].low)):
        j += 1
    if j < len(words) and language.has("crowd", words[j].low):
        return j + 1
    if j < len(words) and words[j].run is not None and language.has("kinds", words[j - 1].low):
        return j + 1
    begun = j
    while j < len(words) and words[j].name_like and not (j > begun + 1 and words[begun].text.isupper()):
        if j == begun + 1 and words[begun].text.isupper():
            break
        j += 1
        if j + 1 < len(words) and words[j].low in {"de", "du", "del"} and words[j + 1].name_like:
            j += 1
    follows = j < len(words) and (determined(words, j, language) or words[j].name_like)
    return j if j > begun and follows else 0
