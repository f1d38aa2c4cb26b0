"""The words of a text that a claim must not confuse: numbers, medicines, organs and people."""

from collections.abc import Sequence
from functools import cache

from guardrails.verification.subject import Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word

_TIMES = ("days", "months")

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
    """Numbers by their value and the group of their unit; `#` for those without one."""
    values = amounts(told.apart).items()
    return {place: f"{value:g} {_unit_after(told.apart, place)}" for place, value in values}


def _unit_after(found: Sequence[Word], place: int) -> str:
    for word in found[place + 1 : place + 5]:
        group = unit_words().get(word.text)
        if group:
            return group
        if not word.number and word.text not in ("and", "or", "to"):
            break
    return "#"


@cache
def unit_words() -> dict[str, str]:
    """Spellings of units to the group in which their numbers are compared."""
    named = operators().units.items()
    return {
        word: "time" if unit.group in _TIMES else name
        for name, unit in named
        for word in split(unit.words)
    }


def named_things(found: Sequence[Word]) -> Marks:
    """Medicines, organs and people by their name in the tables, in the order of their places."""
    marks: Marks = {}
    for name, listed in operators().things.items():
        for start, _ in places(found, split(listed)):
            marks[start] = name
    return dict(sorted(marks.items()))


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
