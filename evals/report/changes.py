"""What changed since the baseline: cases that flipped, and metrics before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.record import Run
from evals.report import numbers, wording
from evals.report.charts.bars import Part, directions
from evals.report.charts.rate import interval
from evals.report.charts.svg import Element
from evals.report.lists import Lists
from evals.summary import Change, Comparison, Difference


@dataclass(frozen=True)
class ChangeGroup:
    """Changes of one direction."""

    direction: str
    title: str
    href: str | None
    changes: tuple[tuple[Change, str | None], ...]
    """Each with the place of its case, if the run has it."""


@dataclass(frozen=True)
class DifferenceRow:
    """One metric before and after."""

    name: str
    before: str
    after: str
    points: str
    certain: str
    state: str
    picture: Element


@dataclass(frozen=True)
class Changes:
    """Everything about the baseline."""

    comparison: Comparison
    picture: Element
    groups: tuple[ChangeGroup, ...]
    rows: tuple[DifferenceRow, ...]
    unchanged: tuple[str, ...]
    """Metrics that are as they were, each with its value."""


def changes(run: Run, lists: Lists) -> Changes | None:
    """What changed, or None without a baseline."""
    comparison = run.summary.comparison
    if comparison is None:
        return None
    groups = tuple(_group(name, comparison, lists) for name in wording.DIRECTIONS)
    size = {group.direction: len(group.changes) for group in groups}
    worse, better = size["broken"], size["fixed"]
    return Changes(
        comparison=comparison,
        picture=directions(
            f"{worse} cases newly wrong, {better} newly right",
            Part(worse, "missed", f"{worse} newly wrong", _href(groups, "broken")),
            Part(better, "held", f"{better} newly right", _href(groups, "fixed")),
            scale=max(worse, better, 1),
            height=40,
        ),
        groups=tuple(group for group in groups if group.changes),
        rows=tuple(_row(found) for found in comparison.differences if found.difference),
        unchanged=tuple(
            _as_it_was(found) for found in comparison.differences if not found.difference
        ),
    )


def _group(direction: str, comparison: Comparison, lists: Lists) -> ChangeGroup:
    found = [change for change in comparison.changes if change.direction == direction]
    title = wording.DIRECTIONS[direction]
    return ChangeGroup(
        direction=direction,
        title=title,
        href=lists.link(f"{title} since the baseline", [change.id for change in found]),
        changes=tuple((change, lists.link(title, [change.id])) for change in found),
    )


def _href(groups: Sequence[ChangeGroup], direction: str) -> str | None:
    return next(group.href for group in groups if group.direction == direction)


def _row(found: Difference) -> DifferenceRow:
    state = _state(found)
    name = wording.metric(found.metric)
    is_share = _is_share(found)
    before, after = _value(found, found.before), _value(found, found.after)
    half = 0.0 if found.low is None or found.high is None else (found.high - found.low) / 2
    return DifferenceRow(
        name=name,
        before=before,
        after=after,
        points=numbers.signed(found.difference) if is_share else f"{found.difference:+.1f}",
        certain=_certain(found),
        state=state,
        picture=interval(
            f"{name}: {before} before, {after} now",
            found.after,
            max(0.0, found.after - half),
            found.after + half,
            before=found.before,
            scale=1.0 if is_share else 1.2 * max(found.before, found.after),
            kind=state,
        ),
    )


def _as_it_was(found: Difference) -> str:
    return f"{wording.metric(found.metric)} {_value(found, found.after)}"


def _is_share(found: Difference) -> bool:
    return max(found.before, found.after) <= 1


def _value(found: Difference, value: float) -> str:
    return numbers.share(value) if _is_share(found) else f"{value:.1f}"


def _state(found: Difference) -> str:
    """`held` or `missed` for a difference that is more than chance, else `plain`."""
    if found.p_value is not None:
        sure = found.p_value < 0.05
    else:
        sure = found.low is not None and found.high is not None and found.low * found.high > 0
    if not sure or found.difference == 0:
        return "plain"
    # Better and worse are counted by cases where they were; a grade has no better side.
    if found.better == found.worse:
        return "plain"
    return "held" if found.better > found.worse else "missed"


def _certain(found: Difference) -> str:
    said = [f"{found.better} better, {found.worse} worse of {found.pairs}"]
    if found.low is not None and found.high is not None:
        low, high = numbers.signed(found.low), numbers.signed(found.high)
        said.append(f"95 % interval {low} to {high}")
    if found.p_value is not None:
        said.append("p < 0.001" if found.p_value < 0.001 else f"p = {found.p_value:.3f}")
    return "; ".join(said)
