"""A conditional logit over each question's candidates (McFadden 1974), weights never negative."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.ranking import Features, Weights

RIDGE = 1.0
STEPS = 400
RATE = 0.3
FOLDS = 10
ABSENT = -1e9
Matrix = NDArray[np.float64]


class Row(NamedTuple):
    """One question, its candidates' features, and which of them answer."""

    candidates: dict[str, Features]
    answers: frozenset[str]
    weight: float = 1.0
    """What it counts beside a question that somebody asked."""
    written: bool = True
    """Whether it is of a question set, and not of the corpus."""


def fit(data: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """Weights that make the answering candidates likely, by projected gradient ascent."""
    features, right, absent = _stacked(data, names)
    present = absent == 0.0
    scale = features[present].std(axis=0) + 1e-6
    features = features / scale
    importance = np.array([row.weight for row in data])
    weights = np.ones(len(names))
    for _ in range(STEPS):
        chance = _softmax(features @ weights + absent)
        answering = chance * right
        answering /= np.maximum(answering.sum(axis=1, keepdims=True), 1e-12)
        slopes = ((answering - chance)[:, :, None] * features).sum(axis=1)
        slope = importance @ slopes - RIDGE * weights
        weights = np.maximum(0.0, weights + RATE * slope / importance.sum())
    return {name: round(float(w), 3) for name, w in zip(names, weights / scale, strict=True)}


def cross_validated(data: Sequence[Row], names: Sequence[str]) -> list[int]:
    """The rank of the first answering candidate of each written row, read with weights fitted
    without it."""
    fold = np.random.default_rng(0).permutation(len(data)) % FOLDS
    ranks = []
    for number in range(FOLDS):
        weights = fit([row for row, f in zip(data, fold, strict=True) if f != number], names)
        held = [row for row, f in zip(data, fold, strict=True) if f == number and row.written]
        ranks += [rank(row, weights) for row in held]
    return ranks


def rank(row: Row, weights: dict[str, float]) -> int:
    """The place of the first answering candidate, or one after the last when none was proposed."""
    whole = Weights(weights=weights)
    best = sorted(row.candidates, key=lambda key: (-whole.total(row.candidates[key]), key))
    return next((n for n, key in enumerate(best, start=1) if key in row.answers), len(best) + 1)


def figures(ranks: Sequence[int]) -> str:
    """Share among the first 1, 3 and 5, and the mean reciprocal rank."""
    found = np.array(ranks)
    shares = ", ".join(f"first {k}: {(found <= k).mean():.3f}" for k in (1, 3, 5))
    return f"{shares}, MRR {(1 / found).mean():.3f}"


def _stacked(data: Sequence[Row], names: Sequence[str]) -> tuple[Matrix, Matrix, Matrix]:
    most = max(len(row.candidates) for row in data)
    features = np.zeros((len(data), most, len(names)))
    right = np.zeros((len(data), most))
    absent = np.full((len(data), most), ABSENT)
    for place, row in enumerate(data):
        count = len(row.candidates)
        values = row.candidates.items()
        features[place, :count] = [[found[name] for name in names] for _, found in values]
        right[place, :count] = [key in row.answers for key, _ in values]
        absent[place, :count] = 0.0
    return features, right, absent


def _softmax(values: Matrix) -> Matrix:
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
