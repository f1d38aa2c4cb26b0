"""A range is told whole: "up to 8 weeks" is not what "up to 8-12 weeks" says."""

import re

from guardrails.verification.subject import Subject
from guardrails.verification.words import folded

_FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?<![\w.])(?:between ({_FIGURE}) and|({_FIGURE})\s*(?:-|–|to))\s*({_FIGURE})(?![\d.]*\d)"
)
_NUMBER = re.compile(rf"(?<![\w.]){_FIGURE}(?!\w)(?![\d.]*\d)")


def range_problem(subject: Subject) -> str | None:
    """Which range of the statements the claim cuts, or None.

    An end that stands by itself somewhere in the statements may do so in the claim.
    """
    said = set(_NUMBER.findall(_without_ranges(folded(subject.text))))
    alone: set[str] = set()
    ranges: set[tuple[str, str]] = set()
    for told in subject.told:
        text = folded(told.text)
        found = ((match[1] or match[2], match[3]) for match in _RANGE.finditer(text))
        ranges |= {(low, high) for low, high in found if low != "0"}  # else a scale: 60 of 0-100
        alone |= set(_NUMBER.findall(_without_ranges(text)))
    for low, high in sorted(ranges):
        if len({low, high} & (said - alone)) == 1:
            return f"cuts {low}-{high}"
    return None


def _without_ranges(text: str) -> str:
    return _RANGE.sub(" ", text)
