"""The evidence bar: a logistic regression, and the chance below which a question is unanswered."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.ranking import Weights
from ranking.heard import Asked

FALSE_SILENCE = 0.03
"""The part of answered questions that the bar may miss, of those that are as people ask."""
NEAR_MISSES = "near"
"""How the names of the sets begin that were asked to hold near misses."""
OF_A_NEAR_MISS = 0.5
"""What a question of these counts beside one of the other sets, which are as people ask."""


def fit_bar(data: Sequence[Asked]) -> tuple[Weights, float]:
    """The weights of the bar, and where it stands."""
    names = list(data[0].features)
    matrix = np.array([[one.features[name] for name in names] for one in data])
    right = np.array([one.answered for one in data])
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    model = LogisticRegression(max_iter=1000, class_weight="balanced")
    counts = [OF_A_NEAR_MISS if one.source.startswith(NEAR_MISSES) else 1.0 for one in data]
    model.fit((matrix - mean) / scale, right, sample_weight=counts)
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - weights @ mean)
    found = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    bar = Weights(weights=found, bias=round(bias, 3))
    as_asked = [one for one in data if one.answered and not one.source.startswith(NEAR_MISSES)]
    chances = [bar.chance(one.features) for one in as_asked]
    return bar, round(float(np.quantile(chances, FALSE_SILENCE)), 3)


def told(data: Sequence[Asked], bar: Weights, least: float) -> list[str]:
    """By set, how many of the answered and of the unanswered are told not to be in the texts."""
    lines = []
    for source in dict.fromkeys(one.source for one in data):
        parts = []
        for kind, name in ((True, "answered"), (False, "unanswered")):
            of = [one for one in data if one.source == source and one.answered is kind]
            below = sum(bar.chance(one.features) < least for one in of)
            parts.append(f"{below} of {len(of)} {name}")
        lines.append(f"{source}: told not to be in the texts: {', '.join(parts)}")
    return lines
