"""A value with its interval on a common scale, and what it has to clear or what it was before."""

from collections.abc import Callable

from evals.report.charts.svg import Element, el, percent, strip

_HEIGHT = 22
_MIDDLE = _HEIGHT / 2


def interval(
    label: str,
    value: float,
    low: float,
    high: float,
    *,
    bound: float | None = None,
    before: float | None = None,
    scale: float = 1.0,
    kind: str = "plain",
) -> Element:
    """A dot on its whisker; `bound` is drawn as a gate's post, `before` as a hollow dot.

    All numbers are in the unit of `scale`, which is the right end of the picture; the left is 0.
    """
    at = _scaled(scale)
    marks = [el("line", class_="track", x1="0%", x2="100%", y1=_MIDDLE, y2=_MIDDLE)]
    if bound is not None:
        marks.append(el("line", class_="bound", x1=at(bound), x2=at(bound), y1=1, y2=_HEIGHT - 1))
    marks.append(
        el("line", class_=f"whisker {kind}", x1=at(low), x2=at(high), y1=_MIDDLE, y2=_MIDDLE)
    )
    if before is not None:
        marks.append(el("circle", class_="before", cx=at(before), cy=_MIDDLE, r=4.5))
    marks.append(el("circle", class_=f"dot {kind}", cx=at(value), cy=_MIDDLE, r=5))
    return strip(label, _HEIGHT, *marks)


def bound_bar(label: str, value: float, upper: float, *, scale: float, kind: str) -> Element:
    """What was seen as a solid bar, and how much more cannot be excluded as a hatched one."""
    at = _scaled(scale)
    return strip(
        label,
        _HEIGHT,
        el("line", class_="track", x1="0%", x2="100%", y1=_MIDDLE, y2=_MIDDLE),
        el("rect", class_=f"possible {kind}", x="0%", y=5, width=at(upper), height=12),
        el("rect", class_=f"seen {kind}", x="0%", y=5, width=at(value), height=12),
        el("line", class_=f"whisker {kind}", x1=at(upper), x2=at(upper), y1=2, y2=_HEIGHT - 2),
    )


def axis(ticks: tuple[tuple[float, str], ...], *, scale: float = 1.0) -> Element:
    """The numbers under a column of pictures of the same scale."""
    at = _scaled(scale)
    last = max(value for value, _ in ticks)
    return el(
        "svg",
        *(
            el(
                "text",
                text,
                x=at(value),
                y=11,
                text_anchor="start" if value == 0 else "end" if value == last else "middle",
            )
            for value, text in ticks
        ),
        class_="strip axis",
        width="100%",
        height=14,
        aria_hidden="true",
    )


def _scaled(scale: float) -> Callable[[float], str]:
    """What places a number on the picture."""
    unit = scale if scale > 0 else 1.0
    return lambda number: percent(number / unit)
