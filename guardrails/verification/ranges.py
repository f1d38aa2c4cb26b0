"""A range is told whole: "up to 8 weeks" is not what "up to 8-12 weeks" says."""

import re
from functools import cache

from guardrails.verification.subject import Subject
from guardrails.verification.tables import operators
from guardrails.verification.words import folded

_FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?<![\w.])(?:between ({_FIGURE}) and|({_FIGURE})\s*(?:-|–|to))\s*({_FIGURE})(?![\d.]*\d)"
)
_TIMES = "days|weeks|months|years"
_NUMBER = re.compile(rf"(?<![\w.]){_FIGURE}(?!\w)(?![\d.]*\d)")


def range_problem(subject: Subject) -> str | None:
    """Which range of the statements the claim cuts, or None.

    An end that stands by itself somewhere in the statements may do so in the claim, and so may the
    later steps of one course: "from 2 to 1, then to 0.2" for "from 2 to 1, from 1 to 0.2".
    """
    claim = _in_figures(folded(subject.text))
    said = set(_NUMBER.findall(_without_ranges(claim)))
    ends = {end for match in _RANGE.finditer(claim) for end in match.groups() if end}
    alone: set[str] = set()
    ranges: set[tuple[str, str]] = set()
    for told in subject.told:
        text = folded(told.text)
        found = ((match[1] or match[2], match[3]) for match in _RANGE.finditer(text))
        ranges |= {(low, high) for low, high in found if low != "0"}  # else a scale: 60 of 0-100
        alone |= set(_NUMBER.findall(_without_ranges(text)))
    for low, high in sorted(ranges):
        cut = {low, high} & (said - alone)
        if len(cut) == 1 and not ({low, high} - cut) <= ends:
            return f"cuts {low}-{high}"
    return None


def _in_figures(text: str) -> str:
    """The text with its ranges in figures: "one to two weeks", "3 months to 6 months"."""
    spelt = {"one": 1, **operators().numbers}
    return _spelt().sub(lambda f: f"{spelt.get(f[1], f[1])}-{spelt.get(f[2], f[2])}", text)


@cache
def _spelt() -> re.Pattern[str]:
    words = "|".join(sorted(operators().numbers, key=len, reverse=True))
    end = rf"({words}|one|{_FIGURE})"
    return re.compile(rf"\b{end}(?: (?:{_TIMES}))? to {end}\b")


def _without_ranges(text: str) -> str:
    return _RANGE.sub(" ", text)
