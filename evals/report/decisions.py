"""The confusion matrix of verdicts: rows expected, columns given, from strict to permissive."""

from dataclasses import dataclass

from evals.record import Run
from evals.report import wording
from evals.report.lists import Lists
from evals.scoring.verdict import verdict_harm
from evals.summary import Cell


@dataclass(frozen=True)
class MatrixCell:
    """One cell: how many, and on which side it lies."""

    count: int
    side: str
    """`right`, `dangerous`, `looser` (less strict, yet harmless) or `cautious`."""
    level: int
    """How full it is within its row, 0 to 5."""
    label: str
    href: str | None


@dataclass(frozen=True)
class MatrixRow:
    """One expected verdict."""

    expected: str
    total: int
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class Matrix:
    """Rows and columns in the same order."""

    names: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    right: int
    dangerous: int
    looser: int
    cautious: int


def matrix(run: Run, lists: Lists) -> Matrix | None:
    """The matrix over the verdicts that occur, or None when no verdict was expected."""
    cells = {(cell.expected, cell.given): cell for cell in run.summary.confusion if cell.count}
    if not cells:
        return None
    used = {name for pair in cells for name in pair}
    order = [*wording.VERDICTS, *sorted(used - set(wording.VERDICTS))]
    rows = tuple(
        _row(expected, order, cells, lists)
        for expected in order
        if any(pair[0] == expected for pair in cells)
    )
    counts = dict.fromkeys(("right", "dangerous", "looser", "cautious"), 0)
    for row in rows:
        for cell in row.cells:
            counts[cell.side] += cell.count
    return Matrix(
        names=tuple(wording.verdict(name) for name in order),
        rows=rows,
        **counts,
    )


def _row(
    expected: str, order: list[str], cells: dict[tuple[str, str], Cell], lists: Lists
) -> MatrixRow:
    total = sum(cell.count for pair, cell in cells.items() if pair[0] == expected)
    return MatrixRow(
        expected=wording.verdict(expected),
        total=total,
        cells=tuple(
            _cell((expected, given), cells.get((expected, given)), total, order, lists)
            for given in order
        ),
    )


def _cell(
    pair: tuple[str, str], cell: Cell | None, total: int, order: list[str], lists: Lists
) -> MatrixCell:
    expected, given = pair
    count = cell.count if cell else 0
    label = f"expected {wording.verdict(expected)}, given {wording.verdict(given)}"
    return MatrixCell(
        count=count,
        side=_side(expected, given, order),
        level=-(-5 * count // total) if total else 0,
        label=f"{wording.cases(count)}: {label}",
        href=lists.link(f"{label[:1].upper()}{label[1:]}", cell.cases) if cell else None,
    )


def _side(expected: str, given: str, order: list[str]) -> str:
    if expected == given:
        return "right"
    if verdict_harm(expected, given) in wording.DANGEROUS:
        return "dangerous"
    return "looser" if order.index(given) > order.index(expected) else "cautious"
