"""What people type, in the words that the texts use, for search alone.

Two things are done: words typed in haste are written out, from a table; and a word that no text
holds becomes the name of the field that it is like. Nothing that is decided or shown is ever read
in this spelling, and words that a text does hold are never touched.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml
from rapidfuzz import fuzz, process

from corpus.models import Frozen
from ingest.field import names
from ingest.lexical import words

_FILE = Path(__file__).with_name("spelling.yaml")
_WORD = re.compile(r"[a-z]{5,}")
_LIKENESS = 83.0
"""The least likeness, of 100, at which an unknown word is taken for a name."""
_FIRST_LETTERS = 1
"""So many letters at the start are right even when the rest is not."""


class Spelling(Frozen):
    """What `spelling.yaml` holds."""

    short: dict[str, tuple[str, ...]]
    likened: tuple[tuple[str, ...], ...]
    as_they_are: tuple[tuple[str, ...], ...]


class _Short(NamedTuple):
    meant: dict[str, str]
    pattern: re.Pattern[str]


def written_out(text: str) -> str:
    """`text`, in lower case, with the words that are typed in haste written out."""
    return _short().pattern.sub(lambda match: _short().meant[match.group()], text)


def respelt(text: str, unknown: Callable[[str], bool]) -> str:
    """`text` with each word that is `unknown`, by its stem, as the name that it is like, if any."""

    def name(match: re.Match[str]) -> str:
        word = match.group()
        stems = words(word)
        return _name(word) if stems and unknown(stems[0]) else word

    return _WORD.sub(name, text)


@lru_cache(maxsize=4096)
def _name(word: str) -> str:
    """The name that `word` is like, or `word` itself."""
    if word in _untouched():
        return word
    like = [name for name in _names() if name[:_FIRST_LETTERS] == word[:_FIRST_LETTERS]]
    found = process.extractOne(word, like, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return found[0] if found else word


@cache
def _names() -> tuple[str, ...]:
    likened = {word for line in _spelling().likened for word in line}
    return tuple(sorted({name for name in names() if _WORD.fullmatch(name)} | likened))


@cache
def _untouched() -> frozenset[str]:
    return frozenset(word for line in _spelling().as_they_are for word in line)


@cache
def _short() -> _Short:
    meant = {typed: word for word, given in _spelling().short.items() for typed in given}
    longest_first = sorted(meant, key=lambda typed: (-len(typed), typed))
    alternatives = "|".join(re.escape(typed) for typed in longest_first)
    return _Short(meant, re.compile(rf"(?<![\w.,'/-])(?:{alternatives})(?![\w'/=-])(?![.,]\d)"))


@cache
def _spelling() -> Spelling:
    return Spelling.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
