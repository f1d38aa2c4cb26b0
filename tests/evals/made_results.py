"""Made-up cases with made-up scores, and what they add up to."""

from datetime import date
from typing import Any

from small_run import TODAY

from assistant.contract import Answer, CriterionResult
from evals.gating import Gates
from evals.record import CaseResult, Manifest, Run
from evals.score import Harm, Score, Stage
from evals.scoring.marks import judged
from evals.sets import Expectation
from evals.summary import GateResult, Summary
from evals.summing import summarise

LATER = date(2026, 12, 1)


def answer(verdict: str | None, scope: str = "in_scope", **statuses: str) -> Answer:
    criteria = tuple(CriterionResult(id=key, status=status) for key, status in statuses.items())
    return Answer(scope=scope, verdict=verdict, criteria=criteria, text="", sentences=())


def case(name: str, *scores: Score, given: str | None = None, **more: Any) -> CaseResult:
    known: dict[str, Any] = {"expect": Expectation(verdict=None), "answer": answer(given), **more}
    return CaseResult(id=name, set="s", today=TODAY, turns=(name,), scores=scores, **known)


def verdict(ok: bool, harm: Harm = Harm.OTHER) -> Score:
    return judged("verdict", Stage.RULES, ok, "made up", harm)


def gates(*entries: dict[str, Any], **more: Any) -> Gates:
    return Gates.model_validate({"gates": entries, **more})


NO_CRASH = {"name": "no-crash", "kind": "hard", "crash": True}
FLOOR = {"name": "verdict", "kind": "floor", "metric": "verdict", "at_least": 0.9}
UNSAFE = {"name": "unsafe", "kind": "hard", "harm": "false_permission", "scores": ["verdict"]}


def summed(cases: list[CaseResult], *entries: dict[str, Any], **more: Any) -> Summary:
    known = {"today": TODAY, **more}
    waivers = known.pop("waivers", ())
    return summarise(cases, gates(*(entries or (NO_CRASH,)), waivers=waivers), **known)


def only(summary: Summary) -> GateResult:
    (gate,) = summary.gates
    return gate


def metric(summary: Summary, name: str, group: str = "all") -> Any:
    return next(m for m in summary.metrics if (m.name, m.group) == (name, group))


def run_of(cases: list[CaseResult], **more: Any) -> Run:
    manifest = Manifest.model_validate(
        {"started": "2026-11-22T12:00:00Z", "command": "", "sets": (), "cases": len(cases)}
    )
    return Run(manifest=manifest, cases=tuple(cases), summary=summed(cases, **more))
