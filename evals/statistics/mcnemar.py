"""McNemar's test, exact: are the pairs that changed more often better or worse than a coin says?"""

from evals.statistics.shares import at_most


def mcnemar(better: int, worse: int) -> float:
    """Two-sided p value of `better` and `worse` pairs; 1 when no pair changed."""
    if better < 0 or worse < 0:
        raise ValueError(f"{better} and {worse} are no numbers of pairs")
    n = better + worse
    if n == 0:
        return 1.0
    return min(1.0, 2 * at_most(min(better, worse), n, 0.5))
