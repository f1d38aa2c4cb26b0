"""What a text must hold before an expression can match it: a cheap look before an expensive one.

From an expression's own parse tree, never from a list that somebody has to keep up: "(?:can't|
cannot) climb" can only match where "climb" stands. Searching hundreds of expressions in every
clause costs most of the reading's time; a look at the text's runs of letters spares nine in ten.

The tree is that of `re._parser`, which is not a public name; Python 3.11 and 3.12 are what the
project runs on, and a test holds the look-ahead against plain searching.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import ahocorasick

_parser: Any = getattr(re, "_parser")  # noqa: B009  (typing knows no private modules)
_MOST = 64
"""Alternatives that are multiplied out; past that, a part is cut in two."""
_FEW = 10
"""Letters or digits of a range that are written out."""
_LONG_ENOUGH = 5
"""Letters past which a word is no rarer for being longer."""
_RUN = 2
"""Letters that a word needs before a look for it is worth its while."""
_SETS = 2
"""Sets of words that are asked for: one alone is too often a common word."""
_KEPT = 8192
_LONG = 4000

_Words = frozenset[str]
_EMPTY: _Words = frozenset([""])
_ZERO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def required(pattern: str) -> tuple[_Words, ...]:
    """Sets of words, at most two: of each set every match holds at least one word."""
    exact, found = _sequence(_parser.parse(pattern))
    return _best([*found, exact])


def _sequence(items: Iterable[tuple[Any, Any]]) -> tuple[_Words | None, list[_Words | None]]:
    """All that a run of items can be, if that is few, else what each of its stretches needs."""
    whole: _Words | None = _EMPTY
    run: _Words = _EMPTY
    found: list[_Words | None] = []
    for operator, argument in items:
        exact, needs = _item(str(operator), argument)
        found += needs
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(a + b for a in run for b in exact)
            continue
        found.append(run)
        whole = None
        run = exact if exact is not None and len(exact) <= _MOST else _EMPTY
    found.append(run)
    return (run if whole is not None else None), found


def _item(operator: str, argument: Any) -> tuple[_Words | None, list[_Words | None]]:
    if operator in _ZERO_WIDTH:
        return _EMPTY, _sequence(argument[1])[1] if operator == "ASSERT" else []
    if operator in _REPEATS:
        return _repeat(*argument)
    match operator:
        case "LITERAL" | "IN":
            return _letters(argument if operator == "IN" else [(operator, argument)]), []
        case "SUBPATTERN":
            return _sequence(argument[3])
        case "BRANCH":
            return _branch(argument[1])
    return None, []


def _letters(choices: Sequence[tuple[Any, Any]]) -> _Words | None:
    letters: set[str] = set()
    for operator, argument in choices:
        if str(operator) == "LITERAL":
            letters.add(chr(argument))
        elif str(operator) == "RANGE" and argument[1] - argument[0] < _FEW:
            letters.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return None
    return frozenset(letters)


def _branch(branches: Sequence[Any]) -> tuple[_Words | None, list[_Words | None]]:
    parts = [_sequence(branch) for branch in branches]
    if all(exact is not None for exact, _ in parts):
        exacts = frozenset().union(*(exact for exact, _ in parts if exact is not None))
        if len(exacts) <= _MOST:
            return exacts, [exacts]
    needs = [_best([*found, exact])[:1] for exact, found in parts]
    if not all(needs):
        return None, []
    return None, [frozenset().union(*(need for (need,) in needs))]


def _repeat(least: int, most: Any, items: Any) -> tuple[_Words | None, list[_Words | None]]:
    exact, found = _sequence(items)
    if least == 0:
        if exact is not None and most == 1:
            return exact | _EMPTY, []
        return None, []
    return (exact if least == most == 1 else None), [*found, exact]


def _best(found: Iterable[_Words | None]) -> tuple[_Words, ...]:
    """The two most telling: those whose shortest words are longest, and of those the smallest."""
    useful = {words for words in found if words and min(map(len, words)) >= _RUN}
    order = sorted(useful, key=_usefulness)
    return tuple(order[:_SETS])


def _usefulness(words: _Words) -> tuple[int, int, list[str]]:
    shortest = min(map(len, words))
    return -min(shortest, _LONG_ENOUGH), len(words), sorted(words)


class Look:
    """Which of many expressions may match a text, as bits: bit `i` stands for expression `i`."""

    def __init__(self, expressions: Sequence[re.Pattern[str]]) -> None:
        """`expressions` in the order of their bits."""
        self._always = [0] * _SETS
        masks: dict[str, list[int]] = {}
        for place, expression in enumerate(expressions):
            sets = required(expression.pattern)
            for number in range(_SETS):
                if number >= len(sets):
                    self._always[number] |= 1 << place
                    continue
                for word in sets[number]:
                    masks.setdefault(word, [0] * _SETS)[number] |= 1 << place
        self._words = _automaton(masks)
        self.may_match = lru_cache(maxsize=_KEPT)(self._may_match)

    def bits(self, text: str) -> int:
        """The expressions that may match the text; what is kept in memory stays small."""
        return self._may_match(text) if len(text) > _LONG else self.may_match(text)

    def _may_match(self, text: str) -> int:
        first, second = self._always
        for _, (one, other) in self._words.iter(text):
            first |= one
            second |= other
        return first & second


def _automaton(masks: Mapping[str, Sequence[int]]) -> Any:
    """All words at once, in one pass over a text; each carries its bits."""
    words = ahocorasick.Automaton()
    words.add_word("\0", (0, 0))  # it finds nothing where there is not one word
    for word, bits in masks.items():
        words.add_word(word, tuple(bits))
    words.make_automaton()
    return words
