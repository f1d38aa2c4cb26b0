"""Gates as rows: what was measured, what was wanted, and where the one stands to the other."""

import re
from dataclasses import dataclass

from evals.report import numbers, wording
from evals.report.charts.rate import bound_bar, interval
from evals.report.charts.svg import Element
from evals.report.lists import Lists, slug
from evals.statistics import upper_bound
from evals.summary import GateKind, GateResult, Metric, Summary

_LIMIT = re.compile(r"at (?:least|most) (\d+(?:\.\d+)?)")
_COUNTED = re.compile(r"(\d+) of (\d+)")


@dataclass(frozen=True)
class GateRow:
    """One gate with its state (held, missed, waived, unjudged) and its picture, if it has one.

    `value` is the number that was measured, `note` what it was measured on and what was wanted.
    """

    gate: GateResult
    anchor: str
    name: str
    state: str
    href: str | None
    value: str
    note: str
    picture: Element | None


def state_of(gate: GateResult) -> str:
    """`held`, `missed`, `waived` or `unjudged`."""
    if not gate.judged:
        return "unjudged"
    if gate.held:
        return "held"
    return "missed" if gate.stops else "waived"


def gate_row(place: int, gate: GateResult, summary: Summary, lists: Lists) -> GateRow:
    """The gate as a row; `place` counts the gates of the run from 1."""
    value, rest = _measured(gate, summary)
    wanted = wording.WANTED.format(limit=gate.limit)
    return GateRow(
        gate=gate,
        anchor=f"gate-{place}-{slug(gate.name)}",
        name=wording.metric(gate.name),
        state=state_of(gate),
        href=lists.link(f"Gate {gate.name}", _behind(gate, summary)),
        value=value,
        note=f"{rest}; {wanted}" if rest else wanted,
        picture=_picture(gate, summary),
    )


def _behind(gate: GateResult, summary: Summary) -> tuple[str, ...]:
    """The cases behind the number; a floor that held still has some that fell short."""
    if gate.cases or gate.kind is not GateKind.FLOOR:
        return gate.cases
    metric = _metric(gate, summary)
    return metric.failing if metric else ()


def _measured(gate: GateResult, summary: Summary) -> tuple[str, str]:
    """The number by itself, and what the run says beside it."""
    if not gate.judged:
        return "–", gate.measured
    metric = _metric(gate, summary)
    if gate.kind is GateKind.FLOOR and metric is not None:
        low, high = (numbers.measured(metric, end) for end in (metric.low, metric.high))
        return numbers.measured(metric, metric.value), f"{low} to {high}, {metric.n} scored"
    value, comma, rest = gate.measured.partition(",")
    return value, rest.strip() if comma else ""


def _picture(gate: GateResult, summary: Summary) -> Element | None:
    if gate.kind is GateKind.HARD:
        return _hard_picture(gate)
    metric = _metric(gate, summary)
    if metric is None or metric.value is None or metric.unit not in {"share", "mean"}:
        return None
    limit = _LIMIT.search(gate.limit) if gate.kind is GateKind.FLOOR else None
    return interval(
        numbers.in_words(metric),
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
