"""How scorers write down what they saw: held, missed, measured or unscored."""

from evals.score import Harm, Score, Stage


def judged(name: str, stage: Stage, ok: bool, reason: str, harm: Harm = Harm.OTHER) -> Score:
    """Right (1) or wrong (0); `harm` says what kind of mistake it is if it is wrong."""
    return Score(
        name=name,
        value=float(ok),
        passed=ok,
        reason=reason,
        stage=stage,
        harm=None if ok else harm,
    )


def measured(name: str, stage: Stage, value: float, reason: str) -> Score:
    """A number that nothing is expected of in a single case."""
    return Score(name=name, value=round(value, 4), passed=None, reason=reason, stage=stage)


def unscored(name: str, stage: Stage, reason: str = "nothing is expected of it") -> Score:
    """Not looked at, which is not the same as wrong."""
    return Score(name=name, value=None, passed=None, reason=reason, stage=stage)
