"""What the learnt reader sees of a sentence: word runs and letter runs, hashed into fixed places.

Training and reading use this one function, so they cannot drift apart. Medicines, times and doses
are already tags (`<gc>`, `<t>`), so what is learnt of prednisone since June holds for Medrol too.
"""

import re
import zlib
from collections import Counter
from functools import lru_cache
from math import log, sqrt

PLACES = 1 << 16
"""How many places features are hashed into."""
_TOKEN = re.compile(r"<\w+>|[a-z']+|\d+|[?!/]")
_WORD_RUNS = (1, 2, 3)
_LETTER_RUNS = (4, 5)
_LONGEST = 80
"""Tokens that are looked at; nothing is said in more than that by one sentence."""


def features(text: str) -> tuple[list[int], list[float]]:
    """Places and weights (unit length in all) of a sentence's features.

    `text` is tagged, normalised text; an empty one has no features.
    """
    tokens = _TOKEN.findall(text)[:_LONGEST]
    counts: Counter[int] = Counter()
    for size in _WORD_RUNS:
        for start in range(len(tokens) - size + 1):
            counts[_place("w " + " ".join(tokens[start : start + size]))] += 1
    for token in tokens:
        counts.update(_letters(token))
    weights = [1.0 + log(count) for count in counts.values()]
    length = sqrt(sum(weight * weight for weight in weights)) or 1.0
    return list(counts), [weight / length for weight in weights]


@lru_cache(maxsize=65536)
def _letters(token: str) -> tuple[int, ...]:
    """The places of a token's letter runs; words come again, so they are kept."""
    padded = f" {token} "
    return tuple(
        _place("c" + padded[start : start + size])
        for size in _LETTER_RUNS
        for start in range(len(padded) - size + 1)
    )


def _place(feature: str) -> int:
    return zlib.crc32(feature.encode()) & (PLACES - 1)
