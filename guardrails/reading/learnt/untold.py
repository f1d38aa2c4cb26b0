"""Whether what is named in a conversation is told of the patient as it is now, or only named.

A weighing of the same states of words that the learnt reader reads criteria from, fitted by
`scripts/train_untold.py` to messages in which all six conditions are named: recited, denied, past,
wished, another's or taken back in some, told in the others. It only ever raises a doubt.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_FILE = Path(__file__).with_name("untold.npz")


def features(mean: "Matrix", top: "Matrix", turns: Sequence[int], since: int = 0) -> "Matrix":
    """(2 × hidden,): the states of the sentences from turn `since` on.

    `mean` and `top` are (sentences, hidden) both: mean and maximum of each sentence's words.
    """
    import numpy as np

    rows = [at for at, turn in enumerate(turns) if turn >= since]
    return np.concatenate([mean[rows].mean(axis=0), top[rows].max(axis=0)])


def untold(mean: "Matrix", top: "Matrix", turns: Sequence[int]) -> dict[int, float]:
    """By the turn from which on it is read: the probability, 0 to 1, that it is only named."""
    import numpy as np

    weights, bias = _weights()
    found = {}
    for since in sorted(set(turns)):
        odds = float(features(mean, top, turns, since) @ weights + bias)
        found[since] = float(1 / (1 + np.exp(-odds)))
    return found


@cache
def _weights() -> "tuple[Matrix, float]":
    """Raises `OSError` or `KeyError` where the file is missing or broken: nothing runs without."""
    import numpy as np

    with np.load(_FILE, allow_pickle=False) as stored:
        return stored["weights"].astype(np.float32), float(stored["bias"])
