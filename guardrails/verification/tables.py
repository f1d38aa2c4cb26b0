"""Loads the tables of words by which a claim is held against its statements."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from corpus.models import Frozen

_FOLDER = Path(__file__).parent


class Bound(Frozen):
    """Words that bound a number, before and after it."""

    before: str
    after: str


class Unit(Frozen):
    """Spellings of a unit, and what turns its numbers into those of its group."""

    words: str
    group: str
    factor: float


class Operators(Frozen):
    """The whole of `operators.yaml`; lists of words are comma-separated."""

    bounds: dict[str, Bound]
    numbers: dict[str, int]
    counted: str
    units: dict[str, Unit]
    rates: dict[str, str]
    negators: str
    negators_lexical: str
    denied_otherwise: str
    firm: str
    copied_negators: str
    auxiliary: str
    silence: str
    negated_before: str
    negated_inside: dict[str, str]
    negation_ends: str
    poles: tuple[tuple[str, str], ...]
    greater: str
    lesser: str
    contrary: dict[str, str]
    hedges: dict[str, str]
    strong: str
    neutral: str
    must_told: str
    must: str
    unhedging: str
    populations: dict[str, str]
    masks: str
    everyone_masks: str
    everyone: str
    things: dict[str, str]
    kinds: dict[str, str]
    free: str
    helpers: str
    changes: str
    changed: str
    not_changed: str


class Lost(Frozen):
    """Words that narrow, those that say the same, and phrases in which they narrow nothing."""

    told: str
    kept: str
    spared: str


class Contraries(Frozen):
    """A list of `turning.yaml`: its sides, and words that only look like one of a side."""

    name: str
    sides: tuple[str, ...]
    spared: str = ""


class Forbidden(Frozen):
    """One kind of wording that no claim may hold, as regular expressions over lower case."""

    why: str
    patterns: tuple[str, ...]
    spared_by: tuple[str, ...] = ()
    """Names of lists in `spared`: what right before a match makes it a prohibition or a report."""


class ForbiddenWords(Frozen):
    """The whole of `forbidden.yaml`."""

    words: dict[str, str]
    spared: dict[str, str]
    kinds: tuple[Forbidden, ...]


_CONCEPTS = (
    "medical.yaml",
    "general.yaml",
    "wider.yaml",
    "paraphrase.yaml",
    "lexicon.yaml",
    "technical.yaml",
)
"""Files of words that mean the same, the narrow ones first."""


@cache
def concepts() -> dict[str, str]:
    """Concept to its words, those of all files together."""
    found: dict[str, str] = {}
    for name in _CONCEPTS:
        for concept, listed in _read(name).items():
            found[concept] = f"{found[concept]}, {listed}" if concept in found else listed
    return found


@cache
def operators() -> Operators:
    """Words that turn a sentence. Raises pydantic's `ValidationError` for a broken file."""
    return Operators.model_validate(_read("operators.yaml"))


@cache
def everyday() -> dict[str, str]:
    """Words that tell nothing about medicine, by what they do."""
    files = ("everyday.yaml", "common.yaml")
    return {str(name): str(words) for file in files for name, words in _read(file).items()}


@cache
def kind_words() -> frozenset[str]:
    """The words of a lead-in that tells nothing."""
    return frozenset(_read("kind.yaml")["words"].split())


@cache
def narrow() -> dict[str, tuple[str, str]]:
    """Names of narrow families to the words of a claim, and those that vouch for them."""
    return {name: (two["said"], two["held"]) for name, two in _read("narrow.yaml").items()}


@cache
def contrasts() -> tuple[tuple[str, ...], ...]:
    """Lists of contraries, each side a comma-separated list of words."""
    listed = yaml.safe_load((_FOLDER / "contrasts.yaml").read_text(encoding="utf-8"))
    return tuple(tuple(map(str, sides)) for sides in listed)


@cache
def lost() -> dict[str, Lost]:
    """Names of what narrows a statement to its words."""
    return {name: Lost.model_validate(words) for name, words in _read("lost.yaml").items()}


@cache
def turning() -> tuple[Contraries, ...]:
    """The lists of contraries."""
    listed = yaml.safe_load((_FOLDER / "turning.yaml").read_text(encoding="utf-8"))
    return tuple(Contraries.model_validate(row) for row in listed)


@cache
def equivalents() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is written, and how it is compared, in the order in which they are put."""
    listed = yaml.safe_load((_FOLDER / "equivalents.yaml").read_text(encoding="utf-8"))
    return tuple((re.compile(written), said) for written, said in listed)


@cache
def consequences() -> tuple[tuple[str, str], ...]:
    """Words for what follows, and those for what brings it about, both comma-separated."""
    listed = yaml.safe_load((_FOLDER / "consequences.yaml").read_text(encoding="utf-8"))
    return tuple((row["of"], row["by"]) for row in listed)


@cache
def forbidden() -> ForbiddenWords:
    """Wordings that no claim may hold. Raises as `operators`."""
    return ForbiddenWords.model_validate(_read("forbidden.yaml"))


@cache
def split(listed: str) -> tuple[str, ...]:
    """The words of a comma-separated list."""
    return tuple(part.strip() for part in listed.split(",") if part.strip())


def _read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8")))
