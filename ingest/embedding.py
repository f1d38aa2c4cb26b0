"""The one interface between texts and vectors; indexing and asking each bring their own side."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors of one model."""

    @property
    def name(self) -> str:
        """The model and its version: two embedders of one name give the same vectors."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts`: shape (n, 384), each row of length 1, in the order of the texts."""
