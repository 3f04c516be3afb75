"""Dates as pages and lists write them: ISO 8601, the mail form of HTTP, or in English; a time only with its zone."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

Day = date | datetime
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first three letters of the months in English, January first."""
_WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?,?"
    rf"|(?P<first>{'|'.join(MONTHS)})[a-z]{{0,6}}\.? (?P<second>\d{{1,2}})(?:st|nd|rd|th)?,?) (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_LONGEST = 60
_SPACED_ZONE = re.compile(r"(?<=\d) (?=[+-]\d{2}:?\d{2}$)")


def parse(text: str) -> Day | None:
    """A `datetime` where the zone is given, a `date` where it is not; None for anything else.

    A time without a zone names no instant, so only its day is kept. Years before 1600 are misprints here.
    """
    text = _SPACED_ZONE.sub("", text.strip())
    try:
        found = datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return _written(text)
    if found.year < 1600:
        return None
    if isinstance(found, datetime) and found.utcoffset() is None:
        return found.date()
    return found


def _written(text: str) -> date | None:
    """A day in words ('20 January 2021', 'Jan. 20, 2021 9:30 am'), if the text is little else."""
    match = _WRITTEN.search(text) if len(text) < _LONGEST else None
    if match is None:
        return None
    month = MONTHS.index((match["month"] or match["first"]).lower()) + 1
    try:
        return date(int(match["year"]), month, int(match["day"] or match["second"]))
    except ValueError:
        return None


def sharper(chosen: Day | None, other: Day | None) -> Day | None:
    """The chosen date, or the other where that is a time on the same day and the chosen names only the day."""
    if chosen is None or isinstance(chosen, datetime) or not isinstance(other, datetime):
        return chosen
    return other if other.date() == chosen else chosen


def day(value: Day) -> date:
    """The calendar day of either, as written (in the value's own zone)."""
    return value.date() if isinstance(value, datetime) else value
