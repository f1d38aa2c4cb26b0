"""Whether the numbers that a pattern asks for occur in the texts at all."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.models import Passage
from evals.scoring.texts import wordings

_SYNTAX = re.compile(r"\\[1-9dDwWsSbB]|\{\d*,?\d*\}|\[(?:\\.|[^\]])*\]")
_ASKED = re.compile(r"(?<!\w)\d+(?:,\??\d{3})*(?:\\\.\d+)?")
"""A number in a pattern: a bare dot is any character, `,?` a comma that may be there."""
_HELD = re.compile(r"(?<!\w)\d+(?:,\d{3})*(?:\.\d+)?")


def unheld_numbers(pattern: str, passages: Sequence[Passage]) -> str | None:
    """Which numbers of a pattern no text holds, or None: an answer could only invent them."""
    wanted = {_plain(match) for match in _ASKED.findall(_SYNTAX.sub(" ", pattern))}
    missing = wanted - _held(tuple(text for p in passages for text in wordings(p)))
    if not missing:
        return None
    return f"asks for {', '.join(sorted(missing))}, which occurs nowhere in the texts"


@lru_cache(maxsize=4)
def _held(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_all_numbers(texts))


def _all_numbers(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from (_plain(match) for match in _HELD.findall(text))


def _plain(number: str) -> str:
    return re.sub(r"[,?\\]", "", number)
