"""Failing cases by the first part of the turn that went wrong: mend that, and look again."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.record import CaseResult, Run
from evals.report import wording
from evals.report.lists import Lists
from evals.report.visible import one_line
from evals.score import Harm, Score, Stage


@dataclass(frozen=True)
class Failure:
    """One failing case on one line."""

    case: CaseResult
    href: str
    asked: str
    reason: str
    harms: tuple[tuple[str, bool], ...]
    """Kinds of mistake, the worst first, each with whether it is dangerous."""


@dataclass(frozen=True)
class StageGroup:
    """The cases that first failed in one part of the turn, the most dangerous first."""

    anchor: str
    title: str
    note: str
    failures: tuple[Failure, ...]


def stage_groups(run: Run, lists: Lists) -> tuple[StageGroup, ...]:
    """Crashes, then every stage in the order of the turn; a stage without failures is empty."""
    crashed = [case for case in run.cases if case.crashed is not None]
    groups = [("crash", *wording.CRASH, crashed)] if crashed else []
    for stage in Stage:
        failing = [c for c in run.cases if c.crashed is None and c.first_failure is stage]
        groups.append((stage.value, *wording.STAGES[stage], failing))
    return tuple(
        StageGroup(
            anchor=f"stage-{name}",
            title=title,
            note=note,
            failures=tuple(failure(case, lists) for case in sorted(found, key=danger)),
        )
        for name, title, note, found in groups
    )


def failure(case: CaseResult, lists: Lists) -> Failure:
    """One failing case on one line."""
    return Failure(
        case=case,
        href=f"#{lists.anchor(case.id)}",
        asked=one_line(case.turns[-1], 180),
        reason=reason(case),
        harms=tuple((wording.HARMS[h], h in wording.DANGEROUS) for h in harms(case)),
    )


def reason(case: CaseResult) -> str:
    """Why the case fails, in its first failed score's words."""
    if case.crashed is not None:
        return one_line(case.crashed, 240)
    first = first_score(case)
    return one_line(f"{wording.metric(first.name)}: {first.reason}", 240) if first else ""


def first_score(case: CaseResult) -> Score | None:
    """The failed score that matters most within the first failed stage."""
    order = list(Harm)
    found = [score for score in case.failed if score.stage is case.first_failure]
    return min(found, key=lambda s: order.index(s.harm or Harm.OTHER)) if found else None


def harms(case: CaseResult) -> tuple[Harm, ...]:
    """The kinds of mistake in a case that have a name, the most dangerous first."""
    seen = {score.harm for score in case.failed if score.harm not in (None, Harm.OTHER)}
    return tuple(harm for harm in Harm if harm in seen)


def danger(case: CaseResult) -> tuple[int, str]:
    """A key that puts the most dangerous mistakes first."""
    order: Sequence[Harm] = list(Harm)
    return min((order.index(harm) for harm in harms(case)), default=len(order)), case.id
