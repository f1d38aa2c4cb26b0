"""Scores over everything, and by persona, set and tag, each with its interval."""

from collections.abc import Iterable
from dataclasses import dataclass

from evals.record import Run
from evals.report import numbers, wording
from evals.report.charts.rate import axis, interval
from evals.report.charts.svg import Element
from evals.report.head import metric_words
from evals.report.lists import Lists
from evals.summary import Metric

AXIS = axis(((0.0, "0"), (0.5, "50 %"), (1.0, "100 %")))
RETRIEVAL = ("recall_at_", "precision_at_", "ndcg", "mrr")
FEW = 5
"""Groups with fewer scored cases than this are shown apart: their intervals say little."""
_CARDS = (("persona", "By persona"), ("set", "By set"), ("tag", "By tag"))


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
class Card:
    """Rows of one kind; `few` are those with little behind them."""

    title: str
    measures: str
    rows: tuple[ScoreRow, ...]
    few: tuple[ScoreRow, ...] = ()


def overall(run: Run, lists: Lists) -> Card:
    """Every metric over all cases, but those of retrieval, which have a picture of their own."""
    found = [
        metric
        for metric in run.summary.metrics
        if metric.group == "all" and not metric.name.startswith(RETRIEVAL)
    ]
    return Card("Everything", "", tuple(row(m, wording.metric(m.name), lists) for m in found))


def cards(run: Run, lists: Lists) -> tuple[Card, ...]:
    """By persona, set and tag; within a card the weakest first."""
    made = []
    for prefix, title in _CARDS:
        found = [m for m in run.summary.metrics if m.group.startswith(f"{prefix}:")]
        name = _broadest(found)
        shown = sorted(
            (m for m in found if m.name == name and m.n),
            key=lambda m: (m.value if m.value is not None else 2.0, m.group),
        )
        rows = [(m, row(m, m.group.partition(":")[2], lists)) for m in shown]
        if rows:
            made.append(
                Card(
                    title,
                    wording.metric(name or ""),
                    tuple(made_row for m, made_row in rows if m.n >= FEW),
                    tuple(made_row for m, made_row in rows if m.n < FEW),
                )
            )
    return tuple(made)


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
        href=lists.link(f"Fail {wording.metric(metric.name)}{where}", metric.failing),
        picture=_picture(metric) if on_scale else None,
        detectable=None if metric.detectable is None else numbers.share(metric.detectable),
    )


def _picture(metric: Metric) -> Element:
    value = metric.value or 0.0
    return interval(
        metric_words(metric),
        value,
        value if metric.low is None else metric.low,
        value if metric.high is None else metric.high,
        kind=_kind(metric),
    )


def _scored(metric: Metric) -> str:
    done = f"{metric.count} of {metric.n}" if metric.count is not None else f"{metric.n}"
    return f"{done}, {metric.unscored} unscored" if metric.unscored else done


def _kind(metric: Metric) -> str:
    if not metric.failing:
        return "plain"
    return "missed" if metric.high is not None and metric.high < 0.9 else "waived"


def _broadest(metrics: Iterable[Metric]) -> str | None:
    """The metric that most cases are scored on: the one a card shows."""
    size: dict[str, int] = {}
    for metric in metrics:
        size[metric.name] = size.get(metric.name, 0) + metric.n
    preferred = [name for name in ("passed", "case", "right") if name in size]
    return preferred[0] if preferred else max(size, key=lambda n: size[n], default=None)
