"""Finds what a table of wordings tells, and whether it holds now, of the patient.

A finding is taken away only by what stands with it: a denial in its own clause, a past long over,
another person, or a supposition. Doubt leaves it standing. Nothing is decided here.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from guardrails.reading.findings.beings import is_no_persons
from guardrails.reading.findings.cleared import is_cleared, is_turned_at_once
from guardrails.reading.findings.denied import is_denied
from guardrails.reading.findings.framed import is_framed
from guardrails.reading.findings.had_after_all import is_had_after_all
from guardrails.reading.findings.known import is_long_known
from guardrails.reading.findings.over import is_over
from guardrails.reading.findings.scene import BETWEEN, Scene
from guardrails.reading.findings.supposed import is_supposed
from guardrails.reading.findings.well import is_of_other_than_well
from guardrails.reading.patterns import Expressions, Table, wordings
from guardrails.reading.tagged import TaggedClause

_OF_TABLETS = frozenset({"overdose", "other_person", "got_at", "tablets_gone", "extra_dose"})
"""Who swallowed them, or gave them twice, need not be the patient."""


class Status(StrEnum):
    """What the words around a finding make of it."""

    NOW = "now"
    DENIED = "denied"
    OVER = "over"
    SUPPOSED = "supposed"
    OTHER = "other"


class Finding(NamedTuple):
    """Something told in a clause: `clause.text[start:end]` says `value`."""

    value: str
    clause: TaggedClause
    start: int
    end: int
    status: Status

    @property
    def said(self) -> str:
        """The person's own words: the matched stretch."""
        return self.clause.quote(self.start, self.end)

    @property
    def turn(self) -> int:
        """The turn it was said in."""
        return self.clause.turn

    @property
    def holds(self) -> bool:
        """Whether it is told as the patient's, now."""
        return self.status is Status.NOW


def told(
    scene: Scene, name: str, table: str = "says", intended: frozenset[str] = frozenset()
) -> list[Finding]:
    """Everything that a table of `wordings/<name>.yaml` finds, in order.

    The values in `intended` count when they are only meant to happen, too. Words inside a match of
    the file's `unless` table (of that value, or `any`) are another matter and are skipped.
    """
    tables = wordings(name)
    nothing = Table()
    unless, elsewhere = tables.get("unless", nothing), tables.get("elsewhere", nothing)
    figures = tables.get("figures", nothing)
    found: list[Finding] = []
    for at, clause in enumerate(scene.clauses):
        for value in tables[table].likely(clause.text):
            for start, end in _spans(clause, value, tables[table][value], unless):
                if any(e.search(scene.sentence_text(at)) for e in elsewhere.get(value, ())):
                    break
                if _is_figure(scene, at, (start, end), figures.get(value, ())):
                    continue
                status = _status(scene, at, (start, end), value, intended=value in intended)
                found.append(Finding(value, clause, start, end, status))
    return found


def told_across(scene: Scene, name: str, intended: frozenset[str] = frozenset()) -> list[Finding]:
    """What the table `across` of `wordings/<name>.yaml` finds over whole sentences.

    A finding's words are those of the clause in which they begin; `intended` is as in `told`.
    """
    found: list[Finding] = []
    across, elsewhere = wordings(name)["across"], wordings(name).get("elsewhere", Table())
    for members in scene.sentences:
        text = scene.sentence_text(members[0])
        for value in across.likely(text):
            if any(e.search(text) for e in elsewhere.get(value, ())):
                continue
            for expression in across[value].likely(text):
                match = expression.search(text)
                if match:
                    at, start = _clause_at(scene, members, match.start())
                    clause = scene.clauses[at]
                    end = min(len(clause.text), start + len(match.group()))
                    status = _status(scene, at, (start, end), value, intended=value in intended)
                    found.append(Finding(value, clause, start, end, status))
    return found


def _clause_at(scene: Scene, members: Sequence[int], position: int) -> tuple[int, int]:
    """The clause that holds a position of the sentence's text, and the place in it."""
    for at in members:
        length = len(scene.clauses[at].text)
        if position <= length:
            return at, position
        position -= length + len(BETWEEN)
    return members[-1], 0


def _spans(
    clause: TaggedClause, value: str, expressions: Expressions, unless: Table
) -> Iterator[tuple[int, int]]:
    """Where the value is told, each place once."""
    taken: list[tuple[int, int]] = []
    excluded: list[tuple[int, int]] | None = None
    for expression in expressions.likely(clause.text):
        for match in expression.finditer(clause.text):
            span = match.span()
            if any(a < span[1] and span[0] < b for a, b in taken):
                continue
            if excluded is None:
                excluded = _excluded(clause, value, unless)
            if any(a < span[1] and span[0] < b for a, b in excluded):
                continue
            taken.append(span)
            yield span


def _is_figure(
    scene: Scene, at: int, span: tuple[int, int], figures: Sequence[re.Pattern[str]]
) -> bool:
    """Whether the words lie in a figure of speech: "nearly choked when I saw the price"."""
    if not figures:
        return False
    before = [i for i in scene.sentence(at) if i < at]
    shift = sum(len(scene.clauses[i].text) + len(BETWEEN) for i in before)
    text = scene.sentence_text(at)
    start, end = span[0] + shift, span[1] + shift
    return any(m.start() < end and start < m.end() for e in figures for m in e.finditer(text))


def _excluded(clause: TaggedClause, value: str, unless: Table) -> list[tuple[int, int]]:
    expressions = (*unless.get(value, ()), *unless.get("any", ()))
    return [match.span() for e in expressions for match in e.finditer(clause.text)]


def _status(scene: Scene, at: int, span: tuple[int, int], value: str, *, intended: bool) -> Status:
    if _is_others(scene, at, span, value):
        return Status.NOW if is_had_after_all(scene, at, span[1]) else Status.OTHER
    if is_turned_at_once(scene, at, value):
        return Status.SUPPOSED
    status = status_of_anyone(scene, at, span, intended=intended)
    return Status.OVER if status is Status.NOW and is_cleared(scene, at, value) else status


def _is_others(scene: Scene, at: int, span: tuple[int, int], value: str) -> bool:
    if not scene.own[at] or is_no_persons(scene, at, span, value):
        return True
    return value not in _OF_TABLETS and is_of_other_than_well(scene, at, span[0])


def status_of_anyone(scene: Scene, at: int, span: tuple[int, int], *, intended: bool) -> Status:
    """What becomes of `clause.text[start:end]` of clause `at`, whoever it is told of."""
    start, end = span
    status = _as_told(scene, at, span, intended=intended)
    owned = status is not Status.NOW and is_had_after_all(scene, at, end)
    if (owned or status is not Status.DENIED) and is_framed(scene, at, start, end):
        return Status.SUPPOSED
    return Status.NOW if owned else status


def _as_told(scene: Scene, at: int, span: tuple[int, int], *, intended: bool) -> Status:
    """The same by its own words alone, before what is said behind them."""
    start, end = span
    if is_denied(scene, at, start, end):
        return Status.DENIED
    if is_supposed(scene, at, start, end, intended=intended):
        return Status.SUPPOSED
    if is_over(scene, at, end, intended=intended) or is_long_known(scene, at, end):
        return Status.OVER
    return Status.NOW
