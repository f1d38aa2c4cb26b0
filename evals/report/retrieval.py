"""Retrieval: how soon the right passage comes in the list."""

import re
from dataclasses import dataclass

from evals.record import Run
from evals.report import wording
from evals.report.charts.curve import Line, curves
from evals.report.charts.svg import Element
from evals.report.lists import Lists
from evals.report.scorecard import RETRIEVAL, ScoreRow, row

_AT = re.compile(r"^(recall|precision|ndcg)_at_(\d+)$")
_KINDS = {"recall": "one", "ndcg": "two", "precision": "three"}
_NAMES = {"recall": "Recall", "ndcg": "nDCG", "precision": "Precision"}


@dataclass(frozen=True)
class Retrieval:
    """The curves, when more than one depth was measured, and the numbers."""

    picture: Element | None
    rows: tuple[ScoreRow, ...]


def retrieval(run: Run, lists: Lists) -> Retrieval | None:
    """The part on retrieval, or None when it was not measured."""
    metrics = [
        metric
        for metric in run.summary.metrics
        if metric.group == "all" and metric.name.startswith(RETRIEVAL) and metric.value is not None
    ]
    if not metrics:
        return None
    points: dict[str, list[tuple[int, float]]] = {}
    for metric in metrics:
        at = _AT.match(metric.name)
        if at and metric.value is not None:
            points.setdefault(at[1], []).append((int(at[2]), metric.value))
    lines = [
        Line(_NAMES[name], _KINDS[name], tuple(sorted(found)))
        for name, found in points.items()
        if len(found) > 1
    ]
    return Retrieval(
        picture=curves("Retrieval by depth of the list", lines, "passages looked at")
        if lines
        else None,
        rows=tuple(row(metric, wording.metric(metric.name), lists) for metric in metrics),
    )
