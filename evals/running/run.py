"""One run from planned cases to its results, and from results to a judged record.

    plan ──► cases ── answer, log ──► answers ── score ──► results ── sum up, judge ──► Run

Scoring and judging can be repeated without answering. A run without a folder leaves no trace.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from corpus.models import Frozen
from evals.gating import Gates
from evals.record import CaseResult, Manifest, Run
from evals.running.answering import Answered, Opener
from evals.running.folder import Folder
from evals.running.plan import Planned
from evals.running.session import Progress, Session
from evals.score import Score
from evals.scoring import Texts, score_case
from evals.summing import summarise


class Judging(Frozen):
    """What a run is judged by."""

    gates: Gates
    today: date
    """Tells which waivers are in force."""
    baseline: Run | None = None
    baseline_name: str = ""


def answer_and_score(
    planned: Sequence[Planned],
    opener: Opener,
    texts: Texts,
    *,
    jobs: int = 1,
    folder: Folder | None = None,
    done: Mapping[str, Answered] | None = None,
    progress: Progress = lambda _step, _done, _total: None,
) -> tuple[CaseResult, ...]:
    """Answer and score the planned cases, in order; those in `done` are not answered again.

    The results are the same for any number of `jobs`. Raises `Interrupted` and `RunFailed`; what
    was answered until then stands in the folder.
    """

    def scoring(one: Planned, answered: Answered) -> tuple[Score, ...]:
        return _scores(one.result(), answered, texts)

    session = Session(planned, done or {}, folder, progress)
    scores = session.answer_all(opener, scoring, jobs)
    return tuple(
        _result(one.result(), session.answers[one.case.id], scores[one.case.id]) for one in planned
    )


def score_again(
    cases: Sequence[CaseResult], planned: Mapping[str, Planned], texts: Texts
) -> tuple[CaseResult, ...]:
    """Score recorded answers anew, by what `planned` expects of the same words if it has them."""
    results = []
    for case in cases:
        one = planned.get(case.id)
        asked = one.result() if one and one.case.turns == case.turns else case
        answered = Answered(id=case.id, answer=case.answer, crashed=case.crashed)
        result = _result(asked, answered, _scores(asked, answered, texts))
        results.append(result.model_copy(update={"timings_ms": case.timings_ms}))
    return tuple(results)


def conclude(manifest: Manifest, cases: Sequence[CaseResult], judging: Judging) -> Run:
    """Sum the cases up and judge them. Raises `OtherCases` for a baseline of other cases."""
    pace = manifest.machine.get("yardstick_ms")
    summary = summarise(
        cases,
        judging.gates,
        today=judging.today,
        yardstick_ms=float(pace) if pace else None,
        baseline=judging.baseline,
        baseline_name=judging.baseline_name,
    )
    return Run(manifest=manifest, cases=tuple(cases), summary=summary)


def _scores(asked: CaseResult, answered: Answered, texts: Texts) -> tuple[Score, ...]:
    """None for a crashed case: what failed inside says nothing about the rest."""
    if answered.answer is None or answered.crashed is not None:
        return ()
    return score_case(asked.expect, asked.persona, answered.answer, texts)


def _result(asked: CaseResult, answered: Answered, scores: tuple[Score, ...]) -> CaseResult:
    answer = answered.answer
    return asked.model_copy(
        update={
            "answer": answer.model_copy(update={"timings_ms": {}}) if answer else None,
            "crashed": answered.crashed,
            "scores": scores,
            "timings_ms": answer.timings_ms if answer else {},
        }
    )
