"""Calendar expressions: "March 2025", "last spring", "Thanksgiving last year", "3/2025".

A date is a range of days (a month named without a day is the whole month). A day/month order that
cannot be told is read both ways.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from guardrails.reading.literals import Look
from guardrails.reading.when.date_patterns import (
    AMBIGUOUS_WORDS,
    BACK,
    LEAD,
    MONTHS,
    NO_YEAR_BEFORE,
    NO_YEAR_BEHIND,
    PATTERNS,
)
from guardrails.reading.when.days import (
    Days,
    holiday,
    part_of,
    relative,
    season,
    whole_month,
    whole_year,
)
from guardrails.reading.when.numeric_dates import iso, numeric, year_of

_TOLD_YEAR = re.compile(r"(?:of |in )?(?:(?:that |the )?same|that) year|(?:the )?year before that")
"""A year that only what was told before it makes known."""


class DateMention(NamedTuple):
    """A calendar expression at `norm[start:end]`."""

    start: int
    end: int
    days: Days


@cache
def _look() -> Look:
    """Which of the expressions may match a text: most texts hold few dates."""
    return Look(PATTERNS)


def dates(norm: str, today: date) -> list[DateMention]:
    """Every calendar expression, in order, the longest reading of each place."""
    taken: list[re.Match[str]] = []
    may_match = _look().bits(norm)
    patterns = (p for place, p in enumerate(PATTERNS) if may_match >> place & 1)
    for match in (match for pattern in patterns for match in pattern.finditer(norm)):
        free = not any(m.start() < match.end() and match.start() < m.end() for m in taken)
        if free and (_days(match, today) is not None or _points_back(match)):
            taken.append(match)
    found: list[DateMention] = []
    for match in sorted(taken, key=lambda m: m.start()):
        days = _in_context(match, found[-1].days if found else None, today)
        if days is not None:
            found.append(DateMention(match.start(), match.end(), days))
    return found


def _points_back(match: re.Match[str]) -> str | None:
    """The word that makes a bare month, season or holiday one already spoken of, if any does."""
    parts = match.groupdict()
    if _TOLD_YEAR.fullmatch(parts.get("word") or parts.get("rel") or ""):
        return "year"
    if any(parts.get(key) for key in ("year", "rel", "last", "day", "word", "bareyear", "a", "m")):
        return None
    if match.group().startswith("the "):
        return "the"
    before = BACK.search(match.string[: match.start()])
    return before.group().strip() if before else None


def _in_context(match: re.Match[str], before: Days | None, today: date) -> Days | None:
    """The days meant: "that July" and "the July" follow the date told before them.

    "The summer" may be the next one after that date or the latest: both, so nothing is claimed.
    """
    word, alone = _points_back(match), _days(match, today)
    if word == "year":
        return _of_told_year(match, before, today)
    if word is None or (word == "the" and before is None):
        return alone
    after = _next_after(match, before, today) if before else None
    if word == "the" and alone and after and not match.groupdict().get("month"):
        return Days(min(alone.first, after.first), max(alone.last, after.last))
    return after


def _of_told_year(match: re.Match[str], before: Days | None, today: date) -> Days | None:
    """ "The same year", "July of that year": of the year told before, if it was one."""
    if before is None or before.first.year != before.last.year:
        return None
    parts = match.groupdict()
    if parts.get("word"):
        return whole_year(before.first.year - ("before" in parts["word"]))
    return part_of(_of_year(parts, before.first.year, today), parts.get("part"))


def _next_after(match: re.Match[str], before: Days, today: date) -> Days | None:
    """The first such month, season or holiday that ends on or after a date, if it is past."""
    parts = match.groupdict()
    for year in (before.first.year, before.first.year + 1):
        days = _of_year(parts, year, today)
        if days.last >= before.first:
            return part_of(days, parts.get("part")) if days.first <= today else None
    return None


def _of_year(parts: dict[str, str], year: int, today: date) -> Days:
    if parts.get("month"):
        return _month_days(parts, year, today)
    name = parts.get("season") or parts.get("holiday") or ""
    return season(name, year) if parts.get("season") else holiday(name, year)


def _days(match: re.Match[str], today: date) -> Days | None:
    try:
        return _meant(match, today)
    except ValueError:  # no such day, as in 31/02: not a date
        return None


def _meant(match: re.Match[str], today: date) -> Days | None:
    parts = match.groupdict()
    if parts.get("a"):
        return numeric(parts, today)
    if parts.get("m"):
        return iso(parts)
    told = parts.get("word") or parts.get("rel") or ""
    if _TOLD_YEAR.fullmatch(told) or (told == "the year" and _is_no_time(match, parts)):
        return None
    if parts.get("word"):
        return part_of(relative(parts["word"], today), parts.get("part"))
    if parts.get("bareyear"):
        return _bare_year(match, parts, today)
    return _named(match, parts, today)


def _is_no_time(match: re.Match[str], parts: dict[str, str]) -> bool:
    """ "I typed the year wrong": a year is only spoken of, not told as a time."""
    return not parts.get("part") and not LEAD.search(match.string[: match.start()])


def _bare_year(match: re.Match[str], parts: dict[str, str], today: date) -> Days | None:
    """A number alone is a year where a word says so ("since 2023") or nothing says otherwise."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    year = year_of(parts["bareyear"])
    if not LEAD.search(before) and not parts.get("part"):
        if parts["bareyear"].startswith("'"):
            return None
        value = NO_YEAR_BEFORE.search(before[-40:]) or NO_YEAR_BEHIND.match(behind)
        if value or year > today.year:
            return None
    return part_of(whole_year(year), parts.get("part"))


def _named(match: re.Match[str], parts: dict[str, str], today: date) -> Days | None:
    name = parts.get("month") or parts.get("season") or parts.get("holiday") or ""
    alone = not any(parts.get(key) for key in ("year", "rel", "last", "day", "part"))
    if name in AMBIGUOUS_WORDS and alone and not LEAD.search(match.string[: match.start()]):
        return None
    if _is_ambiguous_year(parts):
        return _day_or_year(parts, today)
    year = _stated_year(parts, today)
    if parts.get("month"):
        return part_of(_month_days(parts, year, today), parts.get("part"))
    span = season if parts.get("season") else holiday
    days = span(name, year) if year else _latest(name, span, parts.get("last"), today)
    return part_of(days, parts.get("part"))


def _is_ambiguous_year(parts: dict[str, str]) -> bool:
    return (
        bool(parts.get("day"))
        and not any(parts.get(k) for k in ("year", "rel", "last"))
        and ("part" not in parts and int(parts["day"]) >= 15)
    )


def _day_or_year(parts: dict[str, str], today: date) -> Days:
    """ "June 24" may be a day or a year: both, so that nothing is claimed."""
    as_year = whole_month(2000 + int(parts["day"]), MONTHS[parts["month"]])
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
    return whole_month(year, month)


def _stated_year(parts: dict[str, str], today: date) -> int | None:
    if parts.get("year"):
        return year_of(parts["year"])
    said = parts.get("rel") or ""
    if "before last" in said:
        return today.year - 2
    if "last" in said or "previous" in said:
        return today.year - 1
    return today.year if said == "this year" else None


def _latest(name: str, span: Callable[[str, int], Days], last: str | None, today: date) -> Days:
    days = span(name, today.year)
    if days.first > today or (days.last >= today and last == "last"):
        return span(name, today.year - 1)
    return days
