"""The texts that answers are held against: read from the corpus itself, not from the assistant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from corpus.models import Document, Passage, PassageId


@dataclass(frozen=True)
class Texts:
    """Every passage by its id, and every document's whole file by the document's id."""

    passages: Mapping[PassageId, Passage]
    files: Mapping[str, str]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """The texts of these documents."""
        kept = tuple(documents)
        return cls(
            passages={passage.id: passage for d in kept for passage in d.passages},
            files={document.provenance.id: document.text for document in kept},
        )


def wordings(passage: Passage) -> tuple[str, ...]:
    """A passage's text, and its plain wording where it has one."""
    return (passage.text, passage.statement.plain) if passage.statement else (passage.text,)
