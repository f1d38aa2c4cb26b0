"""Three-valued logic: true, false and unknown, with the truth tables of HL7 CQL (strong Kleene).

`Truth` refuses to be used as a Python condition: `if truth:` would silently read unknown as one of
the two others, which is how a rule engine comes to say "yes" without knowing.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """True, false or unknown."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        raise TypeError("a three-valued truth is no condition: compare it with `is Truth.TRUE`")

    def __invert__(self) -> "Truth":
        return _NOT[self]


_NOT = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


def known(value: bool) -> Truth:
    """The truth of a Python condition that is certain."""
    return Truth.TRUE if value else Truth.FALSE


def all_of(parts: Iterable[Truth]) -> Truth:
    """Conjunction: false when any part is false, else unknown when any is unknown, else true."""
    seen = set(parts)
    if Truth.FALSE in seen:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.TRUE


def any_of(parts: Iterable[Truth]) -> Truth:
    """Disjunction: true when any part is true, else unknown when any is unknown, else false."""
    return ~all_of(~part for part in parts)
