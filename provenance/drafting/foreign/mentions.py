"""Mentions: the words that name who, as they stand to the right of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.beside import ENDS, Mention, beside, credited, determined, outlet_at
from provenance.drafting.foreign.times import time_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

LIMIT = 22
_NARROW = frozenset(["de", "du", "des", "d'", "del", "von", "vom", "van", "aus"])
_CONTRACTED = frozenset(["'", "l'", "les", "la", "le", "el", "los", "las"])


def after(words: Sequence[Word], k: int, language: Tongue, *, closed: bool = False) -> Mention | None:
    """The mention that begins at ``words[k]``: 'la maire, Jane Roe', 'Jane Roe, déléguée du syndicat'.

    ``closed``: what is said beside it has to end in a comma, since the sentence goes on.
    """
    if k >= len(words) or not words[k].is_word:
        return None
    size = language.at("pronouns", words, k)
    if size and not (determined(words, k, language) and _noun(words, k + size, language)):
        return Mention(k, k + size)
    end = _phrase(words, k, language)
    found = beside(words, Mention(k, end), language) if end > k else None
    if closed and found is not None and found.role[1] > found.role[0]:
        return found if found.role[1] < len(words) and words[found.role[1]].text == "," else Mention(k, end)
    return found


def _noun(words: Sequence[Word], k: int, language: Tongue) -> bool:
    return k < len(words) and words[k].is_word and words[k].low not in language.closed


def _phrase(words: Sequence[Word], k: int, language: Tongue) -> int:  # noqa: C901, PLR0912
    """Where the noun phrase that begins at ``words[k]`` ends; ``k`` if there is none."""
    german = language.code == "de"
    j, noun, named = k, False, 0
    while j < len(words) and j - k < LIMIT:
        word = words[j]
        low = word.low
        if word.run is not None or word.text in ENDS or not word.is_word:
            break
        if not noun and determined(words, j, language):
            j += 1
            continue
        if j > k and (time_at(words, j, language) or credited(words, j, language) > j):
            break
        aged = german and word.text[:1].isdigit() and "-" in word.text  # 'die 78-Jährige'
        if (word.name_like or aged) and not (j > k and low in language.closed and not _continues(words, j)):
            named = named + 1 if word.name_like else 0
            noun = True
        elif language.has("of", low) and noun:
            outlet = j + 1 + (j + 1 < len(words) and language.has("kinds", words[j + 1].low))
            if outlet < len(words) and words[outlet].run is not None and not named_person(named, german=german):
                return outlet + 1  # 'ein Bericht des „Spiegel“'
            if _ends_before(words, j, language, named=named, german=german):
                break
            if j + 1 < len(words) and words[j + 1].low in _CONTRACTED:
                j += 1
            named = 0
        elif (
            low in language.closed or language.has("issued", low) or (language.verb(words, j) and not _led(words, j, k))
        ):
            if not noun and language.has("small", low) and not language.has("lead", low):
                j += 1
                continue
            break
        elif (named and not german and j > k and words[j - 1].name_like and named >= 2) or (
            german and noun and not determined(words, j - 1, language)
        ):
            break
        else:
            noun, named = noun or not german, 0
        j += 1
    while j > k and (language.has("of", words[j - 1].low) or determined(words, j - 1, language)):
        j -= 1
    return j if noun else k


def _led(words: Sequence[Word], j: int, k: int) -> bool:
    """'le juge': a noun that is also a verb, right after its determiner."""
    return j == k + 1 and words[k].low in {"le", "la", "l'", "un", "une", "el"} and words[j].low != "dit"


def named_person(named: int, *, german: bool) -> bool:
    """Whether as many capitals as that are a person's name."""
    return named >= 2 and not german


def _continues(words: Sequence[Word], j: int) -> bool:
    """'Le' in 'Yann Le Brun'."""
    return words[j - 1].name_like and j + 1 < len(words) and words[j + 1].name_like


def _ends_before(words: Sequence[Word], j: int, language: Tongue, *, named: int, german: bool) -> bool:  # noqa: PLR0911
    """Whether the preposition ``words[j]`` opens something else than what goes on with the noun before it."""
    low = words[j].low
    follows = words[j + 1] if j + 1 < len(words) else None
    if follows is None or not follows.is_word or time_at(words, j, language):
        return True
    here = range(j + 1, min(len(words), j + 5))
    if any(language.has("occasions", w.low) for w in words[j + 1 : j + 4]):
        return True  # 'la ministre à l'issue du Conseil'
    if language.has("told", low) and outlet_at(words, j + 1, language):
        return True  # 'l'élu au Courrier'
    kinds = ("conference", "statement", "interview", "hearing", "social", "crowd")
    if any(language.at(kind, words, h) for h in here for kind in kinds) and low not in _NARROW:
        return True
    if low in _NARROW:
        return False
    if named >= 2:
        return True
    if german and low == "und":  # 'Ministerin für Bauten und Übergänge'
        return not (words[j - 2].low == "für" and follows.name_like and not _is_full(words, j + 1))
    if german:
        return low not in {"der", "des", "für"} and not (named == 1 and low in {"im", "in", "beim", "zur"})
    if low in {"y", "e", "et"}:
        again = follows.low in _NARROW or (named == 1 and words[j - 2].low in _NARROW and not _is_full(words, j + 1))
        plain = words[j - 1].text.islower() and follows.text.islower()
        return not (again or plain) and not (named != 1 and follows.name_like)
    return bool(named)


def _is_full(words: Sequence[Word], k: int) -> bool:
    """Whether a full name stands there: 'la ministra de Sanidad y Jane Roe'."""
    return k + 1 < len(words) and words[k].name_like and words[k + 1].name_like
