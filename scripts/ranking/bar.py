"""The evidence bar: a logistic regression, and the chance below which a question is unanswered."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.evidence import evidence_features, is_silence
from assistant.ranking import Features, Weights
from assistant.settings import Settings
from ranking.logit import Row

FALSE_SILENCE = 0.02
"""The part of answered questions that the bar may miss."""
OF_THE_CORPUS = 0.3
"""What all questions of the corpus together count beside those that people wrote."""
KEPT = Settings().retrieved


def fit_bar(data: Sequence[Row], passage: Weights) -> tuple[Weights, float]:
    """The weights of the bar, and where it stands."""
    data = [row for row in data if not all(is_silence(key) for key in row.candidates)]
    features = [_features(row, passage) for row in data]
    names = list(features[0])
    matrix = np.array([[found[name] for name in names] for found in features])
    right = np.array([bool(row.answers) for row in data])
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    model = LogisticRegression(max_iter=1000)
    model.fit((matrix - mean) / scale, right, sample_weight=_balanced(data, right))
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - weights @ mean)
    found = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    bar = Weights(weights=found, bias=round(bias, 3))
    answered = [
        bar.chance(f) for row, f in zip(data, features, strict=True) if row.answers and row.written
    ]
    return bar, round(float(np.quantile(answered, FALSE_SILENCE)), 3)


def told(data: Sequence[Row], passage: Weights, bar: Weights, cut: float) -> str:
    """How many of the answered and of the unanswered are told not to be in the texts."""
    said: dict[bool, list[bool]] = {True: [], False: []}
    for row in data:
        silent = all(is_silence(key) for key in row.candidates)
        below = silent or bar.chance(_features(row, passage)) < cut
        said[bool(row.answers)].append(below)
    parts = [
        f"{sum(said[kind])} of {len(said[kind])} {name}"
        for kind, name in ((True, "answered"), (False, "unanswered"))
    ]
    return "told not to be in the texts: " + ", ".join(parts)


def _features(row: Row, passage: Weights) -> Features:
    best = sorted(row.candidates.items(), key=lambda item: (-passage.total(item[1]), item[0]))
    kept = best[:KEPT]
    if all(is_silence(key) for key, _ in kept):  # as many silences: the first that says something
        kept = [*kept, next(item for item in best if not is_silence(item[0]))]
    return evidence_features(kept, passage)


def _balanced(data: Sequence[Row], right: "np.typing.NDArray[np.bool_]") -> list[float]:
    """Answered and unanswered count the same, and so do the written ones among each."""
    counts: dict[tuple[bool, bool], int] = {}
    for row, kind in zip(data, right, strict=True):
        key = (row.written, bool(kind))
        counts[key] = counts.get(key, 0) + 1
    whole = len([row for row in data if row.written]) / 2
    return [
        whole * (1.0 if row.written else OF_THE_CORPUS) / counts[(row.written, bool(kind))]
        for row, kind in zip(data, right, strict=True)
    ]
