"""Which of several readings of a fact holds: the latest turn's, and in a turn the blocking one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from guardrails.request import Conflict


class Said(NamedTuple):
    """A value and the words it was read from."""

    value: str
    said: str
    turn: int


def choose(
    fact: str, readings: Iterable[Said], blocking_first: Sequence[str]
) -> tuple[Said | None, Conflict | None]:
    """The reading that holds, and the one in the same turn that it overruled."""
    known = [reading for reading in readings if reading.value in blocking_first]
    if not known:
        return None, None
    last = max(reading.turn for reading in known)
    rank: Mapping[str, int] = {value: place for place, value in enumerate(blocking_first)}
    here = sorted((r for r in known if r.turn == last), key=lambda r: rank[r.value])
    taken = here[0]
    against = next((r for r in here if r.value != taken.value), None)
    conflict = (
        Conflict(fact=fact, taken=taken.value, said=taken.said, against=against.said)
        if against
        else None
    )
    return taken, conflict
