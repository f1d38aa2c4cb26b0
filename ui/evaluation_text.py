"""What `mmf eval` prints: the outcome in a few lines, and counts alone for blind sets."""

from pathlib import Path

from evals.record import Run
from evals.summary import GateResult, Metric, Summary
from evals.summing.writing import writing_totals

_CHIEF = ("case", "verdict", "scope", "criteria", "facts", "rules", "rules_absent")
_LISTED = 5


def as_text(run: Run, report: Path) -> str:
    """Gates, harms, chief numbers, and where to look further."""
    summary = run.summary
    parts = [
        _head(summary),
        "\n".join(["Gates:", *(_gate(gate, named=True) for gate in summary.gates)]),
        _harms(summary),
        _numbers(summary),
        _changes(summary),
        _writing(run),
        "\n".join(f"Note: {note}." for note in summary.notes),
        f"Report: {report}",
    ]
    return "\n\n".join(part for part in parts if part)


def blind_text(run: Run) -> str:
    """Counts by kind; no case, no id, no word of either side."""
    summary = run.summary
    gates = "\n".join(["Gates:", *(_gate(gate, named=False) for gate in summary.gates)])
    return "\n\n".join([_head(summary), gates, _harms(summary), _numbers(summary)])


def _head(summary: Summary) -> str:
    missed = sum(gate.stops for gate in summary.gates)
    verdict = "Every gate holds" if summary.holds else f"{missed} gates missed"
    crashed = f", {summary.crashed} crashed" if summary.crashed else ""
    return f"{verdict}: {summary.passed} of {summary.cases} cases without a fault{crashed}."


def _gate(gate: GateResult, *, named: bool) -> str:
    mark = "–" if not gate.judged else "✓" if gate.held else "w" if gate.waived else "✗"
    line = f"  {mark} {gate.name}: {gate.measured} (wanted: {gate.limit})"
    if gate.waived:
        line += f"; waived: {gate.waived}"
    if named and gate.stops and gate.cases:
        more = f" and {len(gate.cases) - _LISTED} more" if len(gate.cases) > _LISTED else ""
        line += f"\n      {', '.join(gate.cases[:_LISTED])}{more}"
    return line


def _harms(summary: Summary) -> str:
    lines = [f"  {line.harm.value.replace('_', ' ')}: {line.words}" for line in summary.ledger]
    return "\n".join(["Harms (95 % bound):", *lines])


def _numbers(summary: Summary) -> str:
    chief = [m for name in _CHIEF for m in summary.metrics if (m.name, m.group) == (name, "all")]
    return "\n".join(["Right:", *(f"  {_metric(metric)}" for metric in chief if metric.n)])


def _metric(metric: Metric) -> str:
    ends = f" ({metric.low:.1%} to {metric.high:.1%})" if metric.low is not None else ""
    return f"{metric.name}: {metric.value:.1%}{ends} of {metric.n}"


def _writing(run: Run) -> str:
    totals = writing_totals(run.cases)
    return totals.in_words() if totals else ""


def _changes(summary: Summary) -> str:
    if summary.comparison is None:
        return ""
    ways: dict[str, int] = {}
    for change in summary.comparison.changes:
        ways[change.direction] = ways.get(change.direction, 0) + 1
    told = ", ".join(f"{count} {way.replace('_', ' ')}" for way, count in sorted(ways.items()))
    against = f"Against {summary.comparison.baseline}, {summary.comparison.pairs} cases"
    return f"{against}: {told or 'no change'}."
