"""How long a turn takes: each part on a logarithmic scale, and the whole as a histogram."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from evals.record import CaseResult, Run
from evals.report import numbers
from evals.report.charts.curve import histogram
from evals.report.charts.rate import axis, interval
from evals.report.charts.svg import Element
from evals.report.lists import Lists
from evals.summary import Latency

_EDGES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 60000)
_SLOWEST = 10


@dataclass(frozen=True)
class LatencyRow:
    """One part of the turn."""

    part: str
    p50: str
    p95: str
    worst: str
    picture: Element


@dataclass(frozen=True)
class Pace:
    """The rows, their axis, the histogram of totals and the slowest cases."""

    rows: tuple[LatencyRow, ...]
    axis: Element
    totals: Element | None
    slowest_href: str | None
    slowest: int


def latency(run: Run, lists: Lists) -> Pace | None:
    """The part on latency, or None when nothing was timed."""
    found = run.summary.latency
    if not found:
        return None
    low = 10 ** _floor(min(max(part.p50, 0.01) for part in found))
    high = 10 ** (_floor(max(max(part.worst, 0.01) for part in found)) + 1)
    decades = round(log10(high / low))
    every = 1 if decades < 4 else 2
    ticks = tuple((float(step), f"{low * 10**step:g} ms") for step in range(0, decades + 1, every))
    timed = [case for case in run.cases if "total" in case.timings_ms]
    slowest = sorted(timed, key=lambda case: -case.timings_ms["total"])[:_SLOWEST]
    return Pace(
        rows=tuple(_row(part, low, decades) for part in found),
        axis=axis(ticks, scale=decades),
        totals=_totals(timed),
        slowest_href=lists.link("The slowest cases", [case.id for case in slowest]),
        slowest=len(slowest),
    )


def _row(part: Latency, low: float, decades: int) -> LatencyRow:
    p50, p95, worst = (numbers.milliseconds(v) for v in (part.p50, part.p95, part.worst))

    def at(value: float) -> float:
        return log10(max(value, low) / low)

    return LatencyRow(
        part=part.part,
        p50=p50,
        p95=p95,
        worst=worst,
        picture=interval(
            f"{part.part}: half under {p50}, 95 % under {p95}, worst {worst}, {part.n} timed",
            at(part.p50),
            at(part.p50),
            at(part.p95),
            bound=at(part.worst),
            scale=decades,
        ),
    )


def _totals(cases: Sequence[CaseResult]) -> Element | None:
    totals = [case.timings_ms["total"] for case in cases]
    if not totals:
        return None
    counts = [
        (_edge(edge), sum(below <= total < edge for total in totals))
        for below, edge in zip((0, *_EDGES), _EDGES, strict=False)
    ]
    filled = [n for n, (_, count) in enumerate(counts) if count]
    if not filled:
        return None
    shown = counts[filled[0] : filled[-1] + 1]
    return histogram("Cases by time of the whole turn", shown, "milliseconds")


def _edge(milliseconds: int) -> str:
    # Under narrow bars there is no room for a unit; the picture's axis names it.
    return f"<{milliseconds}" if milliseconds < 1000 else f"<{milliseconds // 1000}k"


def _floor(value: float) -> int:
    return int(log10(value) // 1)
