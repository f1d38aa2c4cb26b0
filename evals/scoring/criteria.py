"""The criteria W1 to W6 against what is expected: a false "met" is the dangerous mistake."""

from assistant.contract import Answer
from evals.score import Harm, Score, Stage
from evals.scoring.marks import judged, unscored
from evals.sets import Expectation


def score_criteria(expect: Expectation, answer: Answer) -> list[Score]:
    """`criteria.W1` … for every criterion that something is expected of.

    An answer without criteria decides none of them, which counts as unknown for what it permits
    and as wrong for what was expected.
    """
    if not expect.criteria:
        return [unscored("criteria", Stage.RULES)]
    given = {criterion.id: criterion.status for criterion in answer.criteria}
    return [
        judged(
            f"criteria.{key}",
            Stage.RULES,
            given.get(key) == wanted,
            f"expected {wanted}, got {given.get(key, 'no criteria')}",
            Harm.FALSE_PERMISSION if given.get(key) == "met" else Harm.OTHER,
        )
        for key, wanted in sorted(expect.criteria.items())
    ]
