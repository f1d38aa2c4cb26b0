"""Flips under perturbation: the same case said differently must be decided alike."""

from dataclasses import dataclass

from evals.record import Run
from evals.report import wording
from evals.report.charts.bars import Part, directions
from evals.report.charts.svg import Element
from evals.report.lists import Lists
from evals.summary import Flip


@dataclass(frozen=True)
class FlipRow:
    """One perturbation: how many variants flipped, by direction."""

    name: str
    variants: int
    permissive: int
    permissive_href: str | None
    cautious: int
    cautious_href: str | None
    other: int
    other_href: str | None
    picture: Element


def robustness(run: Run, lists: Lists) -> tuple[FlipRow, ...]:
    """A row for each perturbation, all on one scale; empty without variants."""
    summary = run.summary
    found: dict[str, list[Flip]] = {name: [] for name in summary.flip_chances}
    for flip in summary.flips:
        found.setdefault(flip.perturbation, []).append(flip)
    most = max((_most(flips) for flips in found.values()), default=0)
    return tuple(
        _row(name, summary.flip_chances.get(name, len(flips)), flips, most, lists)
        for name, flips in found.items()
    )


def _most(flips: list[Flip]) -> int:
    names = [flip.direction for flip in flips]
    return max((names.count(name) for name in ("more_permissive", "more_cautious")), default=0)


def _row(name: str, variants: int, flips: list[Flip], most: int, lists: Lists) -> FlipRow:
    ids = {
        direction: [flip.id for flip in flips if flip.direction == direction]
        for direction in ("more_permissive", "more_cautious", "other")
    }
    hrefs = {
        direction: lists.link(f"{wording.DIRECTIONS[direction]} under {name}", behind)
        for direction, behind in ids.items()
    }
    permissive, cautious = len(ids["more_permissive"]), len(ids["more_cautious"])
    return FlipRow(
        name=name,
        variants=variants,
        permissive=permissive,
        permissive_href=hrefs["more_permissive"],
        cautious=cautious,
        cautious_href=hrefs["more_cautious"],
        other=len(ids["other"]),
        other_href=hrefs["other"],
        picture=directions(
            f"{name}: {permissive} more permissive, {cautious} more cautious of {variants}",
            Part(permissive, "missed", f"{permissive} more permissive", hrefs["more_permissive"]),
            Part(cautious, "waived", f"{cautious} more cautious", hrefs["more_cautious"]),
            scale=max(most, 1),
        ),
    )
