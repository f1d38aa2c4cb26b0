"""Whether a follow-up that a language model wrote out in full may be searched for.

Only search ever reads it: facts and decisions come from the person's own words. It may use what
the person wrote, or another name of the same thing, and nothing else; an earlier answer is no
source. In doubt the rules' own way stays (`assistant.query`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from assistant.features import content
from assistant.query import plain_words
from corpus.models import Frozen
from guardrails.reading.clauses import sentences
from ingest.field import canonical
from ingest.lexical import words

MOST_WORDS = 40
_LEAST_WORDS = 3
_MOST_CHARACTERS = 300
_REACH = 6
"""Words that a negator denies, in its clause."""
_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:[.,]\d+)?(?:'[a-z]+)?)|(?P<stop>[.,;:!?()\n])")


class Grammar(Frozen):
    """What `rewriting.yaml` holds."""

    free: str
    negators: str
    forbidden: str


class _Word(NamedTuple):
    stem: str
    denied: bool
    following: str
    """The word after it, for numbers."""


def rewriting_problem(rewritten: str, turns: Sequence[str]) -> str | None:
    """Why it may not be searched for, or None. `turns` are the person's own, the last the short."""
    problem = _form_problem(rewritten)
    if problem:
        return problem
    said = {word for turn in turns for word in _words(turn)}
    last = set(_words(turns[-1]))
    stems = {(word.stem, word.denied) for word in said}
    if not any(word.denied for word in last):  # "and tea?" may come under the earlier "not"
        stems |= {(word.stem, True) for word in last}
    numbers = {(word.stem, word.following) for word in said}
    for word in _words(rewritten):
        if (word.stem, word.denied) not in stems:
            return "words"
        if word.stem[0].isdigit() and (word.stem, word.following) not in numbers:
            return "numbers"
    kept = {word.stem for word in _words(rewritten)}
    if not {word.stem for word in last} <= kept:
        return "lost"
    new = content(plain_words(rewritten)) - content(plain_words(turns[-1]))
    return None if new else "nothing new"


def _form_problem(rewritten: str) -> str | None:
    plain = rewritten.strip().lower()
    if not plain.endswith("?") or len(sentences(plain)) != 1 or plain.count("?") != 1:
        return "form"
    if not _LEAST_WORDS <= len(plain.split()) <= MOST_WORDS or len(plain) > _MOST_CHARACTERS:
        return "length"
    return "forbidden" if re.search(_grammar().forbidden, plain) else None


def _words(text: str) -> Iterator[_Word]:
    """The words of content of a text, by stem and name, and whether something denies them."""
    tokens = list(_TOKEN.finditer(canonical(plain_words(text))))
    reach = 0
    for place, token in enumerate(tokens):
        if token["stop"]:
            reach = 0
            continue
        word = token["word"]
        if word.endswith("n't") or word in _negators():
            reach = _REACH
        elif word in _free() or word.partition("'")[0] in _free():
            continue
        following = tokens[place + 1]["word"] if place + 1 < len(tokens) else None
        denied = reach > 0 and word not in _negators()
        for stem in words(word):
            yield _Word(stem, denied, following or "")
        reach -= denied


@cache
def _grammar() -> Grammar:
    file = Path(__file__).with_name("rewriting.yaml")
    return Grammar.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


@cache
def _free() -> frozenset[str]:
    return frozenset(_grammar().free.split())


@cache
def _negators() -> frozenset[str]:
    return frozenset(_grammar().negators.split())
