"""Lays a claim and a wording beside each other: what agrees, and what stands for what."""

from collections.abc import Iterator, Sequence
from functools import cache

from guardrails.verification.words import Word, stem

_LEFT_OUT, _PUT_FOR, _PUT_IN = 0.6, 0.75, 1.0
"""What it costs to leave a word out, to put one for another, and to put one in.

Two words that changed places are two put for others: cheaper than one left out and put in again."""
_ENDING = 2
"""Words at the end of a wording that a claim which is else copied would not leave out by itself."""

Stretch = tuple[Sequence[Word], Sequence[Word]]
"""Words of the wording, and those of the claim that stand there instead."""


def compared(side: Sequence[Word], claim: Sequence[Word]) -> tuple[float, list[Stretch]]:
    """The share of the claim's words that agree in order, and what differs between these."""
    matched = 0
    stretches: list[Stretch] = []
    old: list[Word] = []
    new: list[Word] = []
    for was, now in _aligned(tuple(side), tuple(claim)):
        if was and now and _same(was, now):
            matched += 1
            if old or new:
                stretches.append((old, new))
            old, new = [], []
            continue
        old += [was] if was else []
        new += [now] if now else []
    if new or len(old) <= _ENDING:
        stretches.append((old[: max(len(new), _ENDING)], new))
    return matched / max(1, len(claim)), stretches


def _same(one: Word, other: Word) -> bool:
    return _key(one) == _key(other)


def _key(word: Word) -> str:
    return word.text if word.number else stem(word.text)


@cache
def _aligned(
    side: tuple[Word, ...], claim: tuple[Word, ...]
) -> tuple[tuple[Word | None, Word | None], ...]:
    """Pairs of what stands for what, at the least cost; None where a word has no partner."""
    return tuple(_trace(side, claim, _costs(side, claim)))


def _costs(side: Sequence[Word], claim: Sequence[Word]) -> list[list[float]]:
    """The least cost from each pair of places to the ends."""
    rows, columns = len(side) + 1, len(claim) + 1
    theirs, mine = [_key(word) for word in side], [_key(word) for word in claim]
    cost = [[0.0] * columns for _ in range(rows)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            if row == rows - 1:
                cost[row][column] = _PUT_IN * (columns - 1 - column)
                continue
            out = cost[row + 1][column] + _LEFT_OUT
            if column == columns - 1:
                cost[row][column] = out
                continue
            step = 0.0 if theirs[row] == mine[column] else _PUT_FOR
            put_in = cost[row][column + 1] + _PUT_IN
            cost[row][column] = min(step + cost[row + 1][column + 1], out, put_in)
    return cost


def _trace(
    side: Sequence[Word], claim: Sequence[Word], cost: Sequence[Sequence[float]]
) -> Iterator[tuple[Word | None, Word | None]]:
    row = column = 0
    while row < len(side) or column < len(claim):
        both = row < len(side) and column < len(claim)
        step = 0.0 if both and _same(side[row], claim[column]) else _PUT_FOR
        if both and cost[row][column] == step + cost[row + 1][column + 1]:
            yield side[row], claim[column]
            row, column = row + 1, column + 1
        elif row < len(side) and cost[row][column] == cost[row + 1][column] + _LEFT_OUT:
            yield side[row], None
            row += 1
        else:
            yield None, claim[column]
            column += 1
