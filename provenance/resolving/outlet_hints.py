"""Outlets by what an article says of them: 'the daily Kestrel', 'Kestrel, a news site, ...', 'Kestrel reported'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.prose.cues import AUXILIARIES, cue, is_adverb
from provenance.prose.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, TIMES, listed
from provenance.resolving.outlet_forms import JOINING, LAST, Found, spelled
from provenance.resolving.people import bodies, genders, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.prose.words import Word

_PAPERS = listed("newspaper daily weekly tabloid broadsheet newswire magazine")
_MEDIA = listed("news media radio television tv information fact-checking broadcasting")
_HOUSES = listed("site website outlet agency portal channel network station service programme program broadcaster")
_PUBLIC = listed("state public private national commercial regional local state-run state-owned")
_LEADS = _PUBLIC | listed("independent online leading popular pro-government opposition evening morning business trade")
_REACH = 6
_LONGEST = 6


def _house(words: Sequence[Word], k: int) -> bool:
    """Whether ``words[k]`` is the noun that says that something is an outlet."""
    low = words[k].low
    one = words[k - 1].low if k else ""
    return (
        (low in _PAPERS and not words[k].name_like)
        or (low in _HOUSES and one in _MEDIA)
        or (low == "broadcaster" and one in _PUBLIC)
    )


def apposed(words: Sequence[Word], k: int, end: int) -> Found | None:
    """'the local news site Kestrel', 'Norwegian daily Nordkap': an outlet named right after what it is."""
    low = words[k].low
    if not (low in {"the", "a", "an"} or low in _PAPERS or low in _MEDIA or low in _LEADS or low in places()):
        return None
    for j in range(k, min(end - 1, k + _REACH)):
        word = words[j]
        if not word.is_word or (j > k and _closed(word)):
            return None
        loose = word.low == "broadcaster" and j > k
        if (loose or _house(words, j)) and words[j + 1].name_like and (j > k or not word.name_like):
            return _named(words, k, j + 1, end, loose=loose and not _house(words, j))
        if j > k and word.name_like and word.low not in places() and not _led(words, j, end):
            return None
    return None


def _led(words: Sequence[Word], j: int, end: int) -> bool:
    """'the Port Ellen newspaper Kestrel': capitalised words before the noun say where an outlet is."""
    while j < end - 1 and words[j].name_like:
        j += 1
    return j < end - 1 and _house(words, j) and not words[j].name_like and words[j + 1].name_like


def _closed(word: Word) -> bool:
    return word.low in PREPOSITIONS or word.low in CONJUNCTIONS or word.low in AUXILIARIES or word.low in DETERMINERS


def _named(words: Sequence[Word], k: int, first: int, end: int, *, loose: bool) -> Found | None:
    stop = first
    while stop < end and stop - first < _LONGEST and (words[stop].name_like or words[stop].low in JOINING):
        stop += 1
        if words[stop - 1].low.endswith("'s"):
            break
    while words[stop - 1].low in JOINING and stop > first + 1:
        stop -= 1
    lone = stop - first == 1
    if words[first].low in TIMES or (lone and words[first].low in places()) or genders().get(words[first].text):
        return None
    if loose and not lone and words[stop - 1].low not in LAST:
        return None  # 'the broadcaster Jane Roe'
    follows = words[stop] if stop < end else None
    if words[first - 1].low in {"daily", "weekly"} and follows is not None and _noun(follows):
        return None  # 'the daily Senate briefing'
    return Found(k, stop, spelled(words[first:stop]))


def _noun(word: Word) -> bool:
    known = cue(word.low) is not None or word.low in TIMES or is_adverb(word.low)
    return word.is_word and not word.name_like and not known and not _closed(word)


def acting(words: Sequence[Word]) -> Iterator[str]:
    """Names that stand where only an outlet can: ', X reported', 'quoted by X', 'X quoted Roe as saying'."""
    quoted = any(w.run for w in words)
    for k, word in enumerate(words):
        if (
            not word.name_like
            or word.low in places()
            or word.low in bodies()
            or (k and words[k - 1].name_like and words[k - 1].low != "the")
            or word.low in TIMES
            or word.low in DETERMINERS
        ):
            continue
        end = k + 1
        while end < len(words) and words[end].name_like:
            end += 1
        lead = k - (k > 0 and words[k - 1].text == "The")
        one = words[lead - 1].low if lead else ""
        two = words[lead - 2].low if lead > 1 else ""
        after = words[end].low if end < len(words) else ""
        beyond = words[end + 1].low if end + 1 < len(words) else "."
        reports = (
            after in {"reported", "reports"} and (one == "," or words[lead - 1].run) and k > 2 and beyond in {".", ","}
        )
        carried = one == "by" and two in {"quoted", "reported", "carried", "cited"}
        relayed = one == "to" and two == "according" and quoted and k > 4 and words[k - 3].text == ","
        quotes = after in {"quoted", "quotes"} and _as_saying(words, end + 1)
        named = end - k <= _LONGEST and genders().get(word.text) is None
        if named and (_is_called(words, end) or ((reports or carried or relayed or quotes) and end - k < 3)):
            yield spelled(words[k:end])


def _as_saying(words: Sequence[Word], start: int) -> bool:
    return any(
        words[k].low == "as" and words[k + 1].low == "saying" for k in range(start, min(len(words) - 1, start + 12))
    )


def _is_called(words: Sequence[Word], end: int) -> bool:
    """Whether an apposition follows that says it is an outlet: ', the Kestrian state news agency,'."""
    if end + 2 >= len(words) or words[end].text != "," or words[end + 1].low not in DETERMINERS:
        return False
    k = end + 2
    while k < min(len(words), end + 2 + _REACH) and words[k].is_word and not _closed(words[k]):
        k += 1
    return k > end + 2 and k < len(words) and (not words[k].is_word or _closed(words[k])) and _house(words, k - 1)
