"""Lengths of time: "14 months", "a year and a half", "just over 2 yrs", "x 14 mo", "14/12".

Each is read as an interval of months with its qualifier: "over" opens the lower end, "almost" the
upper one, "about" widens by a tenth and at least a month.
"""

import re
from typing import NamedTuple

from guardrails.interval import (
    Interval,
    between,
    exactly,
    from_at_least,
    less_than,
    more_than,
)
from guardrails.reading.when.numbers import NUMBER, TENS_AND_ONES, value

_UNIT = (
    r"(?P<{0}>years?|yeras?|yaers?|yrs?|y|months?|moths?|mths?|mnths?|montsh?|mos?|m|weeks?|wks?|"
    r"wk|w|days?|d|decades?)"
)
_QUALIFIERS = (
    (
        "more",
        r"(?:just |well |a (?:bit|little) |slightly |a (?:tad|touch|smidge) )?(?:over|"
        r"more than|greater than|well past|above|longer than|upwards of|in excess of|north of)|"
        r">(?!=)",
    ),
    (
        "least",
        r"at least|at the least|a minimum of|minimum|min|no less than|not less than|"
        r"a (?:good|solid|full)|>=|a whole|fully",
    ),
    (
        "less",
        r"(?:just |a (?:bit|little) |slightly |a (?:tad|touch) |well )?(?:under|less than|"
        r"shy of|below|short of)|<(?!=)|(?:will|'ll|would|'d) (?:only |just |soon |still |"
        r"then )?be|not quite|not yet|hardly|it's not even|not even",
    ),
    (
        "nearly",
        r"almost|nearly|nearly at|close to|coming up (?:to|on|for)|coming on(?: to| for)?|"
        r"going on(?: for)?|goin on|approaching|getting on for|nearing|barely|pushing|close on|"
        r"next to",
    ),
    ("most", r"up to|at most|no more than|not more than|<=|a maximum of|within"),
    (
        "about",
        r"about|around|roughly|approx(?:imately|\.)?|~|circa|c\.|some|somewhere around|"
        r"something like|more or less|maybe|perhaps|probably|i think|the best part of|must be|like|"
        r"aprox",
    ),
)
_QUALIFIER = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _QUALIFIERS)
_AFTER = (
    r"(?P<plus>\s*\+|\s*plus\b|\s+or (?:more|longer|over)\b|\s+and counting\b|\s+and (?:a bit|"
    r"change)\b|\s+at least\b|\s+minimum\b)|(?P<ish>\s*-?ish\b|\s+or so\b|\s+give or take\b|"
    r"\s+or thereabouts\b|\s+roughly\b|\s+approx(?:imately)?\b|\s+i think\b|\s+i guess\b|"
    r"\s+i reckon\b)|(?P<soon>\s+(?:nearly|almost|next (?:week|month))\b)"
)
_SPAN = re.compile(
    rf"(?<![a-z\d./])(?:(?:{_QUALIFIER})\s*(?:the (?:last|past)\s+)?(?:a (?:good|whole|full|"
    rf"solid) )?)?(?:(?!{TENS_AND_ONES})(?P<from>{NUMBER})\s*(?:-|to|or|and)\s*(?!half\b))?"
    rf"(?:(?P<number>{NUMBER})(?P<early>\s*\+)?(?P<half> (?:and|an|n|&|nd) (?:a )?half)?(?:\s*-\s*|"
    rf"\s*)(?:whole |full |solid |good |long |calendar |consecutive |straight |unbroken "
    rf")?{_UNIT.format('unit')}|(?P<bare>year|yr|"
    rf"month|week))(?![a-z])(?:,?\s*(?:(?:and|an|n)\s+|&\s*)?(?:(?P<half2>a half|half)(?![a-z])|"
    rf"(?P<number2>{NUMBER})\s*{_UNIT.format('unit2')}(?![a-z])))?(?:{_AFTER})?"
)
_SHORTHAND = re.compile(r"(?<![\d/])(?<!cmas )(?<!cmas: )(?P<n>\d{1,2})/(?P<of>12|52|7)(?![\d/])")
_GLUED_M = re.compile(r"\d{1,2}m$")
_BEFORE_MONTHS = re.compile(
    r"(?:for|x|since|last|past|off|free|remission|over|about|~|>|<|ago|"
    r"further|nearly|almost|least|the|disease|inactive)[ ~]*$"
)
_MONTHS_BEHIND = re.compile(
    r"\s*(?:ago|off|free|out|now|in remission|steroid|post|clear|since|"
    r"so far|\+|-)"
)
_PART_OF = re.compile(
    r"\b(?:thirds?|quarters?|half|fifths?|most|part|much|bulk|fraction) of (?:the )?$"
)
"""Before a length: only a part of it, as in "two thirds of a year"."""
_OVER_THE_PAST = re.compile(r"^over (?:the )?(?:last|past) ")
"""Here "over" means during."""
_NEARLY = 0.75
"""What "almost" promises at least, as a share: "almost two years" is no six months."""
_MONTHS_IN = {"y": 12.0, "m": 1.0, "w": 12 / 52.18, "d": 12 / 365.25, "decade": 120.0}


