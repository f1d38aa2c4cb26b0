"""The learnt reader: what a linear sentence classifier makes of each sentence.

One head for each kind of fact over hashed word and letter runs, trained on the sentences in `data/`
by `scripts/train_reader.py`; its weights are `weights.npz`. Plain arithmetic: the same words always
give the same opinion. It only objects or adds caution (see `guardrails.reading.agree`).
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from guardrails.reading.learnt.features import features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FILE = Path(__file__).with_name("weights.npz")

Opinion = Mapping[str, Mapping[str, float]]
"""For each head, the probability of each of its values."""


class Weights(NamedTuple):
    """One column for each value of each head."""

    heads: Mapping[str, Sequence[str]]
    matrix: "NDArray[np.int8]"
    """(places, columns), in steps of `scale`."""
    scale: "NDArray[np.float32]"
    rarity: "NDArray[np.float32]"
    """(places,): how telling a feature is because it is rare (inverse document frequency)."""
    bias: "NDArray[np.float32]"


def opinion(text: str) -> Opinion:
    """What the sentence says, as far as was learnt. `text` is tagged and normalised.

    Raises `OSError` or `ValueError` when the weights are missing or broken.
    """
    import numpy as np

    weights = _weights()
    places, values = features(text)
    scores = weights.bias.copy()
    if places:
        telling = np.asarray(values, dtype=np.float32) * weights.rarity[places]
        telling /= float(np.sqrt((telling * telling).sum())) or 1.0
        scores += (telling @ weights.matrix[places].astype(np.float32)) * weights.scale
    found: dict[str, dict[str, float]] = {}
    start = 0
    for head, names in weights.heads.items():
        part = np.exp(scores[start : start + len(names)] - scores[start : start + len(names)].max())
        found[head] = dict(zip(names, (part / part.sum()).tolist(), strict=True))
        start += len(names)
    return found


@cache
def _weights() -> Weights:
    import numpy as np

    with np.load(_FILE, allow_pickle=False) as stored:
        return Weights(
            heads=json.loads(str(stored["heads"])),
            matrix=stored["matrix"],
            scale=stored["scale"],
            rarity=stored["rarity"].astype(np.float32),
            bias=stored["bias"],
        )
