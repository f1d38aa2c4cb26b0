"""The safety ledger: each kind of mistake, out of its chances, and how often it may be at most."""

from dataclasses import dataclass

from evals.record import Run
from evals.report import numbers, wording
from evals.report.charts.rate import axis, bound_bar
from evals.report.charts.svg import Element
from evals.report.lists import Lists
from evals.summary import LedgerLine


@dataclass(frozen=True)
class LedgerRow:
    """One line of the ledger."""

    name: str
    note: str
    dangerous: bool
    count: int
    words: str
    href: str | None
    picture: Element | None


@dataclass(frozen=True)
class Ledger:
    """The lines on one common scale."""

    rows: tuple[LedgerRow, ...]
    axis: Element


def ledger(run: Run, lists: Lists) -> Ledger | None:
    """The ledger, or None when nothing was looked at."""
    lines = run.summary.ledger
    if not lines:
        return None
    scale = _scale(max((line.upper or 0.0) for line in lines))
    ticks = tuple((scale * part / 4, numbers.share(scale * part / 4)) for part in range(5))
    return Ledger(
        rows=tuple(_row(line, scale, lists) for line in lines), axis=axis(ticks, scale=scale)
    )


def _row(line: LedgerLine, scale: float, lists: Lists) -> LedgerRow:
    name = wording.HARMS[line.harm]
    dangerous = line.harm in wording.DANGEROUS
    seen = "good" if not line.count else "bad" if dangerous else "cost"
    return LedgerRow(
        name=name,
        note=wording.HARM_NOTES[line.harm],
        dangerous=dangerous,
        count=line.count,
        words=line.words,
        href=lists.link(name, line.cases),
        picture=None
        if line.upper is None
        else bound_bar(
            f"{name}: {line.words}",
            line.count / line.chances,
            line.upper,
            scale=scale,
            kind=seen,
        ),
    )


def _scale(most: float) -> float:
    """The next round right end for the largest bound."""
    return next((end for end in (0.04, 0.1, 0.2, 0.4, 0.6, 0.8) if most <= end), 1.0)
