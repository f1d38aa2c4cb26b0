"""The indexing side of embedding: sentence-transformers through LlamaIndex.

Imports torch on first construction, so asking never comes here. Never reaches a model hub.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ingest.adapter import adapted
from ingest.embedding import DIMENSIONS, Vectors
from ingest.model_files import MAX_TOKENS, model_folder, model_name
from ingest.offline import go_offline

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32


class SentenceTransformerEmbedder:
    """Embeds with the model's original weights; raises ModelMissing when they are not installed."""

    def __init__(self) -> None:
        folder = str(model_folder())
        go_offline()
        # Waiting threads sleep instead of spinning, which saves a quarter of the time of two cores.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        self._model = HuggingFaceEmbedding(
            model_name=folder,
            max_length=MAX_TOKENS,
            normalize=True,
            embed_batch_size=BATCH,
            cache_folder=folder,  # already there: keeps the library from making one in the home
            device="cpu",
        )
        self.name = model_name()

    @property
    def model(self) -> "SentenceTransformer":
        """The sentence-transformers model itself, for the export."""
        return self._model._model

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts`: shape (n, 384), rows of length 1."""
        if not texts:
            return np.empty((0, DIMENSIONS), dtype=np.float32)
        plain = np.asarray(self._model.get_text_embedding_batch(list(texts)), dtype=np.float32)
        return adapted(plain)
