"""Dates as exactly as they are known: a year, a month of a year, or a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A date with its precision: ``month`` is None where only the year is known, ``day`` where only the month is.

    ValueError for a date that no calendar has. CSL's own schema lets month 13 pass, so the check is here.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without its month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @property
    def parts(self) -> tuple[int, ...]:
        """What is known, from the year down."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @property
    def iso(self) -> str:
        """ISO 8601, cut to what is known: ``2024-03-01``, ``2024-03``, ``2024``."""
        return "-".join(f"{part:0{4 if at == 0 else 2}d}" for at, part in enumerate(self.parts))


def moment(when: date | datetime | None) -> Moment | None:
    """The day of a date or an instant; an instant's day is the one in its own zone, as the page prints it."""
    return Moment(when.year, when.month, when.day) if when else None
