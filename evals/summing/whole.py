"""Everything that the cases of a run add up to."""

from collections.abc import Sequence
from datetime import date

from evals.gating import Gates
from evals.record import CaseResult, Run
from evals.summary import Comparison, Metric, Summary
from evals.summing.compare import compare
from evals.summing.confusion import confusion
from evals.summing.flips import flips
from evals.summing.harms import ledger
from evals.summing.judge import Findings, expired, judge
from evals.summing.latency import TOTAL, latency, percentile
from evals.summing.metrics import metrics


def summarise(
    cases: Sequence[CaseResult],
    gates: Gates,
    *,
    today: date,
    yardstick_ms: float | None = None,
    baseline: Run | None = None,
    baseline_name: str = "",
) -> Summary:
    """The summary. `today` tells which waivers count; `yardstick_ms` is the machine's own pace.

    Raises `OtherCases` when the baseline has none of these cases.
    """
    own = [case for case in cases if case.perturbation is None]
    found = (*metrics(cases), *_pace(own, yardstick_ms))
    changed, chances = flips(cases)
    comparison: Comparison | None = None
    if baseline is not None:
        before = [case for case in baseline.cases if case.perturbation is None]
        comparison = compare(before, own, name=baseline_name)
    findings = Findings(
        cases=own,
        metrics=found,
        flips=changed,
        flip_chances=sum(chances.values()),
        comparison=comparison,
        baseline_metrics=baseline.summary.metrics if baseline else (),
    )
    return Summary(
        cases=len(cases),
        passed=sum(case.passed for case in cases),
        crashed=sum(case.crashed is not None for case in cases),
        metrics=found,
        ledger=ledger(own),
        confusion=confusion(own),
        gates=judge(gates, findings, today),
        comparison=comparison,
        flips=changed,
        flip_chances=chances,
        latency=latency(cases),
        first_failures=_first_failures(own),
        notes=expired(gates, today),
    )


def _pace(cases: Sequence[CaseResult], yardstick_ms: float | None) -> tuple[Metric, ...]:
    """The median time of an answer in units of the yardstick, so that machines compare."""
    took = [case.timings_ms[TOTAL] for case in cases if TOTAL in case.timings_ms]
    if not took or not yardstick_ms:
        return ()
    ratio = percentile(took, 0.5) / yardstick_ms
    return (Metric(name="latency_ratio", value=ratio, n=len(took), method="median", unit="ratio"),)


def _first_failures(cases: Sequence[CaseResult]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for case in cases:
        if case.first_failure is not None:
            stage = case.first_failure.value
            counts[stage] = counts.get(stage, 0) + 1
    return counts
