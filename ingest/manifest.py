"""What a version of the index was made of, so that one can say whether it is current.

Fingerprints are over content: times and paths play no part.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus import Document, Passage
from corpus.models import Frozen
from ingest.adapter import adapter_hash
from ingest.errors import REBUILD_IT, IndexUnreadable
from ingest.field import field_hash
from ingest.forms import SCHEME, forms
from ingest.place import Place

LAYOUT = 2
"""Raised when the files of a version change their meaning."""

PLACE = "place.json"
"""Written first, so that even the collection of a killed build can be found and removed."""
CHROMA = "chroma"
LEXICAL = "lexical.npz"

_FILE = "manifest.json"
_DOCUMENTS = "documents.json"
_EMBEDDING_LIBRARIES = ("sentence-transformers", "transformers", "tokenizers", "torch")
_OTHER_LIBRARIES = ("bm25s", "chromadb", "llama-index-core", "onnxruntime", "PyStemmer")
_documents = TypeAdapter(tuple[Document, ...])


class Manifest(Frozen):
    """The description of one version, kept in its folder."""

    fingerprint: str
    """Of everything: equal means that building again would change nothing."""
    vectors: str
    """Of the model and its libraries: equal means that vectors of equal texts are equal."""
    embedder: str
    model: str | None
    """The folder of the exported model, or None when the embedder came from outside."""
    place: Place
    passages: dict[str, str]
    """A hash for each passage id, in reading order."""

    def save(self, folder: Path) -> None:
        """Write into a version's folder; raises OSError."""
        (folder / _FILE).write_text(self.model_dump_json(), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Manifest":
        """Read from a version's folder; raises IndexUnreadable."""
        try:
            return cls.model_validate_json((folder / _FILE).read_bytes())
        except (OSError, ValidationError) as error:
            raise IndexUnreadable(folder / _FILE, "cannot be read", REBUILD_IT) from error


def save_documents(documents: Sequence[Document], folder: Path) -> None:
    """Write the documents as they are indexed, so that asking reads no YAML; raises OSError."""
    (folder / _DOCUMENTS).write_bytes(_documents.dump_json(tuple(documents)))


def load_documents(folder: Path) -> tuple[Document, ...]:
    """Read what `save_documents` wrote; raises IndexUnreadable."""
    try:
        return _documents.validate_json((folder / _DOCUMENTS).read_bytes())
    except (OSError, ValidationError) as error:
        raise IndexUnreadable(folder / _DOCUMENTS, "cannot be read", REBUILD_IT) from error


def form_counts(documents: Iterable[Document]) -> tuple[int, int]:
    """Return how many forms there are in all, and the most that one passage has."""
    counts = [sum(1 for _ in forms(p)) for document in documents for p in document.passages]
    return sum(counts), max(counts)


def vectors_fingerprint(embedder: str) -> str:
    """Hash what decides the vector of a text: the model, the adapter, the libraries that run it."""
    libraries = _versions(_EMBEDDING_LIBRARIES)
    return _hash({"adapter": adapter_hash(), "embedder": embedder, "libraries": libraries})


def fingerprint(documents: Iterable[Document], vectors: str) -> str:
    """Hash all that the index is made of."""
    return _hash(
        {
            "documents": [document.model_dump(mode="json") for document in documents],
            "field": field_hash(),
            "forms": SCHEME,
            "layout": LAYOUT,
            "libraries": _versions(_OTHER_LIBRARIES),
            "vectors": vectors,
        }
    )


def passage_hash(passage: Passage) -> str:
    """Hash what a passage says; where it stands in its file plays no part."""
    return _hash(passage.model_dump(mode="json", exclude={"start", "end"}))


def _versions(libraries: Iterable[str]) -> dict[str, str]:
    return {library: version(library) for library in libraries}


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
