"""The first screen: the verdict on the run, one bar of gates, what could hurt somebody."""

import re
from dataclasses import dataclass

from evals.record import Run
from evals.report import numbers, wording
from evals.report.charts.bars import Part, parts
from evals.report.charts.rate import bound_bar, interval
from evals.report.charts.svg import Element
from evals.report.lists import Lists, slug
from evals.score import Harm
from evals.statistics import upper_bound
from evals.summary import GateKind, GateResult, LedgerLine, Metric, Summary

_LIMIT = re.compile(r"at (?:least|most) (\d+(?:\.\d+)?)")
_COUNTED = re.compile(r"(\d+) of (\d+)")


@dataclass(frozen=True)
class GateRow:
    """One gate with its state (held, missed, waived, unjudged) and its picture, if it has one."""

    gate: GateResult
    anchor: str
    name: str
    state: str
    href: str | None
    picture: Element | None


@dataclass(frozen=True)
class HarmTile:
    """How often one kind of dangerous mistake was seen."""

    label: str
    note: str
    count: int
    chances: int
    words: str
    href: str | None
    picture: Element | None


@dataclass(frozen=True)
class Head:
    """The verdict bar and what stands around it."""

    holds: bool
    headline: str
    cases: str
    cases_href: str | None
    bar: Element | None
    bar_key: tuple[tuple[str, str, int], ...]
    tiles: tuple[HarmTile, ...]
    groups: tuple[tuple[str, tuple[GateRow, ...]], ...]


def head(run: Run, lists: Lists) -> Head:
    """What the first screen shows."""
    summary = run.summary
    rows = [_row(place, gate, summary, lists) for place, gate in enumerate(summary.gates, 1)]
    wrong = [case.id for case in run.cases if not case.passed]
    counts = [(state, sum(row.state == state for row in rows)) for state in wording.GATE_STATES]
    return Head(
        holds=summary.holds,
        headline=headline(summary),
        cases=wording.RIGHT.format(passed=summary.passed, cases=summary.cases),
        cases_href=lists.link("Cases that are not right", wrong),
        bar=_bar(rows),
        bar_key=tuple((s, wording.GATE_STATES[s], count) for s, count in counts if count),
        tiles=tuple(_tile(harm, summary, lists) for harm in wording.DANGEROUS),
        groups=tuple(
            (wording.GATE_KINDS[kind], tuple(_worst_first(rows, kind)))
            for kind in GateKind
            if any(row.gate.kind is kind for row in rows)
        ),
    )


def headline(summary: Summary) -> str:
    """The verdict on the run, in one line."""
    missed = sum(gate.stops for gate in summary.gates)
    judged = sum(gate.judged for gate in summary.gates)
    parts_of_it = []
    if missed:
        parts_of_it.append(wording.MISSED.format(missed=missed, judged=judged))
    if summary.crashed:
        parts_of_it.append(
            wording.CRASHED.format(crashed=summary.crashed, cases=wording.cases(summary.cases))
        )
    if parts_of_it:
        return ", ".join(parts_of_it)
    return wording.HOLDS if judged else wording.NO_GATES


def state_of(gate: GateResult) -> str:
    """`held`, `missed`, `waived` or `unjudged`."""
    if not gate.judged:
        return "unjudged"
    if gate.held:
        return "held"
    return "missed" if gate.stops else "waived"


def _worst_first(rows: list[GateRow], kind: GateKind) -> list[GateRow]:
    order = list(wording.GATE_STATES)
    return sorted(
        (row for row in rows if row.gate.kind is kind), key=lambda row: order.index(row.state)
    )


def _row(place: int, gate: GateResult, summary: Summary, lists: Lists) -> GateRow:
    return GateRow(
        gate=gate,
        anchor=f"gate-{place}-{slug(gate.name)}",
        name=wording.metric(gate.name),
        state=state_of(gate),
        href=lists.link(f"Gate {gate.name}", gate.cases),
        picture=_picture(gate, summary),
    )


def _picture(gate: GateResult, summary: Summary) -> Element | None:
    if gate.kind is GateKind.HARD:
        return _hard_picture(gate)
    metric = _metric(gate, summary)
    if metric is None or metric.value is None or metric.unit not in {"share", "mean"}:
        return None
    limit = _LIMIT.search(gate.limit) if gate.kind is GateKind.FLOOR else None
    return interval(
        metric_words(metric),
        metric.value,
        metric.low if metric.low is not None else metric.value,
        metric.high if metric.high is not None else metric.value,
        bound=float(limit[1]) if limit else None,
        kind=state_of(gate),
    )


def _hard_picture(gate: GateResult) -> Element | None:
    """What was counted, and how often it may happen at most; the run says both in words."""
    counted = _COUNTED.match(gate.measured)
    if counted is None or not int(counted[2]):
        return None
    count, chances = int(counted[1]), int(counted[2])
    upper = upper_bound(count, chances)
    return bound_bar(
        f"{gate.measured}, at most {numbers.share(upper)}",
        count / chances,
        upper,
        scale=1.0,
        kind="bad" if count else "good",
    )


def _metric(gate: GateResult, summary: Summary) -> Metric | None:
    for metric in summary.metrics:
        if (metric.name, metric.group) == (gate.metric, gate.group):
            return metric
    return None


def metric_words(metric: Metric) -> str:
    """A metric as one sentence, for who does not see the picture."""
    return wording.BEFORE_THAN.format(
        label=wording.metric(metric.name),
        value=numbers.measured(metric, metric.value),
        low=numbers.measured(metric, metric.low),
        high=numbers.measured(metric, metric.high),
        n=metric.n,
    )


def _bar(rows: list[GateRow]) -> Element | None:
    if not rows:
        return None
    order = list(wording.GATE_STATES)
    pieces = [
        Part(
            1,
            row.state,
            f"{row.name}: {wording.GATE_STATES[row.state]}, {row.gate.measured}",
            f"#{row.anchor}",
        )
        for row in sorted(rows, key=lambda row: order.index(row.state))
    ]
    return parts("Gates, one part each", pieces, height=34)


def _tile(harm: Harm, summary: Summary, lists: Lists) -> HarmTile:
    line = next((line for line in summary.ledger if line.harm is harm), None)
    label = wording.HARMS[harm]
    if line is None or line.upper is None:
        return HarmTile(label, wording.HARM_NOTES[harm], 0, 0, wording.NOT_SCORED, None, None)
    return HarmTile(
        label=label,
        note=wording.HARM_NOTES[harm],
        count=line.count,
        chances=line.chances,
        words=line.words,
        href=lists.link(label, line.cases),
        picture=_ledger_bar(line),
    )


def _ledger_bar(line: LedgerLine) -> Element | None:
    if line.upper is None:
        return None
    return bound_bar(
        f"{wording.HARMS[line.harm]}: {line.words}",
        line.count / line.chances,
        line.upper,
        scale=1.0,
        kind="bad" if line.count else "good",
    )
