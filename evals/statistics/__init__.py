"""How sure the numbers of a run are: intervals, bounds and tests. Knows nothing of cases."""

from evals.statistics.bootstrap import Observation, cluster_bootstrap, paired_bootstrap
from evals.statistics.detect import detectable_drop
from evals.statistics.mcnemar import mcnemar
from evals.statistics.shares import Interval, upper_bound, wilson

__all__ = [
    "Interval",
    "Observation",
    "cluster_bootstrap",
    "detectable_drop",
    "mcnemar",
    "paired_bootstrap",
    "upper_bound",
    "wilson",
]
