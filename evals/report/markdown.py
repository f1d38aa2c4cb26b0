"""The run as Markdown for a pull request: the verdict first, then what a reviewer must know.

Whatever comes from outside stands in code spans: there no mention pings anybody, no image is
fetched and no markup counts.
"""

import re
from collections.abc import Iterable

from evals.record import CaseResult, Run
from evals.report import failures, numbers, wording
from evals.report.gates import state_of
from evals.report.head import headline
from evals.report.visible import one_line
from evals.score import Stage
from evals.summary import Comparison, Metric

_MARKS = {"held": "✅", "missed": "❌", "waived": "⚠️", "unjudged": "➖"}
_MOST = 10
"""Cases named for one stage or direction; the page has them all."""


def markdown(run: Run) -> str:
    """The Markdown text."""
    summary = run.summary
    mark = "✅" if summary.holds else "❌"
    right = wording.RIGHT.format(passed=summary.passed, cases=summary.cases)
    sections = [
        f"## {mark} {headline(summary)}",
        f"{right}; sets: {', '.join(code(used.name) for used in run.manifest.sets)}.",
        *(f"> {code(note)}" for note in summary.notes),
        _gates(run),
        _ledger(run),
        _changes(summary.comparison) if summary.comparison else "",
        _failures(run.cases),
        _numbers(summary.metrics),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def code(text: str, most: int = 200) -> str:
    """A text as a code span of one line, whatever backticks and bars it holds."""
    line = one_line(text, most) or "–"
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    # Inside a table a bar would end the cell even in code; the broken bar reads the same.
    return f"{fence}{space}{line}{space}{fence}".replace("|", "¦")


def _table(title: str, heading: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    if not lines:
        return ""
    names = tuple(heading)
    top = [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}"]
    return "\n".join([f"### {title}", "", *top, *lines])


def _gates(run: Run) -> str:
    order = list(wording.GATE_STATES)
    gates = sorted(run.summary.gates, key=lambda gate: order.index(state_of(gate)))
    rows = []
    for gate in gates:
        state = state_of(gate)
        waiver = f" {code(gate.waived)}" if gate.waived else ""
        words = f"{_MARKS[state]} {wording.GATE_STATES[state]}{waiver}"
        rows.append((words, code(gate.name), code(gate.limit), code(gate.measured)))
    return _table("Gates", ("", "Gate", "Limit", "Measured"), rows)


def _ledger(run: Run) -> str:
    rows = [
        (
            f"**{wording.HARMS[line.harm]}**"
            if line.harm in wording.DANGEROUS
            else wording.HARMS[line.harm],
            code(line.words),
            ", ".join(code(case) for case in line.cases[:_MOST]) or "–",
        )
        for line in run.summary.ledger
    ]
    return _table("Safety", ("Mistake", "Seen", "Cases"), rows)


def _changes(comparison: Comparison) -> str:
    lines = [f"### Since the baseline ({comparison.pairs} cases in both)"]
    for direction, title in wording.DIRECTIONS.items():
        found = [change for change in comparison.changes if change.direction == direction]
        if not found:
            continue
        lines += ["", f"{title}: {len(found)}", ""]
        lines += [f"- {code(c.id)}: {code(c.before)} → {code(c.after)}" for c in found[:_MOST]]
        lines += _more(len(found))
    rows = [
        (
            wording.metric(found.metric),
            numbers.share(found.before) if found.before <= 1 else f"{found.before:.1f}",
            numbers.share(found.after) if found.after <= 1 else f"{found.after:.1f}",
            "–" if found.p_value is None else f"{found.p_value:.3f}",
        )
        for found in comparison.differences
    ]
    table = _table("Before and after", ("Metric", "Before", "After", "p"), rows)
    return "\n".join([*lines, "", table]).rstrip()


def _failures(cases: tuple[CaseResult, ...]) -> str:
    lines: list[str] = []
    crashed = [case for case in cases if case.crashed is not None]
    groups = [(wording.CRASH[0], crashed)]
    for stage in Stage:
        found = [c for c in cases if c.crashed is None and c.first_failure is stage]
        groups.append((wording.STAGES[stage][0], sorted(found, key=failures.danger)))
    for title, found in groups:
        if found:
            lines += ["", f"**{title}** ({len(found)})", ""]
            lines += [f"- {code(c.id)}: {code(failures.reason(c))}" for c in found[:_MOST]]
            lines += _more(len(found))
    return "\n".join(["### Failing cases, by the first part that failed", *lines]) if lines else ""


def _more(count: int) -> list[str]:
    return [f"- {wording.MORE_CASES.format(count=count - _MOST)}"] if count > _MOST else []


def _numbers(metrics: tuple[Metric, ...]) -> str:
    rows = [
        (
            wording.metric(metric.name),
            numbers.measured(metric, metric.value),
            f"{numbers.measured(metric, metric.low)} to {numbers.measured(metric, metric.high)}",
            str(metric.n),
        )
        for metric in metrics
        if metric.group == "all"
    ]
    table = _table("Numbers", ("Metric", "Value", "95 % interval", "Scored"), rows)
    if not table:
        return ""
    return f"<details><summary>All numbers</summary>\n\n{table}\n\n</details>"
