"""Dates in figures: 3/12/2024, 2024-12-03, and years however they are written."""

import calendar
import re
from datetime import date

from guardrails.reading.when.days import Days, whole_month
from guardrails.reading.when.numbers import value


def numeric(parts: dict[str, str], today: date) -> Days | None:
    """The days meant by `a`/`b`/`y`, read in either order where both are days of the past."""
    year = year_of(parts["y"])
    readings = []
    for day, month in ((parts["a"], parts["b"]), (parts["b"], parts["a"])):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= calendar.monthrange(year, int(month))[1]:
            readings.append(date(year, int(month), int(day)))
    past = [day for day in readings if day <= today] or readings
    return Days(min(past), max(past)) if past else None


def iso(parts: dict[str, str]) -> Days:
    """The day, or the whole month, of year-month-day. Raises `ValueError` for no such day."""
    year, month = int(parts["y"]), int(parts["m"])
    if parts.get("d"):
        day = date(year, month, int(parts["d"]))
        return Days(day, day)
    return whole_month(year, month)


def year_of(text: str) -> int:
    """A year in two or four digits or in words, as a number of this or a told century."""
    if not text.strip("'").isdigit():
        return 2000 + int(value(re.sub(r"^(?:twenty|two thousand(?: and)?)[ -]", "", text)))
    digits = int(text.strip("'"))
    return digits if digits > 99 else 2000 + digits
