"""Where to look: word stems, found in one pass, that tell which families a clause may hold.

A family is tried on a clause only where one of its stems stands there; this keeps the cost of many
wide expressions low and linear. A family without stems is tried everywhere. Nothing is read here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from guardrails.reading.patterns import wordings

Family = tuple[str, str]
"""The name of a file of wordings, and a value in it."""


class _Stems(NamedTuple):
    pattern: re.Pattern[str]
    families: Mapping[str, frozenset[Family]]


def hinted(texts: Sequence[str], names: tuple[str, ...]) -> list[set[Family]]:
    """For each text, the families of these files that one of their stems hints at."""
    found: list[set[Family]] = [set() for _ in texts]
    starts: list[int] = []
    length = 0
    for text in texts:
        starts.append(length)
        length += len(text) + 1
    stems = _stems(names)
    for match in stems.pattern.finditer("\n".join(texts)):
        found[bisect_right(starts, match.start()) - 1] |= stems.families[match[1]]
    return found


@cache
def _stems(names: tuple[str, ...]) -> _Stems:
    families: dict[str, set[Family]] = {}
    for name in names:
        for value, stems in wordings(name)["anchors"].items():
            for stem in stems:
                families.setdefault(stem.pattern, set()).add((name, value))
    # At one place the longest stem is found, so it stands for the shorter ones that begin it.
    complete = {
        stem: frozenset().union(*(families[s] for s in families if stem.startswith(s)))
        for stem in families
    }
    return _Stems(re.compile(f"(?=({_trie(families)}))"), complete)


def _trie(words: Iterable[str]) -> str:
    """An expression for the longest of these words at a place, branching letter by letter."""
    branches: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    if not branches:
        return ""
    inside = "|".join(re.escape(letter) + _trie(rest) for letter, rest in sorted(branches.items()))
    return f"(?:{inside})" + ("?" if ends else "")
