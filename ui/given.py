"""What `mmf ingest` was given: documents of statements (YAML), and documents of one's own."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus import CorpusError, Document, ReviewStatus, load_corpus, load_document
from corpus.models import Frozen
from guardrails.local import local_problem
from ingest.own import OwnDocumentRefused, Withheld, own_files, read_own

_YAML = ".yaml"


class Given(Frozen):
    """The documents in the order they were given, and what of the files was left out."""

    documents: tuple[Document, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    """Passages that a local document may not add."""
    skipped: tuple[str, ...] = ()
    """Names of files in given folders that are of no kind that is read."""


def gather(paths: Sequence[Path]) -> Given:
    """Read the given files and folders; raises CorpusError or OwnDocumentRefused."""
    statements: list[Document] = []
    own: dict[Path, Path] = {}
    skipped: list[Path] = []
    for path in paths:
        if not path.exists():
            raise CorpusError(path, "there is no such file or folder", "check the path")
        if not path.is_dir():
            if path.suffix.lower() == _YAML:
                statements.append(load_document(path))
            else:
                own.setdefault(path.resolve(), path)
            continue
        readable, others = own_files(path)
        folders = _folders_of_statements(path)
        if not readable and not folders:
            raise CorpusError(path, "no documents in this folder", "add one or choose another")
        for folder in folders:
            statements += load_corpus(folder)
        own.update((file.resolve(), file) for file in readable if file.resolve() not in own)
        skipped += others
    read = [(path, read_own(path, local_problem)) for path in own.values()]
    _check_names([(path, each.document) for path, each in read])
    return Given(
        documents=(*statements, *(each.document for _, each in read)),
        withheld=tuple(passage for _, each in read for passage in each.withheld),
        skipped=tuple(path.name for path in skipped),
    )


def with_corpus(corpus: Iterable[Document], given: Iterable[Document]) -> tuple[Document, ...]:
    """The project's corpus and the given documents; a given one replaces that of the same id.

    Raises OwnDocumentRefused when what is marked as not reviewed would replace a document.
    """
    documents = {document.provenance.id: document for document in corpus}
    for document in given:
        identifier = document.provenance.id
        if document.provenance.review_status is ReviewStatus.LOCAL and identifier in documents:
            problem = "a document that is not reviewed cannot take the place of another"
            raise OwnDocumentRefused(identifier, problem, "give it an id of its own")
        documents[identifier] = document
    return tuple(documents.values())


def _folders_of_statements(path: Path) -> list[Path]:
    return sorted({file.parent for file in path.rglob(f"*{_YAML}") if file.is_file()})


def _check_names(read: Sequence[tuple[Path, Document]]) -> None:
    """Two files may not share a name: an id that depended on the other would not be stable."""
    seen: dict[str, Path] = {}
    for path, document in read:
        other = seen.setdefault(document.provenance.id, path)
        if other is not path:
            raise OwnDocumentRefused(path, f"{other} has the same name", "rename one of them")
