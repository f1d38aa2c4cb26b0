"""Bootstrap intervals: of a mean over clusters of cases, and of the difference between two runs.

Whole clusters are drawn, since variants of one vignette succeed and fail together. The draws depend
on `seed` alone, so the same cases always give the same interval.
"""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from evals.statistics.shares import Interval

DRAWS = 2000


class Observation(NamedTuple):
    """One value and the cluster it belongs to."""

    cluster: str
    value: float


def cluster_bootstrap(observations: Sequence[Observation], *, seed: str) -> Interval:
    """95 % percentile interval of the mean. Raises `ValueError` for no observations."""
    if not observations:
        raise ValueError("there is nothing to draw from")
    clusters = {name: place for place, name in enumerate(sorted({o.cluster for o in observations}))}
    sums, sizes = np.zeros(len(clusters)), np.zeros(len(clusters))
    for observation in observations:
        sums[clusters[observation.cluster]] += observation.value
        sizes[clusters[observation.cluster]] += 1
    source = np.random.default_rng(zlib.crc32(seed.encode()))
    weights = source.multinomial(len(clusters), np.full(len(clusters), 1 / len(clusters)), DRAWS)
    means = (weights @ sums) / (weights @ sizes)
    low, high = np.quantile(means, (0.025, 0.975))
    return Interval(float(low), float(high))


def paired_bootstrap(
    before: Sequence[Observation], after: Sequence[Observation], *, seed: str
) -> Interval:
    """95 % interval of the mean of `after` minus `before`, the same cases in the same order.

    Raises `ValueError` when they are none, or not as many.
    """
    pairs = zip(before, after, strict=True)
    differences = [Observation(b.cluster, a.value - b.value) for b, a in pairs]
    return cluster_bootstrap(differences, seed=seed)
