"""The confusion matrix of verdicts, with its dangerous side marked."""

from collections.abc import Sequence

from evals.record import CaseResult
from evals.score import Harm
from evals.scoring.verdict import BOLDNESS, shown, verdict_harm
from evals.summary import Cell

_DANGEROUS = {Harm.FALSE_PERMISSION, Harm.MISSED_EMERGENCY, Harm.MISSED_URGENT}


def confusion(cases: Sequence[CaseResult]) -> tuple[Cell, ...]:
    """Every cell that is not empty, in the order of boldness; cases without an answer are out."""
    members: dict[tuple[str, str], list[str]] = {}
    for case in cases:
        if case.answer is not None and "verdict" in case.expect.model_fields_set:
            pair = (shown(case.expect.verdict), shown(case.answer.verdict))
            members.setdefault(pair, []).append(case.id)
    order = {verdict: place for place, verdict in enumerate(BOLDNESS)}
    pairs = sorted(members, key=lambda pair: (order.get(pair[0], 9), order.get(pair[1], 9)))
    return tuple(
        Cell(
            expected=wanted,
            given=given,
            count=len(members[wanted, given]),
            dangerous=wanted != given and verdict_harm(wanted, given) in _DANGEROUS,
            cases=tuple(members[wanted, given]),
        )
        for wanted, given in pairs
    )
