"""Where the words that facts were read from stand in what the person wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.contract import FactView


@dataclass(frozen=True)
class Span:
    """A piece of a turn; `facts` names what was read from it, empty for the words between."""

    text: str
    facts: tuple[str, ...] = ()


def spans(turns: Sequence[str], facts: Mapping[str, FactView]) -> tuple[tuple[Span, ...], ...]:
    """Every turn cut into pieces, in order; joined, the pieces are the turn again.

    Of quotes that overlap, the one that begins first (the longer of two that begin together) is
    marked and carries the names of the others.
    """
    return tuple(_cut(text, _quotes(text, turn, facts)) for turn, text in enumerate(turns))


def _quotes(text: str, turn: int, facts: Mapping[str, FactView]) -> list[tuple[int, int, str]]:
    found = []
    for name, fact in facts.items():
        if fact.turn != turn or not fact.said:
            continue
        start = text.find(fact.said)
        if start >= 0:
            found.append((start, start + len(fact.said), name))
    return sorted(found, key=lambda quote: (quote[0], -quote[1], quote[2]))


def _cut(text: str, quotes: Sequence[tuple[int, int, str]]) -> tuple[Span, ...]:
    pieces: list[Span] = []
    reached = 0
    waiting = list(quotes)
    while waiting:
        start, end, name = waiting.pop(0)
        together = [name]
        while waiting and waiting[0][0] < end:
            together.append(waiting.pop(0)[2])
        if start > reached:
            pieces.append(Span(text[reached:start]))
        pieces.append(Span(text[start:end], tuple(together)))
        reached = end
    if reached < len(text) or not pieces:
        pieces.append(Span(text[reached:]))
    return tuple(pieces)
