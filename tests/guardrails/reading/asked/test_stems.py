"""Stems lose nothing: whatever an expression can match holds one of its family's stems.

Shown on the expressions themselves, part by part, not on examples: an expression is safe when some
part that every match must have cannot be written without a stem.
"""

import warnings
from collections.abc import Iterable
from typing import Any

import pytest

from guardrails.reading.patterns import wordings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_parse

_MOST = 400
_ZERO_WIDTH = {"AT", "ASSERT", "ASSERT_NOT"}


def spellings(parts: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """All that the parts can match, or None where that is too much to write down."""
    found = {""}
    for part in parts:
        more = _spelt(*part)
        if more is None or len(found) * len(more) > _MOST:
            return None
        found = {a + b for a in found for b in more}
    return found


def _spelt(kind: Any, value: Any) -> set[str] | None:
    name = str(kind)
    if name == "LITERAL" or name in _ZERO_WIDTH:
        return {chr(value)} if name == "LITERAL" else {""}
    if name == "SUBPATTERN":
        return spellings(value[3])
    if name == "BRANCH":
        each = [spellings(branch) for branch in value[1]]
        return None if None in each else set().union(*(e for e in each if e))
    if name in ("MAX_REPEAT", "MIN_REPEAT") and (value[0], value[1]) == (0, 1):
        once = spellings(value[2])
        return None if once is None else once | {""}
    if name == "IN" and all(str(k) == "LITERAL" for k, _ in value):
        return {chr(char) for _, char in value}
    return None


def needs_a_stem(parts: Any, stems: set[str]) -> bool:
    run: set[str] = {""}
    for kind, value in parts:
        more = _spelt(kind, value)
        if more is None or len(run) * len(more) > _MOST:
            if _all_hold(run, stems) or _inside(kind, value, stems):
                return True
            run = {""} if more is None else more
        else:
            run = {a + b for a in run for b in more}
    return _all_hold(run, stems)


def _inside(kind: Any, value: Any, stems: set[str]) -> bool:
    name = str(kind)
    if name == "SUBPATTERN":
        return needs_a_stem(value[3], stems)
    if name == "BRANCH":
        return all(needs_a_stem(branch, stems) for branch in value[1])
    return name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0 and needs_a_stem(value[2], stems)


def _all_hold(texts: set[str], stems: set[str]) -> bool:
    return all(any(stem in text for stem in stems) for text in texts)


def _gated() -> list[tuple[str, str, str]]:
    return [
        (name, *family.split(" ", 1))  # type: ignore[misc]
        for name in ("withdrawal", "scope", "topics", "conditions")
        for family in wordings(name)["stems"]
        if " " in family
    ]


@pytest.mark.parametrize(("name", "table", "family"), _gated())
def test_no_expression_matches_without_a_stem(name: str, table: str, family: str) -> None:
    stems = {stem.pattern for stem in wordings(name)["stems"][f"{table} {family}"]}
    for expression in wordings(name)[table][family]:
        assert needs_a_stem(sre_parse.parse(expression.pattern), stems), expression.pattern


def test_the_proof_itself_finds_a_missing_stem() -> None:
    parsed = sre_parse.parse(r"\b(?:stop|quit)\b \w+")
    assert needs_a_stem(parsed, {"stop", "qui"})
    assert not needs_a_stem(parsed, {"stop"})
