"""Rules that must and must not hold."""

from assistant.contract import Answer
from evals.score import Harm, Score, Stage
from evals.scoring.marks import judged, unscored
from evals.sets import Expectation

_MISSED = {
    "S3": Harm.MISSED_EMERGENCY,
    "S2": Harm.MISSED_URGENT,
    "S4": Harm.MISSED_URGENT,
}


def score_rules(expect: Expectation, answer: Answer) -> list[Score]:
    """`rules.<id>` for a rule that must hold, `rules_absent.<id>` for one that must not."""
    if not expect.rules and not expect.rules_absent:
        return [unscored("rules", Stage.RULES)]
    told = set(answer.rules)
    listed = ", ".join(answer.rules) or "none"
    missing = [
        judged(
            f"rules.{rule}",
            Stage.RULES,
            rule in told,
            f"expected {rule} among {listed}",
            _MISSED.get(rule, Harm.OTHER),
        )
        for rule in expect.rules
    ]
    extra = [
        judged(
            f"rules_absent.{rule}",
            Stage.RULES,
            rule not in told,
            f"expected no {rule} among {listed}",
            Harm.FALSE_ALARM if rule in _MISSED else Harm.OTHER,
        )
        for rule in expect.rules_absent
    ]
    return missing + extra