class Duration(NamedTuple):
    """A length of time at `norm[start:end]`."""

    start: int
    end: int
    months: Interval


def durations(norm: str) -> list[Duration]:
    """Every length of time, in order."""
    found = [_duration(match) for match in _SPAN.finditer(norm)]
    shorthand = [
        Duration(m.start(), m.end(), exactly(int(m["n"]) * _per(m["of"])))
        for m in _SHORTHAND.finditer(norm)
        if not m["n"] == m["of"] == "52"
    ]
    return sorted([d for d in found if d is not None] + shorthand)


def _per(of: str) -> float:
    return {"12": 1.0, "52": 12 / 52.18, "7": 12 / 365.25}[of]


def _duration(match: re.Match[str]) -> Duration | None:
    unit = match["unit"] or match["bare"]
    if _is_age_and_sex(match):
        return None
    if _PART_OF.search(match.string[max(0, match.start() - 24) : match.start()]):
        return Duration(match.start(), match.end(), less_than(_whole(match, unit)))
    if match["bare"] and not (match["half2"] or _follows_measure(match)):
        return None
    months = (value(match["number"]) if match["number"] else 1.0) * _size(unit)
    months += 0.5 * _size(unit) if match["half"] or match["half2"] else 0.0
    if match["number2"]:
        months += value(match["number2"]) * _size(match["unit2"])
    months = round(months, 3)
    if match["from"]:
        first = round(value(match["from"]) * _size(unit), 3)
        if first < months and match["from"] not in ("a", "an"):
            return Duration(match.start(), match.end(), between(first, months))
    return Duration(match.start(), match.end(), _qualified(match, months))


def _whole(match: re.Match[str], unit: str) -> float:
    return (value(match["number"]) if match["number"] else 1.0) * _size(unit)


def _is_age_and_sex(match: re.Match[str]) -> bool:
    """ "13M JDM" is a boy of 13; "off pred 13m" is months."""
    if not _GLUED_M.fullmatch(match.group()):
        return False
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return not (_BEFORE_MONTHS.search(before) or _MONTHS_BEHIND.match(behind))


def _follows_measure(match: re.Match[str]) -> bool:
    """A bare "year" is a length only where something says so: "the last year", "over year"."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    qualified = any(match[name] for name, _ in _QUALIFIERS)
    return qualified or bool(re.search(r"(?:for|for the (?:last|past)|the past)\s+$", before))


def _size(unit: str) -> float:
    return _MONTHS_IN["decade"] if unit.startswith("decade") else _MONTHS_IN[unit[0]]


def _qualified(match: re.Match[str], months: float) -> Interval:
    if months > 0 and (match["nearly"] or match["soon"]):
        return Interval(low=_NEARLY * months, high=months, high_open=True)
    if months > 0 and match["less"]:
        return less_than(months)
    return _bounded(match, months)


def _bounded(match: re.Match[str], months: float) -> Interval:
    if match["more"]:
        return exactly(months) if _OVER_THE_PAST.search(match.group()) else more_than(months)
    if match["least"] or match["plus"] or match["early"]:
        return from_at_least(months)
    if match["most"]:
        return between(0, months)
    if match["about"] or match["ish"]:
        slack = max(months / 10, 1.0)
        return between(max(0.0, months - slack), months + slack)
    return exactly(months)
