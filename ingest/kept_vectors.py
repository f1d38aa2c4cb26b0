"""The vectors of a version by the hash of their text, so that the next build embeds only the new.

They are read from this file, not from Chroma: a running assistant may have the old version open,
and one process at a time is all that an embedded Chroma promises.
"""

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ingest.embedding import DIMENSIONS, Vectors

_FILE = "vectors.npz"


def text_hash(text: str) -> str:
    """Hash a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def save_vectors(vectors: Mapping[str, Vectors], folder: Path) -> None:
    """Write vectors of shape (384,) by text hash; raises OSError."""
    stacked = np.stack(list(vectors.values()))
    np.savez(folder / _FILE, hashes=np.array(list(vectors)), vectors=stacked)


def load_vectors(folder: Path) -> dict[str, Vectors]:
    """Read what `save_vectors` wrote; a file that cannot be read gives nothing to keep."""
    try:
        with np.load(folder / _FILE, allow_pickle=False) as file:
            hashes, vectors = file["hashes"], file["vectors"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
    if vectors.shape != (len(hashes), DIMENSIONS) or vectors.dtype != np.float32:
        return {}
    return dict(zip(hashes.tolist(), vectors, strict=True))
