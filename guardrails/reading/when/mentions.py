"""Joins lengths and dates into mentions of time, each with the kind that its surroundings give it.

An age, a frequency and the future are no durations of the past, and must not be read as such.
"""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from guardrails.interval import Interval
from guardrails.reading.when.dates import dates
from guardrails.reading.when.days import months_since
from guardrails.reading.when.durations import durations
from guardrails.reading.when.shared_units import shared_units


class Kind(StrEnum):
    """What an expression of time says."""

    SPAN = "span"
    AGO = "ago"
    SINCE = "since"
    DATE = "date"
    UNTIL = "until"
    FUTURE = "future"
    FREQUENCY = "frequency"
    AGE = "age"
    OFFSET = "offset"
    """Counted from something else: "six months before that"."""


class TimeMention(NamedTuple):
    """An expression of time at `norm[start:end]`, in months before the reference date."""

    start: int
    end: int
    kind: Kind
    months: Interval


_BEFORE = (
    (Kind.FREQUENCY, r"(?:every|each|per|once (?:a|every)|twice (?:a|every)|q)\s*(?:other )?$"),
    (
        Kind.AGE,
        r"(?:aged?(?: of)?|turn(?:s|ed|ing)|who is|i'm|i am|he is|she is|he's|she's|"
        r"when (?:i|he|she) was)\s*$",
    ),
    (
        Kind.FUTURE,
        r"(?:(?:for |in |within |after |over )?(?:the next|another|a further|next)|"
        r"in about|in around|(?<!with)in|will be|it'll be|within|give it|wait(?: for)?|"
        r"for at least another)\s*$",
    ),
)
_AFTER = (
    (Kind.AGE, r"[\s-]*(?:old|of age)\b|\s*/?o\b|\s*(?:f|m|female|male|girl|boy|woman|man|lady)\b"),
    (Kind.FUTURE, r"(?:'s?)?\s*(?:from now|to go|left|time\b(?! ago)|more\b|yet to)"),
    (
        Kind.OFFSET,
        r"\s*(?:later|afterwards?|thereafter|(?:after|before)(?: that| then|\s*[.,;!?]|\s*$))",
    ),
    (Kind.AGO, r"\s*(?:ago|back\b(?! to)|earlier|previously|prior)"),
    (Kind.FREQUENCY, r"(?:ly|-ly)\b|\s*(?:interval|apart)"),
    (
        Kind.AGO,
        r"\s*since (?:my |his |her |their |the )?(?:last|stopp|finish|com|quit|gave|i |he |"
        r"she )",
    ),
)
_GOES_ON = re.compile(
    r"\s*(?:now )?(?:off|into|in remission|without|free|clear of|out of|post|since|clean|with no|"
    r"on|along)\b"
)
""" "I'm a year off prednisone": how long something has gone on, and no age."""
_BEFORE_RE = tuple((kind, re.compile(pattern)) for kind, pattern in _BEFORE)
_AFTER_RE = tuple((kind, re.compile(pattern)) for kind, pattern in _AFTER)
_PAST_IN = re.compile(r"(?:in|over|for|during|of) the (?:last|past|previous)\s*$|(?:last|past)\s*$")
_NOT_IN = re.compile(
    r"(?:n't|nt|not|no|nor|never|without|first time|zero|"
    r"none)\b[^.!?]*\bin(?: about| around| well)?\s*$"
)
_SINCE = re.compile(
    r"(?:since|from|starting|as of|beginning)(?: about| around|"
    r" roughly)?(?: the)?\s*$"
)
_UNTIL = re.compile(r"(?:until|till|til|'til|up ?to|through|thru)(?: about| around)?(?: the)?\s*$")
_TO_COME = re.compile(r"(?:next|this coming|come|by)(?: the)?\s*$")
_HAPPENED = re.compile(r"\b(?:was|went|were|had|came|got|stopped|finished|weaned|reached|back)\b")
_OF_REMISSION = re.compile(r"\bremission (?:is|was)(?: now| about| over)? ?$")
"""The remission is two years old: no age of a person."""
_RATE = re.compile(r"(?:an?|each|every|per) ")
_TIMES = re.compile(
    r"(?:once|twice|thrice|times|x ?\d?|\d ?x|tablets?|pills?|capsules?|mg|grams?|"
    r"g|one|two|three|four|six|eight|\d)\s*$"
)
""" "twice a day", "four a day": how often, not how long."""
_YEAR = re.compile(r"\d\d\d\d|'\d\d|last year")
_LOOK_BACK = 40


def time_mentions(norm: str, today: date) -> list[TimeMention]:
    """Every expression of time, in order."""
    told = durations(norm)
    found = [
        TimeMention(d.start, d.end, _kind_of_duration(norm, d.start, d.end), d.months)
        for d in sorted([*told, *shared_units(norm, told)])
    ]
    calendar = []
    for day in dates(norm, today):
        if any(t.start < day.end and day.start < t.end for t in found):
            found = [t for t in found if not (t.start < day.end and day.start < t.end)]
        future = day.days.first > today
        kind = _kind_of_date(norm, day.start, day.end, future=future)
        calendar.append(TimeMention(day.start, day.end, kind, months_since(day.days, today)))
    return sorted(found + calendar)


def _kind_of_duration(norm: str, start: int, end: int) -> Kind:
    before, after = norm[max(0, start - _LOOK_BACK) : start], norm[end : end + _LOOK_BACK]
    if _RATE.match(norm[start:end]) and _TIMES.search(before):
        return Kind.FREQUENCY
    if (
        _PAST_IN.search(before)
        or _OF_REMISSION.search(before)
        or _NOT_IN.search(norm[max(0, start - 70) : start])
    ):
        return Kind.SPAN
    for kind, pattern in _AFTER_RE:
        if pattern.match(after):
            return kind
    for kind, pattern in _BEFORE_RE:
        if pattern.search(before) and not (kind is Kind.AGE and _GOES_ON.match(after)):
            return kind
    return Kind.SPAN


def _kind_of_date(norm: str, start: int, end: int, *, future: bool) -> Kind:
    before = norm[max(0, start - _LOOK_BACK) : start]
    year_named = _YEAR.search(norm[start:end])
    to_come = _TO_COME.search(before) and not year_named and not _HAPPENED.search(before)
    if future or to_come:
        return Kind.FUTURE
    if _UNTIL.search(before):
        return Kind.UNTIL
    return Kind.SINCE if _SINCE.search(before) else Kind.DATE
