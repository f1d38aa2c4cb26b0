"""The weights by which passages are ranked and the evidence bar is set, from `ranking.yaml`.

They are fitted by `scripts/fit_ranking.py` and `scripts/fit_bar.py`; nothing here learns.
"""

import math
from functools import cache
from pathlib import Path

import yaml

from corpus.models import Frozen

_FILE = Path(__file__).with_name("ranking.yaml")

Features = dict[str, float]
"""Named numbers that are weighed."""


class Weights(Frozen):
    """A weighted sum: one weight for each named feature, and what is added."""

    weights: dict[str, float]
    bias: float = 0.0

    def total(self, features: Features) -> float:
        """The sum. Raises `KeyError` for a feature that was not worked out."""
        return self.bias + sum(weight * features[name] for name, weight in self.weights.items())

    def chance(self, features: Features) -> float:
        """The sum as a number in (0, 1), by the logistic function."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.total(features)))))


class Ranking(Frozen):
    """All that is fitted."""

    passage: Weights
    """Of a passage as an answer, over the features of `assistant.retrieve.features_of`."""
    answered: Weights
    """Of the first passages as evidence that the texts answer, over `assistant.evidence` and what
    the network hears."""
    bar: float
    """From this chance on a question counts as answered."""
    further: float
    """A further statement is told when its sum is at most this much below the first one's."""


@cache
def ranking() -> Ranking:
    """The weights. Raises pydantic's `ValidationError` when one is missing."""
    return Ranking.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
