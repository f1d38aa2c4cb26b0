"""Dialect and chat spellings of ordinary words, so that each wording is written once.

"Nae rash", "come aff", "I cannae climb" are read as "no rash", "come off", "I can't climb". Only
the words that patterns are matched on change; a quote is always the person's own.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

_FILE = Path(__file__).with_suffix(".yaml")


class Spelling(NamedTuple):
    """What stands at `norm[start:end]` and how it is written in a book."""

    start: int
    end: int
    plain: str


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for all, and the plain word by the name of its group."""
    table: dict[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    groups = {f"w{place}": plain for place, plain in enumerate(table.values())}
    parts = (f"(?P<w{place}>{spoken})" for place, spoken in enumerate(table))
    return re.compile(rf"(?<![a-z'-])(?:{'|'.join(parts)})(?![a-z'-])"), groups


def spellings(norm: str) -> list[Spelling]:
    """Every such word of a normalised text, in order."""
    expression, plain = _table()
    return [
        Spelling(match.start(), match.end(), plain[match.lastgroup or ""])
        for match in expression.finditer(norm)
    ]
