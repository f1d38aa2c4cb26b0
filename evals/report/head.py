"""The first screen: the verdict on the run, one bar of gates, what could hurt somebody."""

from dataclasses import dataclass

from evals.record import Run
from evals.report import wording
from evals.report.charts.bars import Part, parts
from evals.report.charts.rate import bound_bar
from evals.report.charts.svg import Element
from evals.report.gates import GateRow, gate_row
from evals.report.lists import Lists
from evals.score import Harm
from evals.summary import GateKind, LedgerLine, Summary


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
    rows = [gate_row(place, gate, summary, lists) for place, gate in enumerate(summary.gates, 1)]
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
            (wording.GATE_KINDS[kind], tuple(_of(rows, kind)))
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


def _of(rows: list[GateRow], kind: GateKind) -> list[GateRow]:
    """The gates of one kind, the worst first."""
    order = list(wording.GATE_STATES)
    return sorted(
        (row for row in rows if row.gate.kind is kind), key=lambda row: order.index(row.state)
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
