"""Interval numbers with open and closed ends: what is known of a number of months or of a dose.

`[0, inf)` says nothing, so unknown needs no value of its own. `EVER` is "never took any": longer
than any number of months.
"""

import math
from typing import Self

from pydantic import model_serializer, model_validator

from corpus.models import Frozen
from guardrails.logic import Truth

YEAR = 12.0
"""Months."""


class Interval(Frozen):
    """The numbers between `low` and `high` (both >= 0); an open end does not belong to it.

    Raises `ValueError` (pydantic's) when the interval is empty, negative or not a number.
    """

    low: float = 0.0
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if math.isnan(self.low) or math.isnan(self.high) or self.low < 0:
            raise ValueError(f"ends must be numbers of at least 0, not {self.low} and {self.high}")
        point_without_point = self.low == self.high and (self.low_open or self.high_open)
        if self.low > self.high or point_without_point:
            raise ValueError(f"nothing lies between {self.low} and {self.high}")
        return self

    @model_serializer
    def _as_text(self) -> str:
        return str(self)

    def __str__(self) -> str:
        if self == ANY:
            return "unknown"
        if self.low == math.inf:
            return "never"
        if self.low == self.high:
            return f"{self.low:g}"
        if self.high == math.inf:
            return f"{'>' if self.low_open else '>='}{self.low:g}"
        return (
            f"{'(' if self.low_open else '['}{self.low:g}, "
            f"{self.high:g}{')' if self.high_open else ']'}"
        )

    @property
    def is_known(self) -> bool:
        """Whether it says anything at all."""
        return self != ANY

    def at_least(self, threshold: float) -> Truth:
        """Whether every, no or some number in it is `threshold` or more."""
        if self.low >= threshold:
            return Truth.TRUE
        if self.high < threshold or (self.high == threshold and self.high_open):
            return Truth.FALSE
        return Truth.UNKNOWN

    def above(self, threshold: float) -> Truth:
        """Whether every, no or some number in it is more than `threshold`."""
        if self.low > threshold or (self.low == threshold and self.low_open):
            return Truth.TRUE
        return Truth.FALSE if self.high <= threshold else Truth.UNKNOWN

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both: what two readings that disagree leave known."""
        low, low_open = min((self.low, self.low_open), (other.low, other.low_open))
        high, not_high_open = max(
            (self.high, not self.high_open), (other.high, not other.high_open)
        )
        return Interval(low=low, high=high, low_open=low_open, high_open=not not_high_open)


ANY = Interval()
EVER = Interval(low=math.inf, high=math.inf)


def exactly(value: float) -> Interval:
    """The single number `value`."""
    return Interval(low=value, high=value)


def between(low: float, high: float) -> Interval:
    """The closed interval from `low` to `high`, in either order."""
    return Interval(low=min(low, high), high=max(low, high))


def more_than(low: float) -> Interval:
    """Every number above `low`."""
    return Interval(low=low, low_open=True)


def less_than(high: float) -> Interval:
    """Every number from 0 and below `high`, which must be positive."""
    return Interval(high=high, high_open=True)


def from_at_least(low: float) -> Interval:
    """`low` and every number above it."""
    return Interval(low=low)
