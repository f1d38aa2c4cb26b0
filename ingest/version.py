"""Writes one new version of the index into a folder of its own; never touches another version."""

import os
from collections.abc import Sequence
from pathlib import Path

from corpus import Document
from ingest.build_model import BuildModel
from ingest.forms import words_of
from ingest.kept_vectors import load_vectors, save_vectors
from ingest.lexical import LexicalIndex
from ingest.manifest import CHROMA, LEXICAL, PLACE, Manifest, form_counts, save_documents
from ingest.pipeline import run_pipeline
from ingest.seal import seal
from ingest.stages import Progress, Stage
from ingest.store import Store


def write_version(
    folder: Path,
    manifest: Manifest,
    documents: Sequence[Document],
    *,
    keep: Path | None,
    model: BuildModel,
    progress: Progress,
) -> int:
    """Fill the new `folder`, keeping the vectors of the version in `keep`, if any.

    Returns how many texts were embedded. Raises OSError when a file cannot be written,
    ChromaUnreachable when the server does not answer.
    """
    folder.mkdir()
    (folder / PLACE).write_text(manifest.place.model_dump_json(), "utf-8")
    save_documents(documents, folder)
    known = load_vectors(keep) if keep else {}
    total, _ = form_counts(documents)
    store = Store.create(manifest.place, folder / CHROMA, total)
    try:
        vectors, embedded = run_pipeline(documents, store, known, model.embedder, progress)
    finally:
        store.close()
    save_vectors(vectors, folder)
    progress(Stage.LEXICAL, 0, 0)
    texts = {p.id: words_of(p) for document in documents for p in document.passages}
    LexicalIndex.build(texts).save(folder / LEXICAL)
    manifest.save(folder)
    seal(folder)
    _settle(folder)
    return embedded


def _settle(folder: Path) -> None:
    """Bring every file to the disk, so that not even a power cut switches to a half version."""
    for path in [*folder.rglob("*"), folder]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
