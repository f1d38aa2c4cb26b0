"""Fitting the ranking: the feature that tells the answer gets the weight, and none is negative."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from ranking.logit import Row, cross_validated, figures, fit, rank

NAMES = ["telling", "noise", "misleading"]


def rows(count: int) -> list[Row]:
    draws = np.random.default_rng(1)
    made = []
    for number in range(count):
        answer = f"p{number % 4}"
        candidates = {
            f"p{place}": {
                "telling": float(f"p{place}" == answer) + draws.normal(0, 0.2),
                "noise": draws.normal(),
                "misleading": float(f"p{place}" != answer) + draws.normal(0, 0.2),
            }
            for place in range(4)
        }
        made.append(Row(candidates, frozenset([answer])))
    return made


def test_the_telling_feature_is_weighed_most_and_no_weight_is_negative():
    weights = fit(rows(40), NAMES)
    assert min(weights.values()) >= 0
    assert max(weights, key=lambda name: weights[name]) == "telling"
    assert weights["misleading"] == 0


def test_only_written_questions_are_reported():
    data = rows(30)
    corpus = [row._replace(written=False, weight=0.1) for row in rows(10)]
    ranks = cross_validated([*data, *corpus], NAMES)
    assert len(ranks) == 30
    assert np.mean(np.array(ranks) == 1) > 0.9


@pytest.mark.parametrize(
    ("answers", "place"), [({"p0"}, 1), ({"p1"}, 2), ({"p0", "p1"}, 1), ({"other"}, 3)]
)
def test_the_rank_is_that_of_the_first_answer(answers, place):
    candidates = {"p0": {"a": 2.0}, "p1": {"a": 1.0}}
    assert rank(Row(candidates, frozenset(answers)), {"a": 1.0}) == place


def test_figures():
    assert figures([1, 2, 4]) == "first 1: 0.333, first 3: 0.667, first 5: 1.000, MRR 0.583"
