"""Scores over everything, and by persona, set and tag, each with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.record import Run
from evals.report import numbers, wording
from evals.report.charts.rate import axis, interval
from evals.report.charts.svg import Element
from evals.report.lists import Lists
from evals.summary import Metric

AXIS = axis(((0.0, "0"), (0.5, "50 %"), (1.0, "100 %")))
RETRIEVAL = ("recall_at_", "precision_at_", "ndcg", "mrr")
_CARDS = (("persona", "By persona"), ("set", "By set"), ("tag", "By tag"))
_FIRST = "case"
"""The metric that a card draws and sorts by; the others stand beside it as numbers."""


@dataclass(frozen=True)
class ScoreRow:
    """One measured number."""

    name: str
    value: str
    low: str
    high: str
    scored: str
    kind: str
    href: str | None
    picture: Element | None
    detectable: str | None


@dataclass(frozen=True)
class GridCell:
    """One number of a card; `level` is 0 (weak) to 5 (all right)."""

    value: str
    level: int
    label: str
    href: str | None


@dataclass(frozen=True)
class GridRow:
    """One persona, set or tag: its cases drawn, and its other numbers."""

    name: str
    first: ScoreRow
    cells: tuple[GridCell | None, ...]


@dataclass(frozen=True)
class Card:
    """One kind of group, the weakest first."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def overall(run: Run, lists: Lists) -> tuple[ScoreRow, ...]:
    """Every metric over all cases, but those of retrieval, which have a picture of their own."""
    return tuple(
        row(metric, wording.metric(metric.name), lists)
        for metric in run.summary.metrics
        if metric.group == "all" and metric.n and not metric.name.startswith(RETRIEVAL)
    )


def cards(run: Run, lists: Lists) -> tuple[Card, ...]:
    """By persona, set and tag; a kind without groups is left out."""
    made = []
    for prefix, title in _CARDS:
        groups: dict[str, dict[str, Metric]] = {}
        for metric in run.summary.metrics:
            kind, _, name = metric.group.partition(":")
            if kind == prefix:
                groups.setdefault(name, {})[metric.name] = metric
        columns = dict.fromkeys(name for found in groups.values() for name in found)
        columns.pop(_FIRST, None)
        rows = [
            _grid_row(name, found, tuple(columns), lists)
            for name, found in sorted(groups.items(), key=lambda item: _weakness(*item))
            if _FIRST in found
        ]
        if rows:
            made.append(Card(title, tuple(map(wording.metric, columns)), tuple(rows)))
    return tuple(made)


def _weakness(name: str, found: Mapping[str, Metric]) -> tuple[float, str]:
    first = found.get(_FIRST)
    return (2.0 if first is None or first.value is None else first.value), name


def _grid_row(
    name: str, found: Mapping[str, Metric], columns: Sequence[str], lists: Lists
) -> GridRow:
    return GridRow(
        name=name,
        first=row(found[_FIRST], name, lists),
        cells=tuple(
            _grid_cell(found[column], name, lists) if column in found else None
            for column in columns
        ),
    )


def _grid_cell(metric: Metric, group: str, lists: Lists) -> GridCell:
    value = numbers.measured(metric, metric.value)
    label = f"{wording.metric(metric.name)}, {group}"
    judged = metric.value is not None and metric.unit in {"share", "mean"}
    return GridCell(
        value=value,
        # Only what is wholly right reaches the last level.
        level=int(5 * (metric.value or 0.0)) if judged else -1,
        label=f"{label}: {value} of {metric.n}",
        href=lists.link(f"Not right: {label}", metric.failing),
    )


def row(metric: Metric, name: str, lists: Lists) -> ScoreRow:
    """One metric as a row, with its failing cases behind it."""
    where = "" if metric.group == "all" else f" ({metric.group.partition(':')[2]})"
    on_scale = metric.value is not None and metric.unit in {"share", "mean"}
    return ScoreRow(
        name=name,
        value=numbers.measured(metric, metric.value),
        low=numbers.measured(metric, metric.low),
        high=numbers.measured(metric, metric.high),
        scored=_scored(metric),
        kind=_kind(metric),
        href=lists.link(f"Not right: {wording.metric(metric.name)}{where}", metric.failing),
        picture=_picture(metric) if on_scale else None,
        detectable=None if metric.detectable is None else numbers.share(metric.detectable),
    )


def _picture(metric: Metric) -> Element:
    value = metric.value or 0.0
    return interval(
        numbers.in_words(metric),
        value,
        value if metric.low is None else metric.low,
        value if metric.high is None else metric.high,
        kind=_kind(metric),
    )


def _scored(metric: Metric) -> str:
    done = f"{metric.count} of {metric.n}" if metric.count is not None else f"{metric.n} scored"
    return f"{done}, {metric.unscored} unscored" if metric.unscored else done


def _kind(metric: Metric) -> str:
    if not metric.failing:
        return "plain"
    return "missed" if metric.high is not None and metric.high < 0.9 else "waived"
