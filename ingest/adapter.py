"""The embedding adapter: one linear map after the model, fitted to this field's questions.

A general model puts all questions on one drug near one another. The map, 384 by 384, was fitted
so that a question lies near the other ways of asking for the same statement
(`scripts/fit_adapter.py`); both sides of the search go through it, local documents included.
"""

import hashlib
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.embedding import Vectors

FILE = Path(__file__).with_name("adapter.npz")
"""Holds `map`, of shape (384, 384), in half precision."""


def adapted(vectors: Vectors) -> Vectors:
    """Map `vectors`, of shape (n, 384); each row of the result has length 1."""
    mapped = vectors @ _map()
    lengths = np.linalg.norm(mapped, axis=1, keepdims=True)
    return np.asarray(mapped / np.maximum(lengths, 1e-12), dtype=np.float32)


def adapter_hash() -> str:
    """Hash of the map: another one means that indexes are to be built anew."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()


@cache
def _map() -> NDArray[np.float32]:
    with np.load(FILE, allow_pickle=False) as file:
        return np.asarray(file["map"], dtype=np.float32)
