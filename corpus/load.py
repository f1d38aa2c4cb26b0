"""Reads documents of statements from YAML files and checks that each can be cited.

Every passage is a stretch of its file: `document.text[passage.start:passage.end] == passage.text`.
Never repairs a file and never reads anything but the files it is given.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field, ValidationError

from corpus.errors import CorpusError
from corpus.models import (
    LOCAL_PREFIX,
    Document,
    Frozen,
    Passage,
    Provenance,
    Section,
    Source,
    Statement,
)
from corpus.problems import describe
from corpus.yaml_places import Loc, ParsedYaml, parse_yaml


class DocumentFile(Frozen):
    """The keys of a document's file."""

    document: Provenance
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)


def load_corpus(folder: Path) -> tuple[Document, ...]:
    """Read every `*.yaml` in `folder`, in the order of their names.

    Raises CorpusError when the folder or one of its files cannot be used, when two files give the
    same document id, and when a statement disagrees with a passage that does not exist.
    """
    if not folder.is_dir():
        problem = "the folder is missing" if not folder.exists() else "this is not a folder"
        raise CorpusError(folder, problem, "give the folder that holds the documents")
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise CorpusError(
            folder, "no documents (*.yaml) in this folder", "add one or choose another"
        )
    documents: dict[str, Document] = {}
    for path in paths:
        document = load_document(path)
        if document.provenance.id in documents:
            problem = f'the document id "{document.provenance.id}" is used by another file'
            raise CorpusError(path, problem, "give each document an id of its own")
        documents[document.provenance.id] = document
    _check_disagreements(tuple(documents.values()), paths)
    return tuple(documents.values())


def load_document(path: Path) -> Document:
    """Read one document; references to other documents are left to `load_corpus`.

    Raises CorpusError when the file is unreadable, not UTF-8, not YAML, or does not hold together.
    """
    text = _read(path)
    parsed = parse_yaml(text, path)
    try:
        file = DocumentFile.model_validate(parsed.value)
    except ValidationError as error:
        problem, remedy, line = describe(error.errors()[0], parsed)
        raise CorpusError(path, problem, remedy, line=line) from error
    if file.document.id.startswith(LOCAL_PREFIX):
        problem = f'the document id "{file.document.id}" begins with "{LOCAL_PREFIX}"'
        line = parsed.line(("document", "id"))
        raise CorpusError(path, problem, "that is kept for local documents; rename it", line=line)
    _check_ids(file, parsed, path)
    passages = tuple(_passages(file, parsed, text, path))
    return Document(provenance=file.document, sources=file.sources, passages=passages, text=text)


def _read(path: Path) -> str:
    # Bytes, not text mode: line ends stay as they are, so that offsets hold for the file itself.
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        raise CorpusError(path, problem, "check that it exists and may be read") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CorpusError(path, "not UTF-8 text", "save it as UTF-8", line=line) from error
    if text.startswith("\ufeff"):
        raise CorpusError(path, "starts with a byte order mark", "save it as UTF-8 without one")
    return text


def _passages(file: DocumentFile, parsed: ParsedYaml, text: str, path: Path) -> Iterator[Passage]:
    for loc, section, statement in _statements(file):
        place = parsed.places[(*loc, "clinician")]
        if text[place.start : place.end] != statement.clinician:
            problem = (
                f'the clinician wording of "{statement.id}" does not stand verbatim on one line'
            )
            remedy = "write it on one line in double quotes, without a backslash"
            raise CorpusError(path, problem, remedy, line=place.line)
        yield Passage(
            id=f"{file.document.id}#{statement.id}",
            document_id=file.document.id,
            section=section.title,
            text=statement.clinician,
            start=place.start,
            end=place.end,
            statement=statement,
        )


def _statements(file: DocumentFile) -> Iterator[tuple[Loc, Section, Statement]]:
    for i, section in enumerate(file.sections):
        for j, statement in enumerate(section.statements):
            yield ("sections", i, "statements", j), section, statement


def _check_ids(file: DocumentFile, parsed: ParsedYaml, path: Path) -> None:
    sections = ((("sections", i), section.id) for i, section in enumerate(file.sections))
    sources = ((("sources", i), source.id) for i, source in enumerate(file.sources))
    statements = ((loc, statement.id) for loc, _, statement in _statements(file))
    _check_unique("section", sections, parsed, path)
    _check_unique("source", sources, parsed, path)
    _check_unique("statement", statements, parsed, path)
    known = {source.id for source in file.sources}
    for loc, _, statement in _statements(file):
        for k, source_id in enumerate(statement.sources):
            if source_id not in known:
                problem = f'"{statement.id}" names an unknown source "{source_id}"'
                remedy = "add it under sources or correct the id"
                raise CorpusError(path, problem, remedy, line=parsed.line((*loc, "sources", k)))


def _check_unique(
    kind: str, ids: Iterable[tuple[Loc, str]], parsed: ParsedYaml, path: Path
) -> None:
    seen: set[str] = set()
    for loc, identifier in ids:
        if identifier in seen:
            problem = f'the {kind} id "{identifier}" is given twice'
            line = parsed.line((*loc, "id"))
            raise CorpusError(path, problem, f"rename one {kind}", line=line)
        seen.add(identifier)


def _check_disagreements(documents: tuple[Document, ...], paths: list[Path]) -> None:
    known = {passage.id for document in documents for passage in document.passages}
    for document, path in zip(documents, paths, strict=True):
        for passage in document.passages:
            others = passage.statement.disagrees_with if passage.statement else ()
            for other in others:
                if other not in known:
                    problem = f'"{passage.id}" disagrees with "{other}", which does not exist'
                    line = document.text.count("\n", 0, passage.start) + 1
                    raise CorpusError(path, problem, "correct or remove that id", line=line)
