"""The words of a text that a claim must not confuse: numbers, medicines, organs and people."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from guardrails.verification.subject import Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word

_TIMES = ("days", "months")
_KEPT = 4096
"""Rows of words whose names are kept: those that were looked at last."""

Marks = dict[int, str]
"""Place of a word to its mark."""


def amounts(found: Sequence[Word]) -> dict[int, float]:
    """The numbers among words, in figures or spelt out, by their places."""
    spelt = operators().numbers
    values: dict[int, float] = {}
    for place, word in enumerate(found):
        if word.number or word.text in spelt:
            known = spelt.get(word.text)
            values[place] = float(word.text.replace(",", "")) if known is None else known
    return values


def numbers_with_units(told: Told) -> Marks:
    """Numbers by their value and the group of their unit; `#` for those without one.

    Equal lengths of time have equal marks: 1 year and 12 months, 2 weeks and 14 days.
    """
    values = amounts(told.apart).items()
    return {place: _mark(value, _unit_after(told.apart, place)) for place, value in values}


def _mark(value: float, unit: str) -> str:
    known = operators().units.get(unit)
    group = _group(unit)
    if known is None or group != "time":
        return f"{value:g} {group}"
    days = "d" if known.group == "days" else ""
    return f"{round(value * known.factor, 6):g}{days} {group}"


def _unit_after(found: Sequence[Word], place: int) -> str:
    """The name of the unit that a number has; empty without one."""
    for before, word in pairwise(found[place : place + 5]):
        if before.bracketed:
            break
        unit = _unit_named().get(word.text)
        if unit:
            return unit
        if not word.number and word.text not in ("and", "or", "to"):
            break
    return ""


@cache
def unit_words() -> dict[str, str]:
    """Spellings of units to the group in which their numbers are compared."""
    return {word: _group(name) for word, name in _unit_named().items()}


@cache
def _unit_named() -> dict[str, str]:
    named = operators().units.items()
    return {word: name for name, unit in named for word in split(unit.words)}


def _group(unit: str) -> str:
    known = operators().units.get(unit)
    if known is None:
        return "#"
    return "time" if known.group in _TIMES else unit


def amount_of(mark: str) -> str:
    """A mark of a number in the smallest unit of its group: 1 g is 1,000 mg."""
    value, unit = mark.split()
    known = operators().units.get(unit)
    if known is None or known.group != "mass":
        return mark
    return f"{round(float(value) * known.factor, 6):g} mass"


def named_things(found: Sequence[Word]) -> Marks:
    """Medicines, organs and people by their name in the tables, in the order of their places."""
    return dict(_named_things(tuple(found)))


@lru_cache(maxsize=_KEPT)
def _named_things(found: tuple[Word, ...]) -> tuple[tuple[int, str], ...]:
    marks: Marks = {}
    for name, listed in operators().things.items():
        for start, _ in places(found, split(listed)):
            marks[start] = name
    return tuple(sorted(marks.items()))


@cache
def kind_of(name: str) -> str:
    """Of which kind a thing is."""
    kinds = operators().kinds.items()
    return next((kind for kind, listed in kinds if name in split(listed)), "medicine")


SOURCE = "source"
"""The kind of who says a thing, beside which what is said has things of its own."""


def things_said(found: Sequence[Word]) -> Marks:
    """The names among words but for those of sources."""
    return {place: name for place, name in named_things(found).items() if kind_of(name) != SOURCE}


def sources(found: Sequence[Word]) -> Marks:
    """The names of sources among words."""
    return {place: name for place, name in named_things(found).items() if kind_of(name) == SOURCE}
