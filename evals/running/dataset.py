"""The adapter to pydantic-evals, which runs the cases: order, concurrency, evaluators.

Its averages skip crashed cases and it knows no intervals, gates or records: those are ours, and
only which case was answered and scored is taken from it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from evals.running.answering import Answered
from evals.running.plan import Planned
from evals.score import Score

Answering = Callable[[Planned], Awaitable[Answered]]
Scoring = Callable[[Planned, Answered], tuple[Score, ...]]


def run_dataset(
    planned: Sequence[Planned], answering: Answering, scoring: Scoring, *, at_once: int
) -> dict[str, tuple[Score, ...]]:
    """Answer and score every case; the scores by case id.

    Raises what `scoring` raises. `KeyboardInterrupt` leaves at once.
    """
    from pydantic_evals import Case, Dataset
    from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

    found: dict[str, tuple[Score, ...]] = {}

    class OurScores(Evaluator[Planned, Answered, None]):
        def evaluate(
            self, ctx: EvaluatorContext[Planned, Answered, None]
        ) -> dict[str, EvaluationReason]:
            scores = scoring(ctx.inputs, ctx.output)
            found[ctx.inputs.case.id] = scores
            return {
                score.name: EvaluationReason(_value(score), score.reason)
                for score in scores
                if score.value is not None
            }

    cases: list[Case[Planned, Answered, None]] = [
        Case(name=one.case.id, inputs=one) for one in planned
    ]
    dataset = Dataset[Planned, Answered, None](name="cases", cases=cases, evaluators=[OurScores()])
    report = asyncio.run(
        dataset.evaluate(answering, max_concurrency=at_once, progress=False, name="mmf eval")
    )
    _raise_failures(report)
    return found


def _value(score: Score) -> bool | float:
    return score.passed if score.passed is not None else score.value or 0.0


def _raise_failures(report: Any) -> None:
    """Turn what pydantic-evals put aside into an error: nothing may be left out in silence."""
    problems = [f"case {f.name}: {f.error_message}" for f in report.failures]
    problems += [
        f"case {case.name}: {failure.error_message}"
        for case in report.cases
        for failure in case.evaluator_failures
    ]
    if problems:
        raise ScoringFailed(problems[0])


class ScoringFailed(Exception):
    """A case could be answered and not be scored, which is a fault of ours."""
