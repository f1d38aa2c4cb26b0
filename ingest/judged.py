"""Questions that people judged: of each, which statements answer it, or that none does.

Strangers ask much the same. A question that lies near one of these is most likely answered by what
answers that one, and most likely not at all where the nearest ones are not: neither is told by how
near a statement lies. Written by `scripts/embed_judged.py` from the questions that the network of
`ingest.answers` learns from; kept as the model gives them, so another adapter needs no new file.

The judgements are of the statements of that day. They say nothing of one that was written since.
"""

from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from ingest.adapter import adapted
from ingest.embedding import Vectors

FILE = Path(__file__).with_name("judged.npz")
"""Holds `vectors` (n, 384) as whole numbers of `step`; `statements`, the ids of all that there
were; and the judgements, sorted by statement: question `rows` is answered by `answers`."""
NEIGHBOURS = 20
"""So many of the nearest questions of either kind are compared."""
SHARPNESS = 20.0
"""How much more a nearer one counts: e to this times its cosine."""


class Judged(NamedTuple):
    """The judged questions, ready to be compared with another."""

    vectors: Vectors
    """Shape (n, 384), rows of length 1."""
    statements: tuple[str, ...]
    rows: NDArray[np.intp]
    """By statement, the questions that it answers."""
    starts: NDArray[np.intp]
    """Where in `rows` those of the next statement begin."""
    answered_by: NDArray[np.intp]
    """Places in `statements` of those that answer any question, in the order of `starts`."""
    answered: NDArray[np.bool_]
    """Of each question, whether any statement answers it."""

    @classmethod
    def read(cls, adapt: Callable[[Vectors], Vectors] = adapted) -> Self:
        """Read the file. Raises `OSError` or `ValueError` where it is missing or damaged."""
        with np.load(FILE, allow_pickle=False) as file:
            vectors = file["vectors"].astype(np.float32) * np.float32(file["step"])
            rows, answers = file["rows"].astype(np.intp), file["answers"].astype(np.intp)
            statements = tuple(file["statements"].tolist())
        answered = np.zeros(len(vectors), dtype=bool)
        answered[rows] = True
        answered_by, starts = np.unique(answers, return_index=True)
        return cls(adapt(vectors), statements, rows, starts, answered_by, answered)

    def nearest(self, vector: Vectors) -> dict[str, float]:
        """By statement, the cosine in [-1, 1] of `vector` with the nearest question it answers."""
        best = np.maximum.reduceat((self.vectors @ vector)[self.rows], self.starts)
        names = (self.statements[place] for place in self.answered_by)
        return dict(zip(names, best.tolist(), strict=True))

    def lead(self, vector: Vectors, first: Collection[str]) -> float:
        """By how much the nearest answered questions are nearer than the nearest unanswered ones.

        A soft mean of cosines, so in (-2, 2); 0 where one of the `first` statements found for the
        question is newer than the judgements.
        """
        if not set(first) <= set(self.statements):
            return 0.0
        cosines = self.vectors @ vector
        return _soft_mean(cosines[self.answered]) - _soft_mean(cosines[~self.answered])


@cache
def judged() -> Judged:
    """The judged questions as the serving side compares them."""
    return Judged.read()


def _soft_mean(cosines: Vectors) -> float:
    """The logarithm of the mean of their exponentials, over the greatest `NEIGHBOURS`."""
    greatest = np.partition(cosines, -NEIGHBOURS)[-NEIGHBOURS:].astype(np.float64)
    return float(np.log(np.exp(SHARPNESS * greatest).mean()) / SHARPNESS)
