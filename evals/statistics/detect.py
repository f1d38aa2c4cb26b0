"""The smallest drop that a set of cases can detect, before anyone trusts "no difference"."""

from evals.statistics.mcnemar import mcnemar
from evals.statistics.shares import at_most

_STEPS = 50


def detectable_drop(n: int, *, power: float = 0.8, alpha: float = 0.05) -> float | None:
    """Smallest share of `n` cases that must truly break for the exact McNemar test to see it.

    Cases break in one direction only, which is the best case. None when even all of them breaking
    would go unseen.
    """
    needed = next((k for k in range(1, n + 1) if mcnemar(0, k) < alpha), None)
    if needed is None:
        return None
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if 1 - at_most(needed - 1, n, middle) >= power:
            high = middle
        else:
            low = middle
    return high
