"""Tables of wordings: what is said in a tagged clause, as data.

A table maps the value that a wording stands for to regular expressions over tagged clauses.
`%NAME%` stands for another expression of the same file. A match is an `Event`: a value, said in
some mood, with the words it was read from.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from guardrails.reading.literals import Look
from guardrails.reading.mood import Mood, is_question, mood
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import TimeMention

_FOLDER = Path(__file__).with_name("wordings")
_MACRO = re.compile(r"%([A-Z_]+)%")


class Event(NamedTuple):
    """Something said in a clause: `clause.text[start:end]` says `value`."""

    value: str
    clause: TaggedClause
    start: int
    end: int
    mood: Mood

    @property
    def said(self) -> str:
        """The person's own words: the matched stretch."""
        return self.clause.quote(self.start, self.end)

    @property
    def turn(self) -> int:
        """The turn it was said in."""
        return self.clause.turn

    def times(self) -> Sequence[TimeMention]:
        """The times told in the same clause."""
        return self.clause.times()


class Expressions(tuple[re.Pattern[str], ...]):
    """The expressions of one value; those that cannot match a text are passed over."""

    look: Look
    first: int
    """Place of the first one among all expressions of its file."""
    mask: int
    """The bits of these expressions in the look of their file."""

    def likely(self, text: str) -> list[re.Pattern[str]]:
        """Those that may match, in order."""
        bits = (self.look.bits(text) & self.mask) >> self.first
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self[lowest.bit_length() - 1])
            bits ^= lowest
        return found

    def found_in(self, text: str) -> bool:
        """Whether any of them is in the text."""
        return any(expression.search(text) for expression in self.likely(text))


class Table(dict[str, Expressions]):
    """The expressions of each value of a table."""

    look: Look
    mask: int

    def likely(self, text: str) -> list[str]:
        """The values of which an expression may match the text, in the table's order."""
        bits = self.look.bits(text) & self.mask
        return [value for value, found in self.items() if bits & found.mask] if bits else []


@cache
def wordings(name: str) -> Mapping[str, Table]:
    """The tables of `wordings/<name>.yaml`, each a map from value to compiled expressions.

    Raises `FileNotFoundError`, `yaml.YAMLError`, `re.error` or `KeyError` (a macro that is not
    there): a reader without its wordings must not run.
    """
    raw = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    macros: dict[str, str] = raw.pop("macros", {})
    compiled = {
        table: {
            value: Expressions(re.compile(expanded(p, macros)) for p in expressions)
            for value, expressions in values.items()
        }
        for table, values in raw.items()
    }
    look = Look([e for values in compiled.values() for found in values.values() for e in found])
    tables: dict[str, Table] = {}
    place = 0
    for table, values in compiled.items():
        tables[table] = Table(values)
        tables[table].look, tables[table].mask = look, 0
        for found in values.values():
            found.look, found.first = look, place
            found.mask = ((1 << len(found)) - 1) << place
            place += len(found)
            tables[table].mask |= found.mask
    return tables


def expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """`pattern` with each `%NAME%` replaced by that macro. Raises `KeyError` for an unknown one."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda match: f"(?:{macros[match[1]]})", pattern)
    return pattern


def _at_a_word(expression: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that does not start inside a word: "active" is not in "inactive"."""
    match = expression.search(text)
    while match:
        start = match.start()
        inside = start > 0 and text[start - 1].isalpha() and text[start : start + 1].isalpha()
        if not inside or text.startswith("n't", start):
            return match
        match = expression.search(text, start + 1)
    return None


def events(clause: TaggedClause, table: Table) -> list[Event]:
    """Everything that the table finds in the clause, in the table's order, one per value."""
    found: list[Event] = []
    values = table.likely(clause.text)
    if not values:
        return found
    question = is_question(clause)
    for value in values:
        for expression in table[value].likely(clause.text):
            match = _at_a_word(expression, clause.text)
            if match:
                said = mood(clause, match.start(), question=question)
                found.append(Event(value, clause, match.start(), match.end(), said))
                break
    return found
