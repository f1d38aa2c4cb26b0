"""Numbers that a claim tells with the very words that are theirs alone in a wording.

"Exposure falls by 26%, the peak by 36%" may be told in any order and at any distance: `exposure`
stands in the part of the 26 and in that of no other number of its unit. So such a number needs
no comparing of neighbours (`binding`). A part of the claim that also has a word that belongs to
another number alone vouches for nothing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from guardrails.verification.content import is_free
from guardrails.verification.marks import Marks, numbers_with_units
from guardrails.verification.subject import Told, parts, told
from guardrails.verification.words import Word

_PARTS = frozenset(
    "and but while whereas versus vs against compared although though when if then".split()
)
_BRACKET = re.compile(r"(?<=[a-z]) \((?=[a-z])", re.IGNORECASE)
_KEPT = 4096
_NEGATORS = frozenset("not no never without none off nor neither cannot".split())


def own_words(claim: Told, side: Told) -> set[str]:
    """The marks of numbers each of which its own words vouch for, wherever the claim has it."""
    own = _own(side)
    vouched: set[str] = set()
    refused: set[str] = set()
    for marks, crowded, words in _parts(bracketed(claim)):
        said = _meant(words)
        refused |= crowded
        for mark in marks:
            unit = mark.split()[1]
            others = [own[m] for m in own if m not in marks and m.split()[1] == unit]
            mine = bool(own.get(mark, frozenset()) & said)
            foreign = any(other & said for other in others)
            denied = any(word.text in _NEGATORS for word in words)
            (vouched if mine and not foreign and not denied else refused).add(mark)
    return vouched - refused


@lru_cache(maxsize=_KEPT)
def _own(side: Told) -> dict[str, frozenset[str]]:
    """For each number of a wording, what the words of its parts mean and those of no other do."""
    held: dict[str, set[str]] = {}
    beside: dict[str, set[str]] = {}
    unclear: set[str] = set()
    for marks, crowded, words in _parts(bracketed(side)):
        unclear |= crowded
        for mark in marks | crowded:
            held.setdefault(mark, set()).update(_meant(words))
            beside.setdefault(mark, set()).update(marks)  # the ends of one range are no rivals
    units = {mark.split()[1] for mark in unclear}
    return {
        mark: frozenset(words - _told_of(held, mark, beside[mark]))
        for mark, words in held.items()
        if mark.split()[1] not in units
    }


def _told_of(held: dict[str, set[str]], mark: str, beside: set[str]) -> set[str]:
    """What is told of the other numbers of a unit, but for the other end of a range."""
    unit = mark.split()[1]
    others = (m for m in held if m not in beside and m.split()[1] == unit)
    return set().union(*(held[other] for other in others))


def _meant(words: list[Word]) -> set[str]:
    telling = (word.meanings for word in words if not is_free(word) and not word.number)
    return set().union(*telling)


def _parts(one: Told) -> Iterator[tuple[set[str], set[str], list[Word]]]:
    """Of each part of a sentence the marks that are alone of their unit, the others, the words.

    The ends of a range are one number.
    """
    marks: Marks = numbers_with_units(one)
    for part in parts(one, _PARTS):
        held = [place for place in part if place in marks]
        units: dict[str, list[int]] = {}
        for place in held:
            units.setdefault(marks[place].split()[1], []).append(place)
        alone = {
            marks[place]
            for found in units.values()
            if found[-1] - found[0] == len(found) - 1
            for place in found
        }
        yield alone, {marks[p] for p in held} - alone, [one.apart[p] for p in part]


def bracketed(one: Told) -> Told:
    """A text with a cut where a bracket opens, so that what it holds is a part of its own."""
    return told(_BRACKET.sub(", (", one.text))
