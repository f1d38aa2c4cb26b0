"""Bars of counts: parts of a whole side by side, or two directions from a middle."""

from collections.abc import Sequence
from typing import NamedTuple

from evals.report.charts.svg import Element, el, linked, percent, place

_GAP = 0.25
"""Percent of the width left free between two parts."""


class Part(NamedTuple):
    """One part of a whole: how much, what it means (a class name), its words, where it leads."""

    size: float
    kind: str
    label: str
    href: str | None = None


def parts(label: str, pieces: Sequence[Part], height: int = 26) -> Element:
    """Parts of a whole, in order; a part of no size is left out, a small one stays visible."""
    shown = [piece for piece in pieces if piece.size > 0]
    total = sum(piece.size for piece in shown)
    marks, start = [], 0.0
    for piece in shown:
        width = 100 * piece.size / total
        mark = el(
            "rect",
            el("title", piece.label),
            class_=f"part {piece.kind}",
            x=f"{place(start)}%",
            y=0,
            width=f"{place(max(0.4, width - _GAP))}%",
            height=height,
            rx=2,
        )
        marks.append(linked(mark, piece.href, piece.label))
        start += width
    return _group(label, height, marks)


def directions(label: str, left: Part, right: Part, *, scale: float, height: int = 22) -> Element:
    """Two counts from a middle line, on one scale; the caller says which is worse."""
    unit = 50 / scale if scale > 0 else 0.0
    marks = []
    for piece, sign in ((left, -1), (right, 1)):
        width = min(50.0, piece.size * unit)
        start = 50 - width if sign < 0 else 50.0
        mark = el(
            "rect",
            el("title", piece.label),
            class_=f"part {piece.kind}",
            x=f"{place(start)}%",
            y=3,
            width=f"{place(width)}%",
            height=height - 6,
        )
        if piece.size > 0:
            marks.append(linked(mark, piece.href, piece.label))
    middle = el("line", class_="middle", x1=percent(0.5), x2=percent(0.5), y1=0, y2=height)
    return _group(label, height, [*marks, middle])


def _group(label: str, height: int, marks: Sequence[Element]) -> Element:
    # A group and not an image: an image would hide the links in it from a screen reader.
    return el(
        "svg", *marks, class_="strip", role="group", aria_label=label, width="100%", height=height
    )
