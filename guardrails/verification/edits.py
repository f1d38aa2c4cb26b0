"""Where a claim keeps to the words of a statement, a word that stands for another means the same.

It is there that a number, a "not" or a medicine is changed and everything around it left as it was.
So claim and wording are laid beside each other, and a short stretch that differs between words that
agree has to be harmless by itself. Free rewording has no such stretches, and is judged elsewhere.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from guardrails.verification.content import is_free
from guardrails.verification.negation import negators
from guardrails.verification.subject import Subject, Told
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word, key

_NEAR = 0.6
"""The share of a claim's words that stand in a wording in the same order, to be held to it."""
_SHORT = 2
"""Words of a stretch that still looks like one word put for another."""
_AROUND = 2
"""Words on either side that must agree; the beginning or end of a text counts as agreeing."""


class _Stretch(NamedTuple):
    old: Sequence[Word]
    new: Sequence[Word]
    before: int
    """Words that agree right before it."""
    after: int


def edit_problem(subject: Subject) -> str | None:
    """Which word put for another of a nearly equal wording is not harmless, or None."""
    found = [_compared(subject.claim, side) for side in subject.told]
    share, problem = max(found, key=lambda pair: pair[0])
    return problem if share >= _NEAR else None


def _compared(claim: Told, side: Told) -> tuple[float, str | None]:
    """The share of the claim's words that the wording has in the same order, and the problem."""
    pairs = _aligned(side.words, claim.words)
    share = len(pairs) / max(1, len(claim.words))
    if share < _NEAR:
        return share, None
    kept = negators(claim) >= negators(side)
    for stretch in _stretches(side.words, claim.words, pairs):
        why = _harm(stretch, _LEFT_OUT | {"no"} if kept else _LEFT_OUT)
        if why:
            return share, why
    return share, None


def _harm(stretch: _Stretch, may_go: frozenset[str]) -> str | None:
    """Why a stretch of the wording may not stand as another stretch in the claim, or None.

    `may_go` are kinds of turning words that the claim may leave out.
    """
    old, new = stretch.old, stretch.new
    if min(stretch.before, stretch.after) < _AROUND or max(len(old), len(new)) > _SHORT:
        return None
    lost = [w for w in old if _side(w) and not _has(w, new)]
    if lost and not (_side(lost[0]) & may_go and (not new or "no" in may_go)):
        return f"leaves out “{lost[0].text}”"
    put = [w for w in new if (_side(w) or w.number or not is_free(w)) and not _has(w, old)]
    if put and (old or any(_side(word) & _PUT_IN for word in put)):
        return f"puts “{put[0].text}” for “{' '.join(word.text for word in old)}”"
    return None


_LEFT_OUT = frozenset({"all", "on", "with", "must", "increase", "decrease"})
"""Kinds of turning words that a claim may leave out."""
_PUT_IN = frozenset({"no", "off", "increase", "decrease", "stop", "inactive", "mild", "last"})
"""Kinds of turning words that a claim may not put in where its statement has nothing."""


def _has(word: Word, others: Sequence[Word]) -> bool:
    return any(word.means(other) or _side(word) & _side(other) for other in others)


def _stretches(
    side: Sequence[Word], claim: Sequence[Word], pairs: Sequence[tuple[int, int]]
) -> Iterator[_Stretch]:
    """What differs between the pairs that agree, with how much agrees around it."""
    ends = [(-1, -1), *pairs, (len(side), len(claim))]
    runs = _runs(ends)
    for place in range(len(ends) - 1):
        (low, start), (high, end) = ends[place], ends[place + 1]
        old, new = side[low + 1 : high], claim[start + 1 : end]
        if old or new:
            outside = 9 if end == len(claim) and not new else 0
            after = runs[place + 1][1] if end < len(claim) else _AROUND + outside
            before = runs[place][0] if start >= 0 else _AROUND
            yield _Stretch(old, new, before, after)


def _runs(ends: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each pair, how many pairs follow each other without a gap up to it and from it on."""
    count = len(ends)
    back, onward = [1] * count, [1] * count
    for place in range(1, count):
        if _next(ends[place - 1], ends[place]):
            back[place] = back[place - 1] + 1
    for place in range(count - 2, -1, -1):
        if _next(ends[place], ends[place + 1]):
            onward[place] = onward[place + 1] + 1
    return list(zip(back, onward, strict=True))


def _next(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] == one[0] + 1 and other[1] == one[1] + 1


def _aligned(side: Sequence[Word], claim: Sequence[Word]) -> list[tuple[int, int]]:
    """The longest list of places at which the two say the same in the same order."""
    rows, columns = len(side) + 1, len(claim) + 1
    best = [[0] * columns for _ in range(rows)]
    for row in range(rows - 2, -1, -1):
        for column in range(columns - 2, -1, -1):
            if side[row].means(claim[column]):
                best[row][column] = best[row + 1][column + 1] + 1
            else:
                best[row][column] = max(best[row + 1][column], best[row][column + 1])
    pairs = []
    row = column = 0
    while row < rows - 1 and column < columns - 1:
        if side[row].means(claim[column]) and best[row][column] == best[row + 1][column + 1] + 1:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs


def _side(word: Word) -> frozenset[str]:
    """The kinds of turning words that a word belongs to."""
    return frozenset().union(*(_sides().get(m, frozenset()) for m in word.meanings))


@cache
def _sides() -> dict[str, frozenset[str]]:
    """Stem of a single turning word to its kinds."""
    words = operators()
    listed = [("no", words.negators), *words.poles, *words.populations.items()]
    listed += [(name, words.hedges[name]) for name in words.edited_hedges]
    listed += list(words.turning.items())
    found: dict[str, set[str]] = {}
    for name, text in listed:
        for word in split(text):
            stems = key(word)
            if len(stems) == 1:
                found.setdefault(stems[0], set()).add(name)
    return {stem: frozenset(names) for stem, names in found.items()}
