"""Judges a run by its gates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evals.gating import Gate, Gates, Waiver
from evals.record import CaseResult
from evals.score import Score
from evals.summary import Comparison, Flip, GateKind, GateResult, Metric
from evals.summing.metrics import family

_SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Findings:
    """What gates are judged by."""

    cases: Sequence[CaseResult]
    metrics: Sequence[Metric]
    flips: Sequence[Flip]
    flip_chances: int
    comparison: Comparison | None
    baseline_metrics: Sequence[Metric] = ()


def judge(gates: Gates, found: Findings, today: date) -> tuple[GateResult, ...]:
    """Every gate's result; `today` tells which waivers are in force."""
    judges = {GateKind.HARD: _hard, GateKind.FLOOR: _floor, GateKind.REGRESS: _regress}
    results = (judges[gate.kind](gate, found) for gate in gates.gates)
    return tuple(_waived(result, gates.waivers, today) for result in results)


def expired(gates: Gates, today: date) -> tuple[str, ...]:
    """A note for every waiver whose last day has passed."""
    return tuple(
        f"the waiver of {waiver.gate} ended on {waiver.until}: {waiver.reason}"
        for waiver in gates.waivers
        if waiver.until < today
    )


def _hard(gate: Gate, found: Findings) -> GateResult:
    if gate.crash:
        return _none_of(gate, [c.id for c in found.cases if c.crashed], len(found.cases), "crash")
    if gate.flips:
        ids = [flip.id for flip in found.flips if flip.direction == gate.flips]
        return _none_of(gate, ids, found.flip_chances, f"{gate.flips} flips")
    seen = [case for case in found.cases if any(_looks_at(gate, s) for s in case.scores)]
    hit = [
        case.id
        for case in seen
        if any(_looks_at(gate, s) and s.passed is False and _is_harm(gate, s) for s in case.scores)
    ]
    what = gate.harm.value if gate.harm else gate.failing or ""
    return _none_of(gate, hit, len(seen), what)


def _looks_at(gate: Gate, score: Score) -> bool:
    if score.value is None:
        return False
    names = (gate.failing,) if gate.failing else gate.scores
    return not names or score.name in names or family(score.name) in names


def _is_harm(gate: Gate, score: Score) -> bool:
    return gate.harm is None or score.harm is gate.harm


def _none_of(gate: Gate, hit: Sequence[str], among: int, what: str) -> GateResult:
    return GateResult(
        name=gate.name,
        kind=gate.kind,
        metric=what,
        limit="none",
        measured=f"{len(hit)} of {among}",
        held=not hit,
        judged=among > 0,
        cases=tuple(hit),
    )


def _floor(gate: Gate, found: Findings) -> GateResult:
    metric = _metric(found.metrics, gate)
    if gate.at_least is not None:
        limit = f"lower end at least {gate.at_least:g}"
    else:
        limit = f"upper end at most {gate.at_most:g}"
    if metric is None or metric.value is None or metric.low is None or metric.high is None:
        return _unjudged(gate, limit, "nothing was scored")
    if gate.at_least is not None:
        held = metric.low >= gate.at_least
    else:
        held = metric.high <= (gate.at_most or 0)
    measured = f"{metric.value:.3g} ({metric.low:.3g} to {metric.high:.3g}), {metric.n} scored"
    cases = () if held else metric.failing
    return _result(gate, limit, measured, held=held, cases=cases)


def _regress(gate: Gate, found: Findings) -> GateResult:
    if gate.factor is not None:
        return _slower(gate, gate.factor, found)
    limit = f"at most {gate.margin:g} below the baseline"
    differences = found.comparison.differences if found.comparison else ()
    change = next((d for d in differences if d.metric == gate.metric), None)
    if change is None:
        return _unjudged(gate, limit, "no baseline to compare with")
    surely = change.p_value is not None and change.p_value < _SIGNIFICANT
    # A tiny tolerance: 0.90 - 0.91 is a little less than -0.01 in binary.
    held = change.difference >= -(gate.margin or 0) - 1e-9 and not (
        surely and change.difference < 0
    )
    measured = f"{change.before:.3g} to {change.after:.3g} over {change.pairs} cases"
    if change.p_value is not None:
        measured += f", p = {change.p_value:.2g}"
    broken = [c.id for c in found.comparison.changes] if found.comparison and not held else []
    return _result(gate, limit, measured, held=held, cases=tuple(broken))


def _slower(gate: Gate, factor: float, found: Findings) -> GateResult:
    limit = f"at most {factor:g} times the baseline"
    now, before = _metric(found.metrics, gate), _metric(found.baseline_metrics, gate)
    if not (now and before and now.value and before.value):
        return _unjudged(gate, limit, "no baseline to compare with")
    times = now.value / before.value
    return _result(gate, limit, f"{times:.2f} times", held=times <= factor)


def _metric(metrics: Sequence[Metric], gate: Gate) -> Metric | None:
    return next((m for m in metrics if (m.name, m.group) == (gate.metric, gate.group)), None)


def _result(
    gate: Gate, limit: str, measured: str, *, held: bool, cases: tuple[str, ...] = ()
) -> GateResult:
    return GateResult(
        name=gate.name,
        kind=gate.kind,
        metric=gate.metric or "",
        group=gate.group,
        limit=limit,
        measured=measured,
        held=held,
        cases=cases,
    )


def _unjudged(gate: Gate, limit: str, why: str) -> GateResult:
    return _result(gate, limit, why, held=False).model_copy(update={"judged": False})


def _waived(result: GateResult, waivers: Sequence[Waiver], today: date) -> GateResult:
    if result.held or not result.judged:
        return result
    for waiver in waivers:
        in_force = waiver.gate == result.name and today <= waiver.until
        if in_force and (not waiver.cases or set(result.cases) <= set(waiver.cases)):
            told = f"{waiver.reason} (until {waiver.until})"
            return result.model_copy(update={"waived": told})
    return result
