"""Subjects that stand after their verb, over days and those who were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.beside import Mention, determined, name_at
from provenance.drafting.foreign.mentions import after
from provenance.drafting.foreign.preceding import time_ends
from provenance.drafting.foreign.times import time_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.drafting.foreign.verbs import Verb
    from provenance.prose.words import Word


_REACH = 16
_ADVERBS = ("ement", "amment", "emment", "mente")
_CONTRACTED = frozenset(["del", "al", "du", "des", "au", "aux"])


def subject_after(words: Sequence[Word], verb: Verb, language: Tongue) -> Mention | None:
    """The subject that stands after its verb, over days and those who were told."""
    if verb.clitic is not None:
        where = _at_a_body(words, verb.end, language) if words[verb.clitic].low == "-on" else None
        return where or Mention(verb.clitic, verb.clitic + 1)
    if verb.end < len(words) and words[verb.end].low == "desde":  # 'explicaron desde el ministerio'
        return after(words, verb.end + 1, language)
    k = verb.end
    while k < len(words) and k - verb.end < 14:
        skip = time_at(words, k, language) or language.at("ourselves", words, k)
        plain = words[k].text.islower() and not determined(words, k, language)
        if not skip and plain and (language.has("small", words[k].low) or words[k].low.endswith(_ADVERBS)):
            skip = 1
        if not skip:
            skip = _told(words, k, language)
        if not skip:
            break
        k = skip if skip > k else k + skip
    if size := language.at("impersonal", words, k):  # 'heißt es in einer Mitteilung', 'hieß es dazu aus dem Rathaus'
        k += size
        while k < len(words) and (language.has("small", words[k].low) or words[k].low in {"dazu", "weiter", "dort"}):
            k += 1
        if k >= len(words) or not language.has("lead", words[k].low):
            return None
        found = after(words, k + 1, language)
        return found if found is not None and _speaks(words[found.first : found.end], language) else None
    return after(words, _over(words, _past_aside(words, k, language), language), language)


def _speaks(held: Sequence[Word], language: Tongue) -> bool:
    """Whether words name a body or a paper, and no place: 'aus dem Rathaus', 'in der Mitteilung', not 'in Genf'."""
    nouns = [noun for kind in ("bodies", "documents") for noun in language.of(kind) if len(noun) > 3]
    return any(w.low.removesuffix("s").endswith(noun) for w in held for noun in nouns)


def _past_aside(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where the name begins in 'dijo a este diario, con barro en las botas, Jane Roe'; ``k`` if no aside is there."""
    if k >= len(words) or words[k].text != ",":
        return k
    for j in range(k + 2, min(len(words) - 1, k + _REACH)):
        if words[j].run is not None or (not words[j].is_word and words[j].text != ","):
            return k
        if words[j].text == ",":
            return j + 1 if name_at(words, j + 1, min(len(words), j + 6), language) > j + 2 else k
    return k


def _at_a_body(words: Sequence[Word], k: int, language: Tongue) -> Mention | None:
    """'indique-t-on à la préfecture', 'fait-on savoir du côté de la mairie'."""
    j = k
    while j < len(words) and j - k < 4 and words[j].low in {"à", "au", "aux", "chez", "du", "côté", "de", "savoir"}:
        j += 1
    found = after(words, j, language) if j > k else None
    known = found is not None and any(language.has("bodies", w.low) for w in words[found.first : found.end])
    return found if known else None


def whence(words: Sequence[Word], floor: int, end: int, language: Tongue) -> Mention | None:
    """'Aus dem Ministerium hieß es': where words come from that nobody in particular said."""
    if floor >= end or words[floor].low not in {"aus", "vom", "von", "bei", "beim", "seitens", "vonseiten"}:
        return None
    return after(words, floor + 1, language)


def _over(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Past how, where and when it was said, up to who said it.

    'dijo entre lágrimas su propietario', 'señaló en un comunicado difundido ayer Jane Roe'; ``k`` where a clause opens
    or the sentence ends before anybody is named.
    """
    if language.code == "de" or k >= len(words) or not language.has("lead", words[k].low):
        return k
    for j in range(k + 2, min(len(words), k + _REACH)):
        word, before = words[j], words[j - 1]
        if not word.is_word or language.at("that", words, j) or language.has("relative", word.low):
            return k
        timed = time_ends(words, k, j, language) > 0
        plain = before.text.islower() and before.low not in language.closed
        starts = determined(words, j, language) and word.low not in _CONTRACTED and not time_at(words, j, language)
        if (plain or timed or before.name_like) and starts:
            return j
        if word.name_like and not before.name_like and (plain or timed) and name_at(words, j, j + 2, language):
            return j
        if before.name_like and before.low not in language.closed and not words[j - 2].name_like:
            end = name_at(words, j, min(len(words), j + 5), language)
            if end - j > 1 and words[j - 2].low in language.closed:
                return j  # 'a dit à Lyon Jane Roe', 'a écrit sur X Jane Roe'
    return k


def _told(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where 'à l'AFP', 'a los periodistas' ends; 0 if nobody is told there."""
    size = language.at("told", words, k)
    if not size or language.code == "de":
        return 0
    j = k + size
    if own := language.at("ourselves", words, j):
        return j + own
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
