"""Times: the days that a language names, and the day that an article means by them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from provenance.model.extraction import Said
from provenance.model.reading import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_WEEK = 7
_PARTS = ("abend", "nachmittag", "vormittag", "morgen", "mittag", "nacht")


def _weekday(word: Word, language: Tongue) -> int | None:
    low, names = word.low, list(language.of("days"))
    for part in _PARTS if language.code == "de" and low not in names else ():  # 'Sonnabend' is no evening
        low = low.removesuffix(part)
    if low == "sonnabend":
        return 5
    return names.index(low) if low in names else None


def time_at(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where words for a day that begin at ``words[k]`` end ('am Montag', 'le 3 mai', 'hier'); 0 if none begin there."""
    j = k
    while j < len(words) and j - k < 3 and language.has("dayparts", words[j].low):
        j += 1
    if j < len(words) and j == k and language.has("definite", words[j].low):
        j += 1
    if j >= len(words):
        return 0
    end = 0
    if _weekday(words[j], language) is not None or _ago(words, j, language) is not None:
        end = j + max(language.at("two_days_ago", words, j), 1)
        if calendar := _calendar(words, end, language):
            end = calendar
    elif calendar := _calendar(words, j, language):
        end = calendar
    while end and end < len(words) and language.at("dayparts", words, end) and words[end].low not in {"ce", "el", "am"}:
        end += language.at("dayparts", words, end)
    return end


def _ago(words: Sequence[Word], k: int, language: Tongue) -> int | None:
    """How many days ago 'hoy', 'hier', 'vorgestern' is; None for other words."""
    if language.at("two_days_ago", words, k):
        return 2
    return next((n for n, kind in enumerate(("today", "yesterday")) if language.has(kind, words[k].low)), None)


def _calendar(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where '3 mai 2024', '3. Mai', '3 de mayo de 2024' ends; 0 if there is none."""
    if k >= len(words) or not _number(words[k]):
        return 0
    j = k + 1
    while j < len(words) and words[j].low in {".", "de"} and j - k < 2:
        j += 1
    if j >= len(words) or not language.has("months", words[j].low):
        return 0
    j += 1
    year = j + (j < len(words) and words[j].low == "de")
    return year + 1 if year < len(words) and words[year].text.isdecimal() and len(words[year].text) == 4 else j


def _number(word: Word) -> int:
    digits = word.low.removesuffix("er")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 3 and 0 < int(digits) < 32 else 0


def said(words: Sequence[Word], places: Iterable[int], published: date | None, language: Tongue) -> Said | None:
    """The first day named at ``places``; never one after publication, and none where that day is not known."""
    if published is None:
        return None
    if isinstance(published, datetime):
        published = published.date()
    free = sorted(set(places))
    held = set(free)
    for k in free:
        end = time_at(words, k, language)
        if not end or not held.issuperset(range(k, end)) or _near(words, k, end, "future", language):
            continue
        try:
            day = _day(words, k, end, published, language)
        except OverflowError:  # before the year 1
            return None
        if day is not None and day <= published:
            return Said(day, (Span(words[k].start, words[end - 1].end),))
    return None


def _day(words: Sequence[Word], k: int, end: int, published: date, language: Tongue) -> date | None:
    for j in range(k, end):
        if calendar := _calendar(words, j, language):
            month = next(m for m, w in enumerate(language.of("months"), 1) if w in {x.low for x in words[j:calendar]})
            last = words[calendar - 1].text
            year = int(last) if last.isdecimal() and len(last) == 4 else published.year
            try:
                day = date(year, month, _number(words[j]))
                return day.replace(year=year - 1) if day > published and not last.isdecimal() else day
            except ValueError:
                return None
    for j, word in enumerate(words[k:end], k):
        days = _ago(words, j, language)
        weekday = _weekday(word, language)
        if days is None and weekday is not None:
            days = (published.weekday() - weekday) % _WEEK
            days = days or _WEEK * _near(words, k, end, "past", language)  # 'lundi dernier', on a Monday
        if days is not None:
            return published - timedelta(days=days)
    return None


def _near(words: Sequence[Word], k: int, end: int, kind: str, language: Tongue) -> bool:
    """Whether a word of a class stands among the words for a day or beside them: 'jeudi prochain'."""
    return any(language.at(kind, words, j) for j in range(max(0, k - 1), min(len(words), end + 1)))
