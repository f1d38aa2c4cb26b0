"""Charts: positions follow the numbers, names are escaped, nothing is drawn outside."""

import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.report.charts.bars import Part, directions, parts
from evals.report.charts.curve import Line, curves, histogram
from evals.report.charts.rate import axis, bound_bar, interval
from evals.report.charts.svg import el, percent, place

HOSTILE = "<script>alert(1)</script>\" onload='x' &"
shares = st.floats(min_value=0, max_value=1)


def numbers(svg: str, name: str) -> list[float]:
    return [float(found) for found in re.findall(rf'\b{name}="([-\d.]+)%?"', svg)]


def test_text_and_attributes_are_escaped() -> None:
    svg = str(interval(HOSTILE, 0.5, 0.4, 0.6))
    assert "<script" not in svg
    assert fromstring(svg).get("aria-label") == HOSTILE
    assert "".join(fromstring(str(el("text", HOSTILE))).itertext()) == HOSTILE


def test_an_interval_stands_where_its_numbers_are() -> None:
    svg = fromstring(str(interval("x", 0.5, 0.25, 0.75, bound=0.9, before=0.1)))
    by_class = {mark.get("class"): mark for mark in svg}
    whisker = by_class["whisker plain"]
    assert (whisker.get("x1"), whisker.get("x2")) == ("25%", "75%")
    assert by_class["dot plain"].get("cx") == "50%"
    assert by_class["bound"].get("x1") == "90%"
    assert by_class["before"].get("cx") == "10%"


def test_another_scale_moves_the_marks() -> None:
    svg = fromstring(str(bound_bar("x", 0.01, 0.02, scale=0.04, kind="bad")))
    widths = {mark.get("class"): mark.get("width") for mark in svg.iter() if mark.get("width")}
    assert widths["seen bad"] == "25%"
    assert widths["possible bad"] == "50%"


@given(shares, shares, shares)
def test_nothing_is_drawn_outside(low: float, value: float, high: float) -> None:
    svg = str(interval("x", value * 3, low * 3, high * 3))
    for name in ("x1", "x2", "cx"):
        assert all(0 <= number <= 100 for number in numbers(svg, name))


@given(st.lists(st.integers(min_value=0, max_value=500), min_size=1, max_size=30))
def test_parts_of_a_whole_fill_it_in_order(sizes: list[int]) -> None:
    svg = str(parts("x", [Part(size, "held", str(size)) for size in sizes]))
    marks = [mark for mark in fromstring(svg).iter() if mark.tag == "rect"]
    assert len(marks) == sum(size > 0 for size in sizes)
    starts = [float((mark.get("x") or "").rstrip("%")) for mark in marks]
    assert starts == sorted(starts)
    assert all(start < 100 for start in starts)


def test_directions_go_both_ways_from_the_middle_and_only_what_is_there_is_linked() -> None:
    svg = fromstring(
        str(directions("x", Part(2, "missed", "two", "#a"), Part(0, "held", "none", "#b"), scale=4))
    )
    links = [mark for mark in svg if mark.tag == "a"]
    assert [link.get("href") for link in links] == ["#a"]
    rect = links[0][0]
    assert (rect.get("x"), rect.get("width")) == ("25%", "25%")


def test_a_curve_marks_every_point_and_a_better_share_is_higher() -> None:
    lines = [Line("Recall", "one", ((1, 0.2), (5, 0.8))), Line("nDCG", "two", ((1, 0.1), (5, 0.8)))]
    svg = fromstring(str(curves("x", lines, "passages")))
    dots = [float(mark.get("cy") or 0) for mark in svg if mark.tag == "circle"]
    assert len(dots) == 4
    assert dots[1] < dots[0]
    names = [mark for mark in svg if mark.tag == "text" and "name" in (mark.get("class") or "")]
    heights = [float(mark.get("y") or 0) for mark in names]
    assert abs(heights[0] - heights[1]) > 10, "names of lines that end together do not overlap"


def test_a_histogram_is_tallest_where_most_are() -> None:
    svg = fromstring(str(histogram("x", [("<5", 1), ("<10", 4), ("<20", 0)], "ms")))
    heights = [float(mark.get("height") or 0) for mark in svg if mark.tag == "rect"]
    assert heights[1] == pytest.approx(4 * heights[0], abs=0.1)
    assert heights[2] == 0


def test_the_ends_of_an_axis_stay_inside() -> None:
    svg = fromstring(str(axis(((0.0, "0"), (0.5, "half"), (1.0, "1")))))
    assert [mark.get("text-anchor") for mark in svg] == ["start", "middle", "end"]


@pytest.mark.parametrize(
    ("number", "text"), [(1.0, "1"), (0.125, "0.12"), (0.0, "0"), ("5%", "5%")]
)
def test_places_are_short(number: float | str, text: str) -> None:
    assert place(number) == text


def test_shares_outside_are_clipped() -> None:
    assert (percent(-0.1), percent(1.7)) == ("0%", "100%")
