"""Dates as pages and lists write them: ISO 8601, or the mail form of HTTP; a time only with its zone."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

Day = date | datetime
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
            return None
    if found.year < 1600:
        return None
    if isinstance(found, datetime) and found.utcoffset() is None:
        return found.date()
    return found


def day(value: Day) -> date:
    """The calendar day of either, as written (in the value's own zone)."""
    return value.date() if isinstance(value, datetime) else value
