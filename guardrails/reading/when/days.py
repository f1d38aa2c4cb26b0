"""Ranges of days: a month, a year, a season, a holiday, "last week", and parts of them.

Pure arithmetic on the calendar; no text is searched here.
"""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from guardrails.interval import ANY, Interval, between
from guardrails.reading.when.date_patterns import HOLIDAYS, ROUGH_HOLIDAYS, SEASONS


class Days(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: date
    last: date


def months_since(days: Days, today: date) -> Interval:
    """How many months before `today` the days lie; a future part counts as 0."""
    if days.first > today:
        return ANY
    last = min(days.last, today)
    return between(_months(last, today), _months(days.first, today))


def _months(earlier: date, later: date) -> float:
    whole = (later.year - earlier.year) * 12 + later.month - earlier.month
    return round(max(0.0, whole + (later.day - earlier.day) / 31), 3)


def whole_month(year: int, month: int) -> Days:
    """Every day of a month. Raises `ValueError` for a month or year that is not there."""
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def whole_year(year: int) -> Days:
    """Every day of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def season(name: str, year: int) -> Days:
    """The three months of a season; "winter 2024" may be the one before or after that summer."""
    first, last = SEASONS[name]
    if first <= last:
        return Days(date(year, first, 1), whole_month(year, last).last)
    return Days(date(year - 1, first, 1), whole_month(year + 1, last).last)


def holiday(name: str, year: int) -> Days:
    """The days around a holiday: "at Christmas" is a week before or after it."""
    if name == "thanksgiving":  # in the US, the fourth Thursday of November
        first_thursday = 1 + (3 - date(year, 11, 1).weekday()) % 7
        return Days(date(year, 11, first_thursday + 21), date(year, 11, first_thursday + 21))
    if name in ROUGH_HOLIDAYS:
        first, last = ROUGH_HOLIDAYS[name]
        return Days(date(year, *first), date(year, *last))
    day = date(year, *HOLIDAYS[name])
    return Days(day - timedelta(days=7), day + timedelta(days=7))


def relative(word: str, today: date) -> Days:
    """The days that "last year", "this month", "yesterday" and the like stand for."""
    if word == "this time last year":
        then = today - timedelta(days=365)
        return Days(then - timedelta(days=30), then + timedelta(days=30))
    if word == "last year":
        return whole_year(today.year - 1)
    if word in ("this year", "the year"):
        return Days(date(today.year, 1, 1), today)
    if word.endswith("year before last"):
        return whole_year(today.year - 2)
    if word == "last month":
        first = today.replace(day=1) - timedelta(days=1)
        return whole_month(first.year, first.month)
    back = {"this month": 31, "last week": 14, "this week": 7, "last weekend": 9}.get(word, 1)
    return Days(today - timedelta(days=back), today)


_PARTS = {
    **dict.fromkeys(("start", "beginning", "early"), (0.0, 1 / 3)),
    **dict.fromkeys(("mid", "middle"), (1 / 3, 2 / 3)),
    **dict.fromkeys(("end", "late", "latter"), (2 / 3, 1.0)),
    **dict.fromkeys(("first", "1st", "opening"), (0.0, 0.5)),
    **dict.fromkeys(("last", "closing"), (0.5, 1.0)),
}
"""From which share of the days to which; "the first week" lies in their first half."""


def part_of(days: Days, part: str | None) -> Days:
    """Those that "early", "the first week of" and the like name; all for none or another week."""
    if not part:
        return days
    start, end = _PARTS.get(part.split()[0], (0.0, 1.0))
    return Days(_at(days, start), _at(days, end))


def _at(days: Days, share: float) -> date:
    """The day at a share in [0, 1], counted from the nearer end, as whole days are."""
    whole = days.last - days.first
    return days.first + whole * share if share < 1 / 2 else days.last - whole * (1 - share)
