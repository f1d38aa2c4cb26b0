"""Loads `terms.yaml`: the words by which a claim is compared with the text it cites."""

import re
from functools import cache, cached_property
from pathlib import Path

import yaml

from corpus.models import Frozen


class Unit(Frozen):
    """Spellings of a unit, and what turns its numbers into those of its group."""

    words: tuple[str, ...]
    group: str
    factor: float


class Terms(Frozen):
    """All of the words, and the expressions made of them."""

    numbers: dict[str, int]
    units: dict[str, Unit]
    negators: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]
    drugs: dict[str, tuple[str, ...]]
    stop_words: frozenset[str]
    permissions: tuple[str, ...]
    verdict_words: dict[str, str]

    @cached_property
    def unit_of(self) -> dict[str, Unit]:
        """Spelling to unit."""
        return {word: unit for unit in self.units.values() for word in unit.words}

    @cached_property
    def quantity(self) -> re.Pattern[str]:
        """A number, and the unit that stands behind it."""
        units = "|".join(sorted(map(re.escape, self.unit_of), key=len, reverse=True))
        words = "|".join(self.numbers)
        return re.compile(
            rf"(?<![\w.])(\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{words})\b)(?:[\s-]*({units})(?!\w))?",
            re.IGNORECASE,
        )

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """Any negator."""
        whole = "|".join(re.escape(word) for word in self.negators if word != "n't")
        return re.compile(rf"\b(?:{whole})\b|n[’']t\b", re.IGNORECASE)

    @cached_property
    def drug(self) -> dict[str, re.Pattern[str]]:
        """Medicine to an expression for its names."""
        return {name: _any_of(words) for name, words in self.drugs.items()}

    @cached_property
    def permission(self) -> re.Pattern[str]:
        """Anything that permits or tells a change of treatment."""
        return re.compile("|".join(self.permissions), re.IGNORECASE)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words as a whole; a `*` stands for the rest of a word."""
    parts = (r"\w*".join(map(re.escape, word.split("*"))) for word in words)
    return re.compile("|".join(rf"\b{part}\b" for part in parts), re.IGNORECASE)


@cache
def terms() -> Terms:
    """The words. Raises pydantic's `ValidationError` when the file is broken."""
    file = Path(__file__).with_name("terms.yaml")
    return Terms.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
