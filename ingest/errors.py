"""What goes wrong between the texts and an answer's passages; every message is one line.

A message names what is wrong, where, and the remedy. Nothing here catches or hides an error.
"""

from pathlib import Path

BUILD_IT = "build it with `mmf ingest`"
REBUILD_IT = "build it anew with `mmf ingest --rebuild`"


class IngestError(Exception):
    """Base of all errors of this folder: `where: problem; remedy`, on one line."""

    def __init__(self, where: Path | str, problem: str, remedy: str) -> None:
        super().__init__(" ".join(f"{where}: {problem}; {remedy}".split()))
        self.where = where


class IndexMissing(IngestError):
    """There is no index in the data folder, or it keeps its vectors elsewhere than asked for."""


class IndexUnreadable(IngestError):
    """There is an index, but a part of it is damaged, gone, or of another version."""


class ChromaUnreachable(IngestError):
    """The Chroma server does not answer, or its address makes no sense."""


class UnusableDocuments(IngestError):
    """The documents cannot be indexed: there are none, or two share an id."""


class DataFolderUnusable(IngestError):
    """The data folder cannot be written."""


class ModelMissing(IngestError):
    """The files of the embedding model are not installed."""
