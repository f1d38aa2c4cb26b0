"""This run beside a baseline, over the cases that both asked in the same words."""

from collections.abc import Sequence

from evals.record import CaseResult
from evals.score import Harm
from evals.scoring.verdict import shown
from evals.statistics import Observation, mcnemar, paired_bootstrap
from evals.summary import Change, Comparison, Difference
from evals.summing.direction import MORE_PERMISSIVE, differing, direction
from evals.summing.harms import harmed
from evals.summing.metrics import WHOLE, cluster_of, values_of

COMPARED = (
    WHOLE,
    "scope",
    "verdict",
    "criteria",
    "facts",
    "rules",
    "nuggets",
    "evidence",
    "recall_at_5",
    "mrr",
    "ndcg_at_10",
    "support",
    "citation_precision",
    "reading_grade",
)


class OtherCases(Exception):
    """The baseline has none of these cases; the message is one line."""


def compare(before: Sequence[CaseResult], after: Sequence[CaseResult], *, name: str) -> Comparison:
    """The comparison. Raises `OtherCases` when nothing can be compared."""
    check_comparable(before, after, name=name)
    old = {_key(case): case for case in before}
    pairs = [(old[_key(case)], case) for case in after if _key(case) in old]
    found = [_difference(metric, pairs) for metric in COMPARED]
    changes = [change for pair in pairs if (change := _change(*pair))]
    return Comparison(
        baseline=name,
        pairs=len(pairs),
        only_here=len(after) - len(pairs),
        only_there=len(before) - len(pairs),
        changes=tuple(changes),
        differences=tuple(difference for difference in found if difference),
    )


def check_comparable(
    before: Sequence[CaseResult], after: Sequence[CaseResult], *, name: str
) -> None:
    """Raise `OtherCases` when the two have no case in common, in words and expectations."""
    if not {_key(case) for case in before} & {_key(case) for case in after}:
        raise OtherCases(
            f"{name}: the baseline answered none of these cases; give the record of a run of the"
            " same question sets"
        )


def _key(case: CaseResult) -> tuple[str, tuple[str, ...], str]:
    """A case is the same when its words and what is expected are."""
    return case.id, case.turns, case.expect.model_dump_json(exclude_unset=True)


def _difference(metric: str, pairs: Sequence[tuple[CaseResult, CaseResult]]) -> Difference | None:
    befores, afters = [], []
    better = worse = 0
    for old, new in pairs:
        was, now = values_of(metric, [old]), values_of(metric, [new])
        if not was or not now:
            continue
        first = sum(value for _, value in was) / len(was)
        second = sum(value for _, value in now) / len(now)
        better, worse = better + (second > first), worse + (second < first)
        befores.append(Observation(cluster_of(new), first))
        afters.append(Observation(cluster_of(new), second))
    if not befores:
        return None
    low, high = paired_bootstrap(befores, afters, seed=metric)
    before = sum(o.value for o in befores) / len(befores)
    after = sum(o.value for o in afters) / len(afters)
    binary = all(o.value in (0.0, 1.0) for o in (*befores, *afters))
    return Difference(
        metric=metric,
        before=before,
        after=after,
        difference=after - before,
        low=low,
        high=high,
        p_value=mcnemar(better, worse) if binary else None,
        pairs=len(befores),
        better=better,
        worse=worse,
    )


def _change(old: CaseResult, new: CaseResult) -> Change | None:
    moved = bool(old.answer and new.answer and differing(old.answer, new.answer))
    if not moved and old.passed == new.passed:
        return None
    return Change(id=new.id, before=_told(old), after=_told(new), direction=_way(old, new))


def _way(old: CaseResult, new: CaseResult) -> str:
    permission = Harm.FALSE_PERMISSION
    if harmed(new, permission) and not harmed(old, permission):
        return MORE_PERMISSIVE
    if old.passed != new.passed:
        return "fixed" if new.passed else "broken"
    return direction(old.answer, new.answer) if old.answer and new.answer else "other"


def _told(case: CaseResult) -> str:
    verdict = shown(case.answer.verdict) if case.answer else "crashed"
    failed = ", ".join(dict.fromkeys(score.name for score in case.failed))
    return f"{verdict}; failed: {failed}" if failed else verdict
