"""A range is told whole: "up to 8 weeks" is not what "up to 8-12 weeks" says."""

import re

from guardrails.verification.subject import Subject
from guardrails.verification.words import folded

_RANGE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)(?![\d.]*\d)")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)(?![\d.]*\d)")


def range_problem(subject: Subject) -> str | None:
    """Which range of the statements the claim cuts, or None.

    An end that stands by itself somewhere in the statements may do so in the claim.
    """
    said = set(_NUMBER.findall(_without_ranges(folded(subject.text))))
    alone: set[str] = set()
    ranges: set[tuple[str, str]] = set()
    for told in subject.told:
        text = folded(told.text)
        ranges |= {(match[1], match[2]) for match in _RANGE.finditer(text)}
        alone |= set(_NUMBER.findall(_without_ranges(text)))
    for low, high in sorted(ranges):
        if len({low, high} & (said - alone)) == 1:
            return f"cuts {low}-{high}"
    return None


def _without_ranges(text: str) -> str:
    return _RANGE.sub(" ", text)
