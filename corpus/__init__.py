"""The texts with their provenance, and the types that describe them."""

from pathlib import Path

from corpus.errors import CorpusError
from corpus.load import load_corpus, load_document
from corpus.models import (
    LOCAL_PREFIX,
    Basis,
    Certainty,
    Document,
    Passage,
    PassageId,
    Population,
    Provenance,
    ReviewStatus,
    Section,
    Source,
    Statement,
    Treatment,
    Verification,
)

DOCUMENTS = Path(__file__).parent / "documents"
"""The folder of the documents that come with the project."""

__all__ = [
    "DOCUMENTS",
    "LOCAL_PREFIX",
    "Basis",
    "Certainty",
    "CorpusError",
    "Document",
    "Passage",
    "PassageId",
    "Population",
    "Provenance",
    "ReviewStatus",
    "Section",
    "Source",
    "Statement",
    "Treatment",
    "Verification",
    "load_corpus",
    "load_document",
]
