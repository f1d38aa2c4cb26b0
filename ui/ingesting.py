"""`mmf ingest`: documents into the index, with a line that says what was done."""

from collections.abc import Sequence
from pathlib import Path

from assistant.settings import Settings
from corpus import CorpusError, Document, load_corpus, load_document
from ingest import build_index
from ui.progress import bars


def run_ingest(paths: Sequence[Path], *, rebuild: bool, settings: Settings | None = None) -> str:
    """Build the index from `paths`, or from the project's corpus; returns what to print.

    The project's corpus always stays in: given files are added to it, since the rules cite it.
    """
    chosen = settings or Settings()
    documents = {d.provenance.id: d for d in load_corpus(chosen.corpus_dir)}
    for document in _given(paths):
        documents[document.provenance.id] = document
    with bars() as progress:
        report = build_index(
            tuple(documents.values()),
            chosen.data_dir,
            chroma_url=chosen.chroma_url,
            rebuild=rebuild,
            progress=progress,
        )
    if not report.rebuilt:
        return f"The index is current: {report.unchanged} passages."
    return (
        f"Indexed {report.added + report.changed + report.unchanged} passages: "
        f"{report.added} added, {report.changed} changed, {report.removed} removed, "
        f"{report.unchanged} unchanged; {report.embedded} texts embedded."
    )


def _given(paths: Sequence[Path]) -> list[Document]:
    documents: list[Document] = []
    for path in paths:
        if not path.exists():
            raise CorpusError(path, "there is no such file or folder", "check the path")
        documents += load_corpus(path) if path.is_dir() else [load_document(path)]
    return documents
