"""What is said beside a mention: a name, what somebody is, or the outlet that quoted them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.drafting.foreign.times import time_at
from provenance.resolving.outlet_forms import spelled
from provenance.resolving.outlets import listed_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_CREDIT = 9
_PAPERS = ("zeitung", "blatt", "anzeiger", "kurier", "rundschau", "bote", "rundfunk", "presse")
ENDS = frozenset(".,;:?!…—–()")
_PARTICLES = frozenset(["de", "du", "des", "d'", "la", "le", "von", "van", "der", "den", "del", "della", "di", "zu"])


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


def beside(words: Sequence[Word], found: Mention, language: Tongue) -> Mention:  # noqa: C901, PLR0911
    """With the apposition that follows: a name, or what somebody is."""
    k = found.end
    if (end := credited(words, k, language)) > k:
        return found._replace(role=(end, end))
    if k + 1 < len(words) and words[k].text == "," and (end := credited(words, k + 1, language)) > k + 1:
        return found._replace(role=(end, end))
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
    if name > begin and not named_in_full(words, found, language):
        return found._replace(name=(begin, name))
    if begin < len(words) and language.has("relative", words[begin].low) and language.code != "de":
        return found._replace(role=(begin, begin))
    if stop > begin and role_like(words, begin, stop, language) and words[found.end - 1].name_like:
        return found._replace(role=(begin, stop))
    return found


def credited(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where 'cité par l'AFP', 'consultadas por este diario' ends; ``k`` if that does not begin at ``words[k]``."""
    if k + 2 >= len(words) or not language.has("consulted", words[k].low):
        return k
    j = k + 1
    while j < min(len(words), k + 4) and time_at(words, j, language):
        j = time_at(words, j, language)
    if j >= len(words) or not language.has("by", words[j].low):
        return k
    if size := language.at("ourselves", words, j + 1):
        return j + 1 + size
    stop = j + 1
    while stop < min(len(words), j + _CREDIT) and (
        language.has("definite", words[stop].low) or language.has("kinds", words[stop].low)
    ):
        stop += 1
    if stop < len(words) and words[stop].run is not None:
        return stop + 1
    begun = stop
    while stop < min(len(words), j + _CREDIT) and (
        words[stop].name_like or (stop > begun and words[stop].low in _PARTICLES)
    ):
        stop += 1
    while stop > begun and not words[stop - 1].name_like:
        stop -= 1
    return stop if stop > begun or begun > j + 1 else k


def outlet_at(words: Sequence[Word], k: int, language: Tongue) -> bool:
    """Whether an outlet is named there that somebody may have told: 'à l'AFP', 'au Monde', 'a este diario'."""
    j = k
    while (
        j < len(words) and (language.has("definite", words[j].low) or language.has("kinds", words[j].low)) and j < k + 3
    ):
        if language.at("ourselves", words, j):
            return True
        j += 1
    if j >= len(words) or not words[j].name_like:
        return bool(language.at("ourselves", words, k))
    if language.code == "de" and words[j].low.removesuffix("n").endswith(_PAPERS):
        return True
    name = spelled(words[j : j + 1])
    known = language.has("agencies", name.lower()) or any(
        listed_as(form) for form in (name, f"Le {name}", f"La {name}", f"El {name}")
    )
    return known or language.has("papers", words[j].low)


def named_in_full(words: Sequence[Word], found: Mention, language: Tongue) -> bool:
    """Whether a phrase ends in a full name of its own."""
    if language.code == "de":
        return found.end - found.first > 2 and all(w.name_like for w in words[found.end - 2 : found.end])
    return name_at(words, found.first, found.end, language) == found.end


def _segment(words: Sequence[Word], k: int) -> int:
    """Where the words up to the next stop end."""
    while k < len(words) and words[k].run is None and words[k].text not in ENDS:
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
    if language.code == "de" and first.low in {"dem", "der"} and outlet_at(words, k, language):
        return False  # 'sagt Jane Roe, 54, dem Kreisboten'
    if determined(words, k, language):
        return stop - k > 1 and not language.verb(words, k + 1)
    if language.code == "de":
        return first.name_like and stop - k > 1
    return first.text.islower() and not language.verb(words, k) and not first.low.endswith(("ant", "ando", "endo"))
