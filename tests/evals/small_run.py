"""Runs the small set, or a part of it, on an assistant, and judges it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cache
from pathlib import Path

from house import texts

from evals.gating import Gates, load_gates
from evals.record import CaseResult, Manifest, Run
from evals.running.answering import Answerer
from evals.running.plan import Planned, plan
from evals.running.run import Judging, answer_and_score, conclude
from evals.sets import load_set
from evals.summary import GateKind

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
SMALL = HERE / "small-set.yaml"


def small_plan(perturbations: Sequence[str] = ()) -> tuple[Planned, ...]:
    """Every case of the small set."""
    return plan([(Path("small-set.yaml"), load_set(SMALL))], perturbations)


@cache
def small_gates() -> Gates:
    """The project's hard gates, and floors that suit a small set."""
    hard = [gate for gate in load_gates().gates if gate.kind is GateKind.HARD]
    return Gates(gates=(*hard, *load_gates(HERE / "small-gates.yaml").gates))


def small_manifest(cases: int) -> Manifest:
    """A manifest of no particular machine."""
    started = f"{TODAY}T12:00:00Z"
    return Manifest.model_validate(
        {"started": started, "command": "mmf eval", "sets": (), "cases": cases}
    )


def opened(answerer: Answerer) -> AbstractContextManager[Answerer]:
    """An answerer as an opener returns it."""
    return nullcontext(answerer)


def results_of(
    answerer: Answerer, planned: Sequence[Planned] | None = None
) -> tuple[CaseResult, ...]:
    """The small set answered and scored in this process."""
    return answer_and_score(planned or small_plan(), lambda: opened(answerer), texts())


def judged(results: Sequence[CaseResult]) -> Run:
    """The results judged by the small gates."""
    judging = Judging(gates=small_gates(), today=TODAY)
    return conclude(small_manifest(len(results)), results, judging)


def missed(run: Run) -> set[str]:
    """Names of the gates that stop the run."""
    return {gate.name for gate in run.summary.gates if gate.stops}
