"""Mentions: the words that name who, to the right of a verb or to its left, and what is said of them beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.drafting.foreign.times import time_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_LIMIT = 22
_NARROW = frozenset(["de", "du", "des", "d'", "del", "von", "vom", "van", "aus"])
_ENDS = frozenset(".,;:?!…—–()")
_PARTICLES = frozenset(["de", "du", "des", "d'", "la", "le", "von", "van", "der", "den", "del", "della", "di", "zu"])
_CONTRACTED = frozenset(["'", "l'", "les", "la", "le", "el", "los", "las"])


class Mention(NamedTuple):
    """``words[first:end]`` names who, ``words[name[0]:name[1]]`` a name set off by a comma, ``role`` what they are."""

    first: int
    end: int
    name: tuple[int, int] = (0, 0)
    role: tuple[int, int] = (0, 0)

    @property
    def last(self) -> int:
        """Where all of it ends."""
        return max(self.end, self.name[1], self.role[1])


def determined(words: Sequence[Word], k: int, language: Tongue) -> bool:
    """Whether ``words[k]`` is a determiner or a title."""
    return any(language.has(kind, words[k].low) for kind in ("definite", "possessive", "indefinite", "titles"))


def after(words: Sequence[Word], k: int, language: Tongue, *, closed: bool = False) -> Mention | None:
    """The mention that begins at ``words[k]``: 'la maire, Jane Roe', 'Jane Roe, déléguée du syndicat'.

    ``closed``: what is said beside it has to end in a comma, since the sentence goes on.
    """
    if k >= len(words) or not words[k].is_word:
        return None
    if size := language.at("pronouns", words, k):
        return None if determined(words, k, language) and _noun(words, k + size, language) else Mention(k, k + size)
    end = _phrase(words, k, language)
    found = _beside(words, Mention(k, end), language) if end > k else None
    if closed and found is not None and found.role[1] > found.role[0]:
        return found if found.role[1] < len(words) and words[found.role[1]].text == "," else Mention(k, end)
    return found


def _noun(words: Sequence[Word], k: int, language: Tongue) -> bool:
    return k < len(words) and words[k].is_word and words[k].low not in language.closed


def _phrase(words: Sequence[Word], k: int, language: Tongue) -> int:  # noqa: C901, PLR0912
    """Where the noun phrase that begins at ``words[k]`` ends; ``k`` if there is none."""
    german = language.code == "de"
    j, noun, named = k, False, 0
    while j < len(words) and j - k < _LIMIT:
        word = words[j]
        low = word.low
        if word.run is not None or word.text in _ENDS or not word.is_word:
            break
        if not noun and determined(words, j, language):
            j += 1
            continue
        if j > k and time_at(words, j, language):
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
        elif low in language.closed or language.verb(words, j):
            if not noun and language.has("small", low) and not language.has("lead", low):
                j += 1
                continue
            break
        elif (named and not german and j > k and words[j - 1].name_like and named >= 2) or (german and noun):
            break
        else:
            noun, named = noun or not german, 0
        j += 1
    while j > k and (language.has("of", words[j - 1].low) or determined(words, j - 1, language)):
        j -= 1
    return j if noun else k


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
    kinds = ("conference", "statement", "interview", "hearing", "social", "crowd")
    if any(language.at(kind, words, h) for h in here for kind in kinds) and low not in _NARROW:
        return True
    if low in _NARROW:
        return False
    if named >= 2:
        return True
    if german:
        return low not in {"der", "des", "für"} and not (named == 1 and low in {"im", "in", "beim", "zur"})
    if low in {"y", "et"}:
        return not (words[j - 1].text.islower() and follows.text.islower()) and not follows.name_like
    return bool(named)


def _beside(words: Sequence[Word], found: Mention, language: Tongue) -> Mention:  # noqa: PLR0911
    """With the apposition that follows: a name, or what somebody is."""
    k = found.end
    if k < len(words) and words[k].text == "(":
        k = next((j + 1 for j in range(k, min(len(words), k + 8)) if words[j].text == ")"), k)
    if k + 1 >= len(words) or words[k].text != ",":
        return found
    begin = k + 1
    number = begin + (words[begin].low == "de")
    if number < len(words) and words[number].text.isdigit() and words[found.end - 1].name_like:
        stop = _segment(words, begin)
        if stop - number > 3:
            return found
        if stop + 1 >= len(words) or words[stop].text != ",":
            return found._replace(role=(stop, stop))
        begin = stop + 1
    stop = _segment(words, begin)
    name = name_at(words, begin, stop, language)
    if name > begin and not _named(words, found, language):
        return found._replace(name=(begin, name))
    if begin < len(words) and language.has("relative", words[begin].low) and language.code != "de":
        return found._replace(role=(begin, begin))
    if stop > begin and role_like(words, begin, stop, language) and words[found.end - 1].name_like:
        return found._replace(role=(begin, stop))
    return found


def _named(words: Sequence[Word], found: Mention, language: Tongue) -> bool:
    """Whether a phrase ends in a full name of its own."""
    if language.code == "de":
        return found.end - found.first > 2 and all(w.name_like for w in words[found.end - 2 : found.end])
    return name_at(words, found.first, found.end, language) == found.end


def _segment(words: Sequence[Word], k: int) -> int:
    """Where the words up to the next stop end."""
    while k < len(words) and words[k].run is None and words[k].text not in _ENDS:
        k += 1
    return k


def name_at(words: Sequence[Word], k: int, stop: int, language: Tongue) -> int:
    """Where a full name that begins at ``words[k]`` ends ('Jane Roe', 'Me Roe'); ``k`` if none begins there."""
    j, capitals = k, 0
    while j < stop:
        if language.has("titles", words[j].low) or words[j].name_like:
            capitals += 1
        elif not (words[j].low in _PARTICLES and capitals and j + 1 < stop and words[j + 1].name_like):
            break
        j += 1
    first = words[k] if k < stop else None
    if first is None or capitals < 2 or (first.low in language.closed and not language.has("titles", first.low)):
        return k
    return j if capitals < 6 else k


def role_like(words: Sequence[Word], k: int, stop: int, language: Tongue) -> bool:  # noqa: PLR0911
    """Whether ``words[k:stop]`` can say what somebody is: a noun, with a determiner or without."""
    first = words[k]
    if language.has("relative", first.low) and language.code != "de":
        return True
    if language.has("titles", first.low) or language.has("pronouns", first.low):
        return False
    if first.low in language.closed and not determined(words, k, language):
        return False
    if any(language.has(kind, first.low) for kind in ("quoted", "interview", "participles")):
        return False
    if determined(words, k, language):
        return stop - k > 1 and not language.verb(words, k + 1)
    if language.code == "de":
        return first.name_like and stop - k > 1
    return first.text.islower() and not language.verb(words, k) and not first.low.endswith(("ant", "ando", "endo"))


def before(words: Sequence[Word], floor: int, end: int, language: Tongue) -> Mention | None:
    """The mention that the verb at ``words[end]`` has for its subject, looking back to ``floor``."""
    while end > floor and (
        language.has("small", words[end - 1].low)
        or time_ends(words, floor, end, language)
        or words[end - 1].text == ")"
    ):
        if words[end - 1].text == ")":
            opening = next((j for j in range(end - 1, max(floor, end - 9) - 1, -1) if words[j].text == "("), None)
            if opening is None:
                return None
            end = opening
            continue
        end = time_ends(words, floor, end, language) or end - 1
    chunks = _chunks(words, floor, end)
    while len(chunks) > 1 and _aside(words, *chunks[-1], language):
        chunks.pop()
    if not chunks:
        return None
    first, stop = chunks[-1]
    if len(chunks) > 1 and (joined := _apposed(words, chunks[-2], chunks[-1], language)):
        return joined
    if len(chunks) > 2 and (joined := _apposed(words, chunks[-3], chunks[-1], language)):
        return joined  # 'Jane Roe, 58 ans, directrice, dit'
    return _last(words, first, stop, language, opens=len(chunks) == 1 or chunks[-1][0] == floor)


def time_ends(words: Sequence[Word], floor: int, end: int, language: Tongue) -> int:
    """Where words for a time that end at ``words[end]`` begin; 0 if none end there."""
    for start in range(max(floor, end - 4), end):
        if time_at(words, start, language) == end:
            return start
    return 0


def _chunks(words: Sequence[Word], floor: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas, up to the stop, dash or quoted words before."""
    found: list[tuple[int, int]] = []
    stop = k = end
    while k > floor:
        word = words[k - 1]
        if word.run is not None or word.text in _ENDS:
            if k < stop:
                found.append((k, stop))
            stop = k - 1
            if word.text != "," or word.run is not None:
                return found[::-1]
        k -= 1
    if k < stop:
        found.append((k, stop))
    return found[::-1]


