"""Numbers with their units, rates and bounds, in one spelling, so that equal ones compare equal.

A year is 12 months, a week 7 days, a gram 1,000 mg; an amount twice daily is also twice that amount
a day, and 26 weeks are half a year. Nothing else is converted: a month is no number of weeks.
"""

import re
from functools import cache
from typing import NamedTuple

from guardrails.verification.tables import operators, split
from guardrails.verification.words import folded


class Quantity(NamedTuple):
    """One number as it stands in a text."""

    value: float
    """In the group's smallest unit."""
    group: str
    """`days`, `months`, `mass` …; empty without a unit."""
    rate: str = ""
    """What it is per, such as `/kg/day`; empty without."""
    bound: str = ""
    """One of the bounds of `operators.yaml`; empty without."""
    raw: float = 0.0
    """The number as it is written, its unit left aside."""


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order."""
    plain = folded(text)
    matches = list(_number().finditer(plain))
    found: list[Quantity] = []
    for place in range(len(matches) - 1, -1, -1):
        match = matches[place]
        following = found[0] if found else None
        joined = bool(
            following
            and place + 1 < len(matches)
            and not match["unit"]
            and _joined(plain[: matches[place + 1].start()], match.end(), following)
        )
        found.insert(0, _quantity(plain, match, following if joined else None))
    return tuple(_bounds_of_ranges(plain, matches, found))


def daily(quantity: Quantity) -> Quantity:
    """The amount a day of an amount that is taken twice daily; anything else as it is."""
    if quantity.rate != "twice/day":
        return quantity
    return quantity._replace(value=round(quantity.value * 2, 6), rate="/day")


_JOINED = re.compile(
    r"\s*(?:-|,|to|down to|and|or|against|versus|vs\.?|, and|, or|and then|compared with)\s*"
)
_BEFORE_A = (
    r"(?:(?<=after )|(?<=for )|(?<=least )|(?<=than )|(?<=within )|(?<=over )|(?<=about )"
    r"|(?<=almost )|(?<=nearly )|(?<=of )|(?<=exactly )|(?<=exceeding )|(?<=until )|(?<=last ))an?"
)
"""What stands before "a year" where it is a length of time, and no rate such as "2 g a day"."""
_RANGE = re.compile(r"\s*(?:-|to|or|and)\s*")


def _joined(plain: str, end: int, following: Quantity) -> bool:
    """Whether a number that ends there shares the unit of the one that follows it."""
    between, before = plain[end:], plain[:end].rsplit(maxsplit=1)[0]
    listed = following.group == "percent" and "and" in between and not before.endswith("between")
    return bool(_JOINED.fullmatch(between)) and not listed


def _quantity(plain: str, match: re.Match[str], following: Quantity | None) -> Quantity:
    value = _value(match)
    bound = _bound(plain, match)
    unit = _unit_of().get(match["unit"] or match["counted"] or match["counted_one"] or "")
    if unit is None and following is not None and following.group:
        scale = _factor(plain, match)
        return Quantity(round(value * scale, 6), following.group, following.rate, bound, value)
    if unit is None:
        return Quantity(value, "", "", bound, value)
    group, factor = unit
    return Quantity(round(value * factor, 6), group, _rate(match["rate"]), bound, value)


def _factor(plain: str, match: re.Match[str]) -> float:
    """The factor of the unit that a number shares with those that follow it."""
    later = next((m for m in _number().finditer(plain, match.end()) if m["unit"]), None)
    return _unit_of()[later["unit"]][1] if later else 1.0


def _value(match: re.Match[str]) -> float:
    if match["counted"] or match["counted_one"]:
        return 0.5 if match["half"] else 1.5 if match["more"] else 1.0
    word = match["number"]
    if word[0].isalpha():
        spelt = {"one": 1, **operators().numbers}
        return float(sum(spelt[part] for part in re.split(r"[- ]", word)))
    return float(word.replace(",", ""))


def _rate(text: str | None) -> str:
    """What a number is per, in one spelling: " a day" and "/day" are the same."""
    rate = (text or "").strip()
    spelt = [(word, name) for name, listed in operators().rates.items() for word in split(listed)]
    for word, name in sorted(spelt, key=lambda pair: -len(pair[0])):
        if rate.endswith(word):
            per = _OF_WHAT.sub("", rate[: -len(word)]).strip()  # "2 mg/kg of steroid daily"
            return name if rate.startswith("of ") else per + name
    return rate


_OF_WHAT = re.compile(r" of (?:[a-z]+ ){1,3}$")


def _bound(plain: str, match: re.Match[str]) -> str:
    before, after = plain[: match.start()], plain[match.end() :]
    if match["full"]:
        return "at_least"
    for name, expression in _before():
        if expression.search(before):
            return name
    for name, expression in _after():
        if expression.match(after):
            return name
    return ""


def _bounds_of_ranges(
    plain: str, matches: list[re.Match[str]], found: list[Quantity]
) -> list[Quantity]:
    """A bound holds for both ends of a range."""
    for place in range(1, len(found)):
        between = plain[matches[place - 1].end() : matches[place].start()]
        if _RANGE.fullmatch(between):
            bound = found[place].bound or found[place - 1].bound
            found[place] = found[place]._replace(bound=bound)
            found[place - 1] = found[place - 1]._replace(bound=bound)
    return found


_LISTED = re.compile(r"[a-z\s/%.]{2,40}(?:, |,? and )(?:[a-z]+ ){0,3}|, |,? and ")
_NEW_COURSE = re.compile(
    r"\b(?:then|after|before|for|from|to|on|within|over|until|every|but|while|whereas|or|is|are|was"
    r"|were|has|have|not|no|without)\b"
)


def carried(text: str) -> tuple[Quantity, ...]:
    """What a list says of later numbers too: "at least 20 is minimal, 40 moderate and 60 major".

    A bound goes on to the next number of the same unit where only a few words of the list lie
    between, and none that begins something new.
    """
    plain = folded(text)
    matches = list(_number().finditer(plain))
    found = list(quantities(text))
    later = []
    for place in range(1, len(found)):
        before, here = found[place - 1], found[place]
        between = plain[matches[place - 1].end() : matches[place].start()]
        listed = _LISTED.fullmatch(between) and not _NEW_COURSE.search(_without_verb(between))
        alike = (before.group, before.rate) == (here.group, here.rate)
        if before.bound in _CARRIED and not here.bound and alike and listed:
            found[place] = here._replace(bound=before.bound)
            later.append(found[place])
    return tuple(later)


_CARRIED = ("at_least", "at_most", "less_than", "more_than")


def _without_verb(between: str) -> str:
    """The words between two numbers without the verb that the later ones share."""
    return re.sub(r"^ (?:is|are|was|were|counts as|means)\b", "", between)


def half_years(quantity: Quantity) -> Quantity:
    """An amount of half years in weeks as months: 52 weeks are a year. Anything else as it is."""
    halves = quantity.value / _HALF_YEAR
    if quantity.group != "days" or halves != int(halves) or not halves:
        return quantity
    return quantity._replace(value=6 * halves, group="months", raw=6 * halves)


_HALF_YEAR = 26 * 7
_TEN = 10


@cache
def _unit_of() -> dict[str, tuple[str, float]]:
    units = operators().units.values()
    return {word: (unit.group, unit.factor) for unit in units for word in split(unit.words)}


@cache
def _number() -> re.Pattern[str]:
    named = operators().numbers
    ones = "|".join(["one", *(word for word, value in named.items() if 0 < value < _TEN)])
    tens = "|".join(word for word, value in named.items() if word.endswith("ty"))
    plain = "|".join(sorted(named, key=len, reverse=True))
    spelt = rf"(?:{tens})[- ](?:{ones})|{plain}"
    units = "|".join(sorted(map(re.escape, _unit_of()), key=len, reverse=True))
    rates = [word for listed in operators().rates.values() for word in split(listed)]
    rate = "|".join(sorted(map(re.escape, rates), key=len, reverse=True))
    counted = "|".join(split(operators().counted))
    return re.compile(
        rf"(?<![\w.])(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|\.\d+|(?:{spelt})(?!\w))"
        rf"(?![\d])(?:\s*(?P<unit>{units})(?![a-z])(?P<rate>(?:[·/][a-z0-9µ]+(?:\.\d+)?(?: ?m2)?)*"
        rf"(?:(?: of (?:[a-z]+ ){{1,3}}?| ?)(?:{rate})(?![a-z]))?))?"
        rf"|(?P<half>half )(?:a|an) (?P<counted>{counted})\b"
        rf"|(?:\bone|{_BEFORE_A})(?P<full> full| whole| complete)? (?P<counted_one>{counted})\b"
        rf"(?P<more> and a half)?"
    )


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for name, bound in operators().bounds.items():
        words = sorted(map(re.escape, split(bound.before)), key=len, reverse=True)
        listed, filling = "|".join(words), "the |a |of |past |last "
        found.append((name, re.compile(rf"(?<!follow )\b(?:{listed}) (?:{filling})*$")))
    order = ["limit", "needed", "at_most", "at_least", "less_than", "more_than", "within", "about"]
    return tuple(sorted(found, key=lambda pair: order.index(pair[0])))


@cache
def _after() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf",? (?:{'|'.join(map(re.escape, split(bound.after)))})\b"))
        for name, bound in operators().bounds.items()
        if bound.after
    )
