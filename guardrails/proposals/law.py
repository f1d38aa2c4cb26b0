"""The law that every help in reading is held to: no decision is more permissive for it.

Verdicts have the order of the policy, the most cautious first; none at all says least. A policy by
which a blocking fact permitted more would be at fault, and then the rules' own decision holds.
"""

from guardrails.decide import Decision
from guardrails.policy.models import Verdict

CAUTION: tuple[Verdict | None, ...] = (
    Verdict.EMERGENCY,
    Verdict.URGENT_REVIEW,
    Verdict.DO_NOT_WITHDRAW,
    Verdict.INSUFFICIENT_INFORMATION,
    Verdict.DISCUSS_WITHDRAWAL,
    None,
)
"""The most cautious first."""
_STATUSES = ("unmet", "unknown", "met")


def is_softer(after: Decision, before: Decision) -> bool:
    """Whether `after` permits more than `before`, in its verdict or in any criterion."""
    if CAUTION.index(after.verdict) > CAUTION.index(before.verdict):
        return True
    if len(after.criteria) != len(before.criteria):
        return True
    return any(
        _STATUSES.index(new.status) > _STATUSES.index(old.status)
        for new, old in zip(after.criteria, before.criteria, strict=True)
    )
