"""Every statement with one word put for its contrary, one number or one name for another."""

import re
from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path

import yaml

from corpus import Passage
from guardrails.verification.tables import operators, split

_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w.,/-]|\s*×)")
Changed = tuple[str, str]
"""The statement's id, and its wording as it was changed."""


def wordings(passages: Mapping[str, Passage]) -> Iterator[Changed]:
    """Both wordings of every statement."""
    for key, passage in passages.items():
        plain = passage.statement.plain if passage.statement else passage.text
        yield from ((key, text) for text in dict.fromkeys((passage.text, plain)))


def contraries(passages: Mapping[str, Passage]) -> Iterator[Changed]:
    """One word for its contrary, at every place of every pair of `changed_words.yaml`."""
    told = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    pairs = [*told["one"], *told["both"], *([b, a] for a, b in told["both"])]
    for key, text in wordings(passages):
        for old, new in pairs:
            for match in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", text):
                changed = f"{text[: match.start()]}{new}{text[match.end() :]}"
                yield key, re.sub(r" +", " ", changed).replace(" .", ".").strip()


def numbers(passages: Mapping[str, Passage]) -> Iterator[Changed]:
    """One number of a wording for another of it, and two that changed places."""
    yield from _exchanged(passages, _NUMBER, lambda found: found.replace(",", ""), swapped=True)


def names(passages: Mapping[str, Passage]) -> Iterator[Changed]:
    """One medicine, organ or kind of people of a wording for another of it."""
    named = {w: name for name, listed in operators().things.items() for w in split(listed)}
    listed = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
    name = re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE)
    yield from _exchanged(passages, name, lambda found: named[found.lower()], swapped=False)


def _exchanged(passages, pattern, value, *, swapped):  # type: ignore[no-untyped-def]
    for key, text in wordings(passages):
        for one, other in permutations(pattern.finditer(text), 2):
            if value(one.group()) == value(other.group()):
                continue
            yield key, text[: one.start()] + other.group() + text[one.end() :]
            if swapped and one.start() < other.start():
                between = text[one.end() : other.start()]
                head, tail = text[: one.start()], text[other.end() :]
                yield key, f"{head}{other.group()}{between}{one.group()}{tail}"
