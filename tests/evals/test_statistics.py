"""Each statistic against a published value or scipy's."""

import random

import pytest
from scipy import stats

from evals.statistics import (
    Observation,
    cluster_bootstrap,
    detectable_drop,
    mcnemar,
    paired_bootstrap,
    upper_bound,
    wilson,
)

SHARES = [(0, 60), (1, 60), (7, 9), (55, 60), (60, 60), (0, 1), (399, 421)]


@pytest.mark.parametrize(("count", "n"), SHARES)
def test_wilson_is_that_of_scipy(count: int, n: int) -> None:
    known = stats.binomtest(count, n).proportion_ci(0.95, "wilson")
    assert wilson(count, n) == pytest.approx((known.low, known.high), abs=1e-9)


def test_no_failure_in_sixty_is_at_most_4_9_percent() -> None:
    assert upper_bound(0, 60) == pytest.approx(0.0487, abs=5e-5)
    assert upper_bound(0, 60) == pytest.approx(1 - 0.05 ** (1 / 60))


@pytest.mark.parametrize(("count", "n"), SHARES)
def test_the_bound_is_clopper_and_pearsons(count: int, n: int) -> None:
    known = stats.binomtest(count, n, alternative="less").proportion_ci(0.95, "exact")
    assert upper_bound(count, n) == pytest.approx(known.high, abs=1e-9)


@pytest.mark.parametrize(("count", "n"), [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(count: int, n: int) -> None:
    for function in (wilson, upper_bound):
        with pytest.raises(ValueError, match="no share"):
            function(count, n)


@pytest.mark.parametrize(("better", "worse"), [(0, 6), (6, 0), (0, 5), (3, 9), (20, 20), (1, 0)])
def test_mcnemar_is_the_exact_binomial_test(better: int, worse: int) -> None:
    known = stats.binomtest(better, better + worse, 0.5).pvalue
    assert mcnemar(better, worse) == pytest.approx(known)


def test_mcnemar_without_changes_knows_nothing() -> None:
    assert mcnemar(0, 0) == 1


@pytest.mark.parametrize("n", [20, 60, 421])
def test_the_detectable_drop_is_detected_with_80_percent_power(n: int) -> None:
    drop = detectable_drop(n)
    assert drop is not None
    power = sum(stats.binom.pmf(k, n, drop) for k in range(n + 1) if mcnemar(0, k) < 0.05)
    assert power == pytest.approx(0.8, abs=1e-6)


def test_five_cases_detect_nothing() -> None:
    assert detectable_drop(5) is None


def test_the_bootstrap_of_a_mean_is_near_the_normal_interval() -> None:
    source = random.Random(7)
    values = [source.gauss(10, 2) for _ in range(400)]
    found = cluster_bootstrap([Observation(str(i), v) for i, v in enumerate(values)], seed="x")
    known = stats.norm.interval(0.95, sum(values) / 400, stats.sem(values))
    assert found == pytest.approx(known, abs=0.05)


def test_cases_of_one_cluster_are_drawn_together() -> None:
    values = [(f"v{i % 10}", float(i % 2)) for i in range(100)]
    together = cluster_bootstrap([Observation(c, v) for c, v in values], seed="x")
    alone = cluster_bootstrap([Observation(str(i), v) for i, (_, v) in enumerate(values)], seed="x")
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_the_same_seed_gives_the_same_interval_in_any_order() -> None:
    values = [Observation(str(i), float(i % 3)) for i in range(30)]
    shuffled = random.Random(1).sample(values, len(values))
    assert cluster_bootstrap(values, seed="a") == cluster_bootstrap(shuffled, seed="a")


def test_a_paired_difference_is_narrower_than_two_intervals() -> None:
    source = random.Random(3)
    before = [Observation(str(i), source.gauss(0, 5)) for i in range(200)]
    after = [Observation(o.cluster, o.value + 0.5 + source.gauss(0, 0.1)) for o in before]
    low, high = paired_bootstrap(before, after, seed="x")
    assert 0.45 < low < 0.5 < high < 0.55
    with pytest.raises(ValueError, match="shorter"):
        paired_bootstrap(before, after[1:], seed="x")