def _aside(words: Sequence[Word], first: int, stop: int, language: Tongue) -> bool:
    """'lui', 'en revanche', 'por su parte': said between commas, and nobody's name."""
    return (
        language.at("adverbials", words, first) == stop - first
        or (language.has("lead", words[first].low) and not language.has("relative", words[first].low))
        or words[first].text.isdigit()
    )


def _apposed(words: Sequence[Word], one: tuple[int, int], two: tuple[int, int], language: Tongue) -> Mention | None:
    """'la maire, Jane Roe', 'Jane Roe, la maire', 'Jane Roe, qui ...'."""
    if language.has("lead", words[one[0]].low) and not language.has("relative", words[one[0]].low):
        return None
    head = _last(words, *one, language, opens=True)
    if head is None or head.end != one[1]:
        return None
    if language.has("relative", words[two[0]].low) and language.code != "de":
        return head._replace(role=(two[0], two[0]))
    if name_at(words, *two, language) == two[1] and not _named(words, head, language):
        return head._replace(name=two)
    if words[head.end - 1].name_like and role_like(words, *two, language):
        return head._replace(role=two)
    return None


def _last(words: Sequence[Word], first: int, stop: int, language: Tongue, *, opens: bool) -> Mention | None:
    """The noun phrase that ends a stretch: the leftmost start from which one reaches its end."""
    while first < stop and (
        words[first].low in {"mais", "et", "or", "pero", "y", "aber", "und", "doch", "auch", "pues"}
    ):
        first += 1
    if first >= stop:
        return None
    if opens and language.code == "de" and language.has("lead", words[first].low):
        return None  # the subject follows the verb
    held = words[:stop]
    for k in range(max(first, stop - _LIMIT - 2), stop):  # no phrase is longer, whatever joins its last words
        if (size := language.at("pronouns", words, k)) and k + size == stop:
            return Mention(k, stop)
        if k > first and not (determined(words, k, language) or (words[k].name_like and not words[k - 1].name_like)):
            continue
        if k > first and language.has("of", words[k - 1].low) and not language.has("lead", words[first].low):
            continue
        found = after(held, k, language)
        if found is not None and found.end == stop:
            return found
    return None
