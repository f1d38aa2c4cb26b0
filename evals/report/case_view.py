"""One case, whole: what was asked, read, decided, found and said, and what was expected of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.contract import Answer, Citation, FactView
from evals.record import CaseResult, Run
from evals.report import failures, numbers, wording
from evals.report.charts.bars import Part, parts
from evals.report.charts.svg import Element
from evals.report.command import command
from evals.report.lists import Lists
from evals.report.quotes import Span, spans
from evals.report.support import SupportedSentence, sentences
from evals.report.visible import one_line
from evals.score import Score, Stage

_STATES = {True: "passed", False: "failed", None: "measured"}
_FULL = 200
"""Characters of a retrieved passage that are shown in a case that is right."""


@dataclass(frozen=True)
class FactRow:
    """One fact as read, and what was expected."""

    name: str
    value: str
    said: str | None
    turn: int | None
    expected: str | None
    state: str


@dataclass(frozen=True)
class CriterionRow:
    """One criterion as decided, and what was expected where it differs."""

    id: str
    label: str
    status: str
    said: str | None
    expected: str | None


@dataclass(frozen=True)
class Found:
    """One retrieved passage; `cited` holds the number it has in the answer, if it has one."""

    rank: int
    passage_id: str
    score: str
    text: str
    cited: int | None


@dataclass(frozen=True)
class CaseView:
    """A case as the page shows it."""

    case: CaseResult
    anchor: str
    state: str
    asked: str
    reason: str
    harms: tuple[tuple[str, bool], ...]
    stage: str
    verdict: str
    expected_verdict: str | None
    turns: tuple[tuple[Span, ...], ...]
    facts: tuple[FactRow, ...]
    criteria: tuple[CriterionRow, ...]
    sentences: tuple[SupportedSentence, ...]
    found: tuple[Found, ...]
    elsewhere: tuple[Citation, ...]
    """Citations of passages that are not in the ranked list."""
    scores: tuple[tuple[str, tuple[Score, ...]], ...]
    unscored: int
    timings: Element | None
    timings_words: str
    command: str


def case_views(run: Run, lists: Lists) -> tuple[CaseView, ...]:
    """Every case: crashed and failing ones first, the most dangerous before the others."""
    order = sorted(run.cases, key=lambda case: (case.passed, failures.danger(case)))
    return tuple(_view(case, lists) for case in order)


def _view(case: CaseResult, lists: Lists) -> CaseView:
    answer = case.answer
    # A variant that is right says nothing that its original does not: it is kept short.
    brief = case.passed and case.perturbation is not None
    expected = "verdict" in case.expect.model_fields_set
    return CaseView(
        case=case,
        anchor=lists.anchor(case.id),
        state="crashed" if case.crashed else "right" if case.passed else "wrong",
        asked=one_line(case.turns[-1], 180),
        reason=failures.reason(case),
        harms=tuple((wording.HARMS[h], h in wording.DANGEROUS) for h in failures.harms(case)),
        stage=case.first_failure.value if case.first_failure else "",
        verdict=wording.verdict(answer.verdict) if answer else "–",
        expected_verdict=wording.verdict(case.expect.verdict) if expected else None,
        turns=spans(case.turns, answer.facts if answer else {}),
        facts=_facts(case, answer.facts if answer else {}),
        criteria=_criteria(case),
        sentences=sentences(case),
        found=_found(answer, whole=not case.passed) if answer and not brief else (),
        elsewhere=_elsewhere(answer) if answer and not brief else (),
        scores=() if brief else _scores(case),
        unscored=sum(score.value is None and score.passed is None for score in case.scores),
        timings=_timings(case.timings_ms),
        timings_words=_timing_words(case.timings_ms),
        command=command(case),
    )


def _facts(case: CaseResult, read: Mapping[str, FactView]) -> tuple[FactRow, ...]:
    """What is known or was expected; that the rest is unknown goes without saying."""
    rows = []
    for name in dict.fromkeys((*read, *case.expect.facts)):
        fact = read.get(name)
        expected = case.expect.facts.get(name)
        if expected is None and (fact is None or fact.value in ("unknown", [])):
            continue
        failed = any(s.passed is False and s.name == f"facts.{name}" for s in case.scores)
        rows.append(
            FactRow(
                name=name.replace("_", " "),
                value=_value(fact.value) if fact else "unknown",
                said=fact.said if fact else None,
                turn=fact.turn if fact else None,
                expected=None if expected is None else _value(expected),
                state="wrong" if failed else "right" if expected is not None else "plain",
            )
        )
    return tuple(rows)


def _value(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _criteria(case: CaseResult) -> tuple[CriterionRow, ...]:
    given = case.answer.criteria if case.answer else ()
    rows = []
    for criterion in given:
        expected = case.expect.criteria.get(criterion.id)
        rows.append(
            CriterionRow(
                id=criterion.id,
                label=criterion.label,
                status=criterion.status,
                said=criterion.said,
                expected=expected if expected != criterion.status else None,
            )
        )
    present = {criterion.id for criterion in given}
    rows += [
        CriterionRow(id=name, label="", status="absent", said=None, expected=status)
        for name, status in case.expect.criteria.items()
        if name not in present
    ]
    return tuple(rows)


def _found(answer: Answer, *, whole: bool) -> tuple[Found, ...]:
    cited = {citation.passage_id: citation.n for citation in answer.citations}
    return tuple(
        Found(
            rank=rank,
            passage_id=passage.passage_id,
            score=f"{passage.score:.3f}",
            text=passage.text if whole else one_line(passage.text, _FULL),
            cited=cited.get(passage.passage_id),
        )
        for rank, passage in enumerate(answer.retrieved, 1)
    )


def _elsewhere(answer: Answer) -> tuple[Citation, ...]:
    ranked = {passage.passage_id for passage in answer.retrieved}
    return tuple(one for one in answer.citations if one.passage_id not in ranked)


def _scores(case: CaseResult) -> tuple[tuple[str, tuple[Score, ...]], ...]:
    """The scores that were made, by stage, the failed first."""
    groups = []
    for stage in Stage:
        made = [s for s in case.scores if s.stage is stage and s.value is not None]
        if made:
            ordered = sorted(made, key=lambda score: score.passed is not False)
            groups.append((wording.STAGES[stage][0], tuple(ordered)))
    return tuple(groups)


def score_state(score: Score) -> str:
    """`passed`, `failed` or, when nothing was expected of it, `measured`."""
    return _STATES[score.passed]


def _timings(timings: Mapping[str, float]) -> Element | None:
    steps = [(part, ms) for part, ms in timings.items() if part != "total" and ms > 0]
    if not steps:
        return None
    pieces = [
        Part(ms, f"step-{n % 6}", f"{part}: {numbers.milliseconds(ms)}")
        for n, (part, ms) in enumerate(steps)
    ]
    return parts("Time by part of the turn", pieces, height=10)


def _timing_words(timings: Mapping[str, float]) -> str:
    return ", ".join(f"{part} {numbers.milliseconds(ms)}" for part, ms in timings.items())
