"""Variants that are decided otherwise than the case they were made from."""

from collections.abc import Sequence

from evals.record import CaseResult
from evals.scoring.verdict import shown
from evals.summary import Flip
from evals.summing.direction import differing, direction

WRITTEN = "written"
"""The name for variants that stand in a set themselves, by `perturb_of`."""


def flips(cases: Sequence[CaseResult]) -> tuple[tuple[Flip, ...], dict[str, int]]:
    """The flips, and how many variants of each kind there were."""
    by_id = {case.id: case for case in cases}
    found, chances = [], dict[str, int]()
    for case in cases:
        original = by_id.get(case.perturb_of or "")
        if original is None or original.answer is None or case.answer is None:
            continue
        kind = case.perturbation or WRITTEN
        chances[kind] = chances.get(kind, 0) + 1
        what = differing(original.answer, case.answer)
        if what:
            found.append(
                Flip(
                    id=case.id,
                    of=original.id,
                    perturbation=kind,
                    before=shown(original.answer.verdict),
                    after=shown(case.answer.verdict),
                    direction=direction(original.answer, case.answer),
                    what=what,
                )
            )
    return tuple(found), chances
