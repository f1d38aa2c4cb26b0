"""From documents to an index, and search over it; the only home of Chroma and of the model.

build_index(load_corpus(DOCUMENTS), data_dir)
index = open_index(data_dir)
index.dense("When may MMF be stopped?", 5)
"""

from typing import TYPE_CHECKING

from ingest.embedding import Embedder
from ingest.errors import (
    ChromaUnreachable,
    DataFolderUnusable,
    IndexMissing,
    IndexUnreadable,
    IngestError,
    ModelMissing,
    UnusableDocuments,
)
from ingest.index import Hit, Index, open_index
from ingest.stages import Progress, Stage

if TYPE_CHECKING:
    from ingest.build import BuildReport, build_index

__all__ = [
    "BuildReport",
    "ChromaUnreachable",
    "DataFolderUnusable",
    "Embedder",
    "Hit",
    "Index",
    "IndexMissing",
    "IndexUnreadable",
    "IngestError",
    "ModelMissing",
    "Progress",
    "Stage",
    "UnusableDocuments",
    "build_index",
    "open_index",
]


def __getattr__(name: str) -> object:
    """Import the building side only when it is named: asking does without it."""
    if name in {"BuildReport", "build_index"}:
        from ingest import build

        return getattr(build, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
