"""The day the words were said, where the article says it: weekdays and dates against the day of publication."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from provenance.model.extraction import Said
from provenance.model.reading import Span
from provenance.prose.lexicon import DAYS
from provenance.reading.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.prose.words import Word

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = 7
_BEFORE = {("this", part): 0 for part in ("morning", "afternoon", "evening")} | {("last", "night"): 1}
"""Pairs of words that mean a day, and how many days before that of the article."""


def said(words: Sequence[Word], gaps: Iterable[tuple[int, int]], published: date | None) -> Said | None:
    """The day named in ``gaps`` (half-open, in words): the first that can be told. Never a day after publication."""
    if isinstance(published, datetime):
        published = published.date()
    for begin, end in gaps:
        for k in range(begin, end):
            try:
                found = _day(words, k, end, published)
            except OverflowError:  # before the year 1
                return None
            if found is not None:
                day, first, last = found
                if published is not None and day > published:
                    continue
                return Said(day, (Span(words[first].start, words[last].end),))
    return None


def _day(words: Sequence[Word], k: int, end: int, published: date | None) -> tuple[date, int, int] | None:  # noqa: PLR0911
    low = words[k].low
    if _month(words[k]):
        return _calendar(words, k, end, published)
    if published is None:
        return None
    if low in {"today", "yesterday", "tonight"}:
        return published - timedelta(days=low == "yesterday"), k, k
    if k and (words[k - 1].low, low) in _BEFORE:
        return published - timedelta(days=_BEFORE[words[k - 1].low, low]), k - 1, k
    if low in DAYS and words[k].name_like:
        back = (published.weekday() - _WEEKDAYS.index(low)) % _WEEK
        lead = words[k - 1].low if k else ""
        if lead in {"next", "every", "each", "this"} or (k + 1 < end and words[k + 1].name_like):
            return None  # not a day gone by; or a name such as 'Sunday Times'
        if lead == "last" and back == 0:
            back = _WEEK
        return published - timedelta(days=back), k, k
    if low == "ago" and k > 1 and words[k - 1].low.rstrip("s") in {"day", "week"}:
        number = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(words[k - 2].low)
        if number is None:
            return None
        return published - timedelta(days=number * (_WEEK if words[k - 1].low.startswith("week") else 1)), k - 2, k
    return None


def _month(word: Word) -> int | None:
    low = word.low.rstrip(".")
    if not word.name_like or low[:3] not in MONTHS or low in {"mar", "marco", "marine", "mayor", "martin", "junior"}:
        return None
    whole = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
        "jan",
        "feb",
        "apr",
        "aug",
        "oct",
        "nov",
        "dec",
        "jun",
        "jul",
    ]
    return MONTHS.index(low[:3]) + 1 if low in whole else None


def _calendar(words: Sequence[Word], k: int, end: int, published: date | None) -> tuple[date, int, int] | None:
    """'January 19', 'Jan. 19, 2021', '19 January'."""
    month = _month(words[k])
    assert month is not None
    first = last = k
    if k + 1 < end and _number(words[k + 1].low, 31):
        day, last = _number(words[k + 1].low, 31), k + 1
    elif k and _number(words[k - 1].low, 31):
        day, first = _number(words[k - 1].low, 31), k - 1
    else:
        return None
    year = published.year if published else 0
    at = last + 1 + (last + 1 < end and words[last + 1].text == ",")
    stated = at < end and words[at].text.isdecimal() and len(words[at].text) == 4
    if stated:
        year, last = int(words[at].text), at
    if not year or day is None:
        return None
    try:
        found = date(year, month, day)
        if published is not None and found > published and not stated:
            found = date(year - 1, month, day)
    except ValueError:
        return None
    return found, first, last


def _number(low: str, most: int) -> int | None:
    digits = low.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    if digits.isascii() and digits.isdigit() and len(digits) < 3 and 0 < int(digits) <= most:
        return int(digits)
    return None
