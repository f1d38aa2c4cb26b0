"""The embedding model of one build: loaded only when something must be embedded or exported."""

import hashlib
import uuid
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from ingest.embedding import Embedder
from ingest.errors import IndexUnreadable
from ingest.model_files import model_name
from ingest.onnx_embedder import OnnxEmbedder
from ingest.onnx_export import export
from ingest.sentence_transformer import SentenceTransformerEmbedder
from ingest.stages import Progress, Stage

EXPORT = 1
"""Raised when the export changes: every model is then exported anew."""


class BuildModel(Protocol):
    """What a build needs of an embedding model."""

    @property
    def name(self) -> str:
        """The name of its embedders; known without loading anything."""

    def embedder(self) -> Embedder:
        """Return the indexing side, loading it on the first call."""

    def exported(self, *, anew: bool) -> str | None:
        """Return the name of the asking side's folder, writing it where needed, or None."""


class InstalledModel:
    """The model that comes with the project, exported into the folder `models`."""

    def __init__(self, models: Path, progress: Progress) -> None:
        self.name = model_name()
        self.models = models
        """Where exports are kept, each in a folder of its own."""
        self._progress = progress

    def embedder(self) -> SentenceTransformerEmbedder:
        """Load the model on the first call; raises ModelMissing."""
        return self._loaded

    @cached_property
    def _loaded(self) -> SentenceTransformerEmbedder:
        self._progress(Stage.MODEL, 0, 0)
        return SentenceTransformerEmbedder()

    def exported(self, *, anew: bool) -> str:
        """Export unless that was done before, or in any case when `anew`; raises OSError."""
        text = f"{self.name} torch {version('torch')} export {EXPORT}"
        recipe = hashlib.sha256(text.encode()).hexdigest()[:16]
        if not anew:
            for folder in sorted(self.models.glob(f"{recipe}-*")):
                if self._works(folder):
                    return folder.name
        embedder = self.embedder()
        self._progress(Stage.EXPORT, 0, 0)
        name = f"{recipe}-{uuid.uuid4().hex[:8]}"
        export(embedder, self.models / name)
        return name

    def _works(self, folder: Path) -> bool:
        try:
            OnnxEmbedder(folder, self.name)
        except IndexUnreadable:
            return False
        return True


class GivenModel:
    """An embedder from outside, which serves indexing and asking as it is."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self._embedder = embedder

    def embedder(self) -> Embedder:
        """Return it."""
        return self._embedder

    def exported(self, *, anew: bool) -> None:
        """There is nothing to export."""
