"""Intervals of a share: Wilson's two-sided, and the exact one-sided bound (Clopper-Pearson).

Wilson EB, JASA 1927; Clopper CJ, Pearson ES, Biometrika 1934.
"""

import math
from typing import NamedTuple

_Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""
_STEPS = 60
"""Halvings of [0, 1]: more than a float can tell apart."""


class Interval(NamedTuple):
    """Both ends, low first."""

    low: float
    high: float


def wilson(count: int, n: int) -> Interval:
    """95 % interval of the share `count / n`. Raises `ValueError` unless 0 <= count <= n, n > 0."""
    _check(count, n)
    share, z2 = count / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    low = 0.0 if count == 0 else middle - half
    high = 1.0 if count == n else middle + half
    return Interval(low, high)


def upper_bound(count: int, n: int, confidence: float = 0.95) -> float:
    """The largest share under which `count` or fewer of `n` is not rarer than 1 - confidence.

    Exact and one-sided: 0 of 60 gives 0.0487. Raises `ValueError` unless 0 <= count <= n, n > 0.
    """
    _check(count, n)
    if count == n:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if at_most(count, n, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def at_most(count: int, n: int, share: float) -> float:
    """The probability of `count` or fewer successes in `n` tries of probability `share`."""
    if share <= 0:
        return 1.0
    if share >= 1:
        return float(count >= n)
    log_p, log_q = math.log(share), math.log1p(-share)
    whole = math.lgamma(n + 1)
    terms = (
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * log_p + (n - k) * log_q)
        for k in range(count + 1)
    )
    return min(1.0, math.fsum(terms))


def _check(count: int, n: int) -> None:
    if n <= 0 or not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share")
