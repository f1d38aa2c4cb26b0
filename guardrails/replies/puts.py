"""What the first words of a reply stand for, by the criterion that was asked for."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import Field

from corpus.models import Frozen, OneLine
from guardrails.reading.patterns import expanded
from guardrails.reading.tagged import TaggedClause, tag_turn
from guardrails.reading.when.date_patterns import MONTHS

_FILE = Path(__file__).with_name("replies.yaml")
_DATED = ("W2", "W3")
"""What is asked for is a month and its year: "march 23" is no day."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SHORT_YEAR = re.compile(rf"\b({_MONTH})\.? '?([12]\d)\b(?![:/.]\d)", re.IGNORECASE)


class Put(Frozen):
    """First words of a reply, and the sentence that takes their place."""

    says: tuple[str, ...] = Field(min_length=1)
    means: OneLine
    unless: str | None = None
    """Words further on with which the reply may be about something else."""


class Replies(Frozen):
    """How replies to the question for one criterion are put in full."""

    start: str
    """What an answer to it may begin with, to say what it is of."""
    puts: tuple[Put, ...] = Field(min_length=1)


class Table(Frozen):
    """The whole of `replies.yaml`; `replies` by the criterion that is asked for."""

    macros: dict[str, str]
    goes_on: str
    filler: str
    replies: dict[str, Replies]


class Opening(NamedTuple):
    """The clause that a reply begins with, and where in it, behind "well" or "thanks"."""

    clause: TaggedClause
    at: int


class _Expression(NamedTuple):
    says: re.Pattern[str]
    means: str
    unless: re.Pattern[str] | None


def criteria() -> tuple[str, ...]:
    """The criteria that are asked for, in order."""
    return tuple(_table().replies)


def start_of(criterion: str) -> str:
    """What an answer to the question for a criterion may begin with. Raises `KeyError`."""
    return _table().replies[criterion].start


def opening(reply: str, today: date) -> Opening | None:
    """Where a reply begins to answer, or None where it holds nothing but "well, thanks"."""
    filler = re.compile(_table().filler)
    for clause in tag_turn(reply, 0, today):
        if not filler.fullmatch(clause.text):
            begins = filler.match(clause.text)
            return Opening(clause, begins.end() if begins else 0)
    return None


def answers_whole(begins: Opening, criterion: str) -> bool:
    """Whether first words of a reply to this question are all of its first clause."""
    clause, at = begins
    length = len(clause.text.rstrip(" .!"))
    return any(
        match.end() >= length
        for expression in _expressions()[criterion]
        if (match := expression.says.match(clause.text, at))
    )


def put(begins: Opening | None, criterion: str) -> str | None:
    """The reply to one question, its first words put in full: those of the longest expression."""
    if begins is None:
        return None
    clause, at = begins
    found = [
        (match.end(), expression)
        for expression in _expressions()[criterion]
        if (match := expression.says.match(clause.text, at))
    ]
    if not found:
        return None
    end, expression = max(found, key=lambda hit: hit[0])
    rest = clause.whole.original[clause.whole.at[clause.source[end] - 1] + 1 :]
    if expression.unless and expression.unless.search(rest.lower()):
        return None
    in_full = expression.means.replace("{said}", clause.quote(at, end)) + rest
    return _SHORT_YEAR.sub(r"\1 20\2", in_full) if criterion in _DATED else in_full


@cache
def _table() -> Table:
    """Raises `OSError`, `yaml.YAMLError` or `ValidationError`: nothing runs without it."""
    return Table.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def _expressions() -> Mapping[str, tuple[_Expression, ...]]:
    table = _table()
    return {
        criterion: tuple(
            _Expression(
                re.compile(rf"(?:{expanded(says, table.macros)})(?=\s*(?:{table.goes_on}))"),
                reply.means,
                re.compile(reply.unless) if reply.unless else None,
            )
            for reply in replies.puts
            for says in reply.says
        )
        for criterion, replies in table.replies.items()
    }
