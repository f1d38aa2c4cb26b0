"""The facts that may be proposed, from `table.yaml`."""

import re
from functools import cache
from pathlib import Path

import yaml
from pydantic import Field, model_validator

from corpus.models import Frozen
from guardrails.assume import with_values
from guardrails.facts import Facts

MONTHS = "{n}"
"""Stands for a number of months in the table."""


class Proposable(Frozen):
    """One fact: which values of it count at once, and which the person has to confirm."""

    about: str
    blocking: dict[str, str]
    """Value to the words for it; these only ever make an answer more cautious."""
    offered: dict[str, str] = Field(default_factory=dict)
    months: float | None = None
    """Of a length of time: fewer months than these block."""
    deniable: bool = False
    """Whether a quote that denies something is refused."""


class Table(Frozen):
    """The whole of `table.yaml`."""

    version: str
    facts: dict[str, Proposable]
    denied: str

    @model_validator(mode="after")
    def _facts_take_their_values(self) -> "Table":
        for key, fact in self.facts.items():
            several = isinstance(getattr(Facts(), key).value, tuple)
            for value in (*fact.blocking, *fact.offered):
                plain = "1" if value == MONTHS else value
                with_values({key: (plain,) if several else plain})  # raises where it is none
        return self


@cache
def table() -> Table:
    """The table. Raises pydantic's `ValidationError` where a fact or a value is none."""
    file = Path(__file__).with_name("table.yaml")
    return Table.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


@cache
def denial() -> re.Pattern[str]:
    """What denies a sign, over lower-case text."""
    return re.compile(table().denied)


def label(fact: str, value: str) -> str:
    """The words for a value of a fact. Raises `KeyError` for one that the table does not hold."""
    row = table().facts[fact]
    told = {**row.blocking, **row.offered}
    return told[value] if value in told else told[MONTHS].format(n=value)
