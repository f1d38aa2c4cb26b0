"""A sentence with one thing changed in it, so that it no longer says what it said."""

import random
import re
from functools import cache
from pathlib import Path

import yaml

from guardrails.verification.tables import operators, split

_WORDS = Path(__file__).with_name("changing.yaml")
_TRIED = Path(__file__).resolve().parents[2] / "tests/guardrails/verification/changed_words.yaml"
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w.,/-]|\s*×)")
_UNITS = ("days", "weeks", "months", "years")
Changed = tuple[str, tuple[int, int]]


def changed(text: str, told: str, chance: random.Random) -> list[Changed]:
    """Up to three changes of each kind: contraries, names, numbers, lost words."""
    found: list[Changed] = []
    for kind in (_contraries(text), _lost(text), _names(text, told, chance), _numbers(text, told)):
        chance.shuffle(kind)
        found += kind[:3]
    return found


def _put(text: str, start: int, end: int, new: str) -> Changed:
    if text[start].isupper():
        new = new[:1].upper() + new[1:]
    whole = text[:start] + new + text[end:]
    tidy = re.sub(r" +", " ", whole).replace(" .", ".").replace(" ,", ",").strip()
    tidy = tidy[:1].upper() + tidy[1:]
    return tidy, (max(0, start - 1), start + max(len(new), 1) + 1)


def _contraries(text: str) -> list[Changed]:
    return [
        _put(text, match.start(), match.end(), new)
        for pattern, new in _pairs()
        for match in pattern.finditer(text)
    ]


def _lost(text: str) -> list[Changed]:
    """Without a word that makes it less sure or denies it."""
    return [_put(text, m.start(), m.end(), "") for m in _losing().finditer(text)]


def _names(text: str, told: str, chance: random.Random) -> list[Changed]:
    found = []
    for match in _named().finditer(text):
        name = _names_of()[match.group().lower()]
        kind = _kind(name)
        others = [n for n in operators().things if n != name and _kind(n) == kind]
        if others:
            near = [o for o in others if split(operators().things[o])[0] in told.lower()]
            other = chance.choice(near or others)
            new = split(operators().things[other])[0]
            found.append(_put(text, match.start(), match.end(), new))
    return found


def _numbers(text: str, told: str) -> list[Changed]:
    known = list(dict.fromkeys(_NUMBER.findall(told)))
    found = []
    for match in _NUMBER.finditer(text):
        for other in known:
            if other != match.group():
                found.append(_put(text, match.start(), match.end(), other))
    for unit in _UNITS:
        for match in re.finditer(rf"(?<=\d ){unit}\b", text):
            found += [_put(text, *match.span(), other) for other in _UNITS if other != unit]
    return found


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs: list[list[str]] = []
    for file in (_WORDS, _TRIED):
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        pairs += [*told["one"], *told["both"], *([b, a] for a, b in told["both"])]
    return tuple(
        (re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])", re.IGNORECASE), new)
        for old, new in pairs
    )


@cache
def _losing() -> re.Pattern[str]:
    told = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    listed = "|".join(map(re.escape, told["lost"]))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-]) ?", re.IGNORECASE)


@cache
def _names_of() -> dict[str, str]:
    return {w: name for name, listed in operators().things.items() for w in split(listed)}


@cache
def _named() -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, _names_of()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE)


def _kind(name: str) -> str:
    kinds = operators().kinds.items()
    return next((kind for kind, listed in kinds if name in split(listed)), "medicine")
