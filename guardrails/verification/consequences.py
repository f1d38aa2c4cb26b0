"""A consequence is not told without its cause, where the statements always name both."""

import re
from functools import cache
from pathlib import Path

import yaml

from corpus.models import Frozen
from guardrails.verification.subject import Subject
from guardrails.verification.tables import split
from guardrails.verification.words import folded

_FILE = Path(__file__).with_name("consequences.yaml")


class _Consequence(Frozen):
    of: str
    by: str


def consequence_problem(subject: Subject) -> str | None:
    """Which consequence the claim tells without what brings it about, or None."""
    claim = folded(subject.text)
    told = [folded(side.text) for side in subject.told]
    for of, by in _consequences():
        named = of.search(claim)
        if named is None or by.search(claim):
            continue
        beside = [bool(by.search(text)) for text in told if of.search(text)]
        if beside and all(beside):
            return f"tells of “{named.group()}” without its cause"
    return None


@cache
def _consequences() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    listed = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    rows = (_Consequence.model_validate(row) for row in listed)
    return tuple((_any_of(row.of), _any_of(row.by)) for row in rows)


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, split(words)))})\b")
