"""Calendar expressions: "March 2025", "last spring", "Thanksgiving last year", "3/2025", "since 2023".

A date is a range of days (a month named without a day is the whole month); `months_since` turns
it into an interval of months before the reference date. A day/month order that cannot be told is
read both ways.
"""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from guardrails.interval import ANY, Interval, between

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan januray|february feb febuary|march mar|april apr|may|june jun|july jul|august aug|"
        "september sept sep|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_HOLIDAYS = {
    "christmas": (12, 25), "xmas": (12, 25), "chrismas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new years eve": (12, 31), "new year's": (1, 1), "new years": (1, 1),
    "new year": (1, 1), "valentine's": (2, 14), "valentines": (2, 14), "st patrick's day": (3, 17),
    "halloween": (10, 31), "bonfire night": (11, 5), "4th of july": (7, 4), "fourth of july": (7, 4),
    "independence day": (7, 4),
}  # fmt: skip
_ROUGH_HOLIDAYS = {"easter": ((3, 22), (4, 25)), "memorial day": ((5, 25), (5, 31)), "labor day": ((9, 1), (9, 7))}  # fmt: skip


class Days(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: date
    last: date


class DateMention(NamedTuple):
    """A calendar expression at `norm[start:end]`."""

    start: int
    end: int
    days: Days


_M = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_Y = r"(?P<year>(?:19|20)\d\d|'\d\d)"
_REL = r"(?P<rel>last year|this year|the year before last|(?:of )?the previous year)"
_PART = r"(?:(?P<part>start|beginning|early|mid|middle|end|late|latter part)(?: of| in|-| part of)?(?: the)? ?)?"
_LAST = r"(?:(?P<last>last|this|this past|past|previous) )?"
_HOLIDAY = "|".join(sorted([*_HOLIDAYS, *_ROUGH_HOLIDAYS, "thanksgiving"], key=len, reverse=True))
_PATTERNS = tuple(
    re.compile(rf"(?<![a-z\d/.'])(?:{pattern})(?![a-z\d])")
    for pattern in (
        r"(?P<y>20\d\d)-(?P<m>0?[1-9]|1[0-2])(?:-(?P<d>[0-3]?\d))?",
        r"(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.](?P<y>(?:20)?\d\d)",
        r"(?P<m>0?[1-9]|1[0-2])[/.](?P<y>20[012]\d|19\d\d)",
        rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? {_M},?(?: of)?(?: (?:{_Y}|{_REL}))?",
        rf"{_PART}{_LAST}{_M} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? (?:{_Y}|{_REL}))",
        rf"{_PART}{_LAST}{_M},?(?: of)?[ -]?(?:{_Y}|{_REL})",
        rf"{_LAST}{_M} (?P<day>[0-3]?\d)(?:st|nd|rd|th)",
        rf"{_M}[ -](?P<day>[0-3]?\d)",
        rf"{_PART}{_LAST}{_M}",
        rf"{_PART}(?:the )?{_LAST}(?P<season>spring|summer|autumn|fall|winter)(?:time)?(?: (?:of )?(?:{_Y}|{_REL}))?",
        rf"{_PART}{_LAST}(?P<holiday>{_HOLIDAY})(?: day| time)?(?:,? (?:of )?(?:{_Y}|{_REL}))?",
        rf"{_PART}(?P<bareyear>(?:19[89]|20[0-2])\d)",
        rf"{_PART}(?P<word>last year|this year|the year|year before last|last month|this month|last week|this week|"
        r"yesterday|today|this morning|tonight|last night|last weekend|this time last year)",
    )
)
_AMBIGUOUS_WORDS = frozenset({"may", "mar", "march", "sep", "dec", "jan", "fall", "spring"})
_LEAD = re.compile(
    r"(?:since|in|on|from|until|till|til|by|last|this|of|around|about|before|after|early|late|mid|end|start|"
    r"beginning|back in|stopped|finished|d/c|dc'd|~)\s*$"
)


def dates(norm: str, today: date) -> list[DateMention]:
    """Every calendar expression, in order, the longest reading of each place."""
    found: list[DateMention] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(norm):
            if any(d.start < match.end() and match.start() < d.end for d in found):
                continue
            days = _days(match, today)
            if days is not None:
                found.append(DateMention(match.start(), match.end(), days))
    return sorted(found)


def months_since(days: Days, today: date) -> Interval:
    """How many months before `today` the days lie; a future part counts as 0."""
    if days.first > today:
        return ANY
    last = min(days.last, today)
    return between(_months(last, today), _months(days.first, today))


def _months(earlier: date, later: date) -> float:
    whole = (later.year - earlier.year) * 12 + later.month - earlier.month
    return round(max(0.0, whole + (later.day - earlier.day) / 31), 3)


def _days(match: re.Match[str], today: date) -> Days | None:
    parts = match.groupdict()
    try:
        if parts.get("a"):
            return _numeric(parts, today)
        if parts.get("m"):
            return _iso(parts)
        if parts.get("word"):
            return _part(_word(parts["word"], today), parts.get("part"))
        if parts.get("bareyear"):
            if not _LEAD.search(match.string[: match.start()]) and not parts.get("part"):
                return None
            return _part(_whole_year(int(parts["bareyear"])), parts.get("part"))
        return _named(match, parts, today)
    except ValueError:
        return None


def _numeric(parts: dict[str, str], today: date) -> Days | None:
    year = _year(parts["y"])
    readings = []
    for day, month in ((parts["a"], parts["b"]), (parts["b"], parts["a"])):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= calendar.monthrange(year, int(month))[1]:
            readings.append(date(year, int(month), int(day)))
    past = [day for day in readings if day <= today] or readings
    return Days(min(past), max(past)) if past else None


def _iso(parts: dict[str, str]) -> Days:
    year, month = int(parts["y"]), int(parts["m"])
    if parts.get("d"):
        day = date(year, month, int(parts["d"]))
        return Days(day, day)
    return _whole_month(year, month)


def _named(match: re.Match[str], parts: dict[str, str], today: date) -> Days | None:
    name = parts.get("month") or parts.get("season") or parts.get("holiday") or ""
    if re.search(r"\bsame\s*$", match.string[: match.start()]):
        return None  # "that same January" names no year of its own
    alone = not any(parts.get(key) for key in ("year", "rel", "last", "day", "part"))
    if name in _AMBIGUOUS_WORDS and alone and not _LEAD.search(match.string[: match.start()]):
        return None
    if _is_ambiguous_year(parts):
        return _day_or_year(parts, today)
    year = _stated_year(parts, today)
    if parts.get("month"):
        return _part(_month_days(parts, year, today), parts.get("part"))
    span = _season if parts.get("season") else _holiday
    days = span(name, year) if year else _latest(name, span, parts.get("last"), today)
    return _part(days, parts.get("part"))


def _is_ambiguous_year(parts: dict[str, str]) -> bool:
    return bool(parts.get("day")) and not any(parts.get(k) for k in ("year", "rel", "last")) and (
        "part" not in parts and int(parts["day"]) >= 15
    )


def _day_or_year(parts: dict[str, str], today: date) -> Days:
    """ "June 24" may be a day or a year: both, so that nothing is claimed."""
    as_year = _whole_month(2000 + int(parts["day"]), MONTHS[parts["month"]])
    try:
        as_day = _month_days(parts, None, today)
    except ValueError:
        return as_year
    return Days(min(as_year.first, as_day.first), max(as_year.last, as_day.last))


def _month_days(parts: dict[str, str], year: int | None, today: date) -> Days:
    month = MONTHS[parts["month"]]
    if year is None:
        year = today.year if (month, 1) <= (today.month, today.day) else today.year - 1
        if parts.get("last") == "last" and month == today.month:
            year -= 1
    if parts.get("day"):
        day = date(year, month, int(parts["day"]))
        if day > today and not parts.get("year"):
            day = date(year - 1, month, int(parts["day"]))
        return Days(day, day)
    return _whole_month(year, month)


def _stated_year(parts: dict[str, str], today: date) -> int | None:
    if parts.get("year"):
        return _year(parts["year"])
    relative = parts.get("rel") or ""
    if "before last" in relative:
        return today.year - 2
    if "last" in relative or "previous" in relative:
        return today.year - 1
    return today.year if relative == "this year" else None


def _latest(name: str, span: object, last: str | None, today: date) -> Days:
    make = _season if span is _season else _holiday
    days = make(name, today.year)
    if days.first > today or (days.last >= today and last == "last"):
        return make(name, today.year - 1)
    return days


def _season(name: str, year: int) -> Days:
    first, last = SEASONS[name]
    start = date(year, first, 1) if first <= last else date(year - 1, first, 1)
    return Days(start, _whole_month(year, last).last)


def _holiday(name: str, year: int) -> Days:
    if name == "thanksgiving":  # in the US, the fourth Thursday of November
        first_thursday = 1 + (3 - date(year, 11, 1).weekday()) % 7
        return Days(date(year, 11, first_thursday + 21), date(year, 11, first_thursday + 21))
    if name in _ROUGH_HOLIDAYS:
        first, last = _ROUGH_HOLIDAYS[name]
        return Days(date(year, *first), date(year, *last))
    day = date(year, *_HOLIDAYS[name])
    return Days(day - timedelta(days=7), day + timedelta(days=7))


def _word(word: str, today: date) -> Days:
    if word in ("last year", "this time last year"):
        if "time" in word:
            then = today - timedelta(days=365)
            return Days(then - timedelta(days=30), then + timedelta(days=30))
        return _whole_year(today.year - 1)
    if word in ("this year", "the year"):
        return Days(date(today.year, 1, 1), today)
    if word == "year before last":
        return _whole_year(today.year - 2)
    if word == "last month":
        first = today.replace(day=1) - timedelta(days=1)
        return _whole_month(first.year, first.month)
    back = {"this month": 31, "last week": 14, "this week": 7, "last weekend": 9}.get(word, 1)
    return Days(today - timedelta(days=back), today)


def _part(days: Days, part: str | None) -> Days:
    if not part:
        return days
    third = (days.last - days.first) / 3
    if part in ("start", "beginning", "early"):
        return Days(days.first, days.first + third)
    if part in ("mid", "middle"):
        return Days(days.first + third, days.last - third)
    return Days(days.last - third, days.last)


def _year(text: str) -> int:
    digits = int(text.strip("'"))
    return digits if digits > 99 else 2000 + digits


def _whole_month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _whole_year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))
