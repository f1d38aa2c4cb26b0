"""Lines over a whole-numbered axis, and how often each size occurred."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from evals.report.charts.svg import Element, el, place

_WIDTH, _HEIGHT = 360, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 38, 92, 12, 34


class Line(NamedTuple):
    """A named line: (x, share from 0 to 1) in order of x; `kind` is a class name."""

    name: str
    kind: str
    points: tuple[tuple[int, float], ...]


def curves(label: str, lines: Sequence[Line], x_name: str) -> Element:
    """Lines between 0 and 100 %, each named at its end, every measured point marked."""
    xs = sorted({x for line in lines for x, _ in line.points})
    ends = _spread([line.points[-1][1] for line in lines])
    return _picture(
        label,
        *_grid(xs, x_name),
        *(mark for line, end in zip(lines, ends, strict=True) for mark in _line(line, xs, _y(end))),
    )


def histogram(label: str, counts: Sequence[tuple[str, int]], x_name: str) -> Element:
    """How many fell into each named class, in order."""
    most = max((count for _, count in counts), default=0) or 1
    step = (_WIDTH - 16) / max(1, len(counts))
    floor = _HEIGHT - _BOTTOM
    marks = []
    for position, (name, count) in enumerate(counts):
        height = (floor - _TOP - 14) * count / most
        left, middle = 8 + position * step, 8 + (position + 0.5) * step
        marks.append(
            el(
                "rect",
                class_="part plain",
                x=left + 1,
                y=floor - height,
                width=step - 2,
                height=height,
            )
        )
        if count:
            marks.append(el("text", str(count), x=middle, y=floor - height - 4, class_="mid"))
        marks.append(el("text", name, x=middle, y=floor + 14, class_="mid soft"))
    base = el("line", class_="track", x1=8, x2=_WIDTH - 8, y1=floor, y2=floor)
    named = el("text", x_name, x=_WIDTH / 2, y=_HEIGHT - 4, class_="mid soft")
    return _picture(label, base, *marks, named)


def _picture(label: str, *marks: Element) -> Element:
    return el(
        "svg",
        *marks,
        class_="picture",
        role="img",
        aria_label=label,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
    )


def _grid(xs: Sequence[int], x_name: str) -> list[Element]:
    right = _WIDTH - _RIGHT
    marks = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = _y(share)
        marks.append(el("line", class_="track", x1=_LEFT, x2=right, y1=y, y2=y))
        marks.append(el("text", f"{share:.0%}", x=_LEFT - 6, y=y + 4, class_="end soft"))
    for x in xs:
        marks.append(el("text", str(x), x=_x(x, xs), y=_HEIGHT - 18, class_="mid soft"))
    marks.append(el("text", x_name, x=(_LEFT + right) / 2, y=_HEIGHT - 4, class_="mid soft"))
    return marks


def _line(line: Line, xs: Sequence[int], end: float) -> list[Element]:
    places = [(_x(x, xs), _y(share)) for x, share in line.points]
    path = " ".join(f"{place(x)},{place(y)}" for x, y in places)
    return [
        el("polyline", class_=f"curve {line.kind}", points=path),
        *(el("circle", class_=f"dot {line.kind}", cx=x, cy=y, r=3) for x, y in places),
        el("text", line.name, x=places[-1][0] + 8, y=end + 4, class_=f"name {line.kind}"),
    ]


def _spread(shares: Sequence[float], least: float = 0.08) -> list[float]:
    """The same shares, moved apart so that the names written beside them do not overlap."""
    order = sorted(range(len(shares)), key=lambda n: -shares[n])
    placed = list(shares)
    for above, below in pairwise(order):
        placed[below] = min(placed[below], placed[above] - least)
    return placed


def _x(x: int, xs: Sequence[int]) -> float:
    # By rank: 1, 3, 5, 10 are read as steps of a list, not as distances.
    position = xs.index(x) / max(1, len(xs) - 1)
    return _LEFT + position * (_WIDTH - _RIGHT - _LEFT)


def _y(share: float) -> float:
    return _TOP + (1 - share) * (_HEIGHT - _BOTTOM - _TOP)
