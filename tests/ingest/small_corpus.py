"""Small documents and a small embedder, so that most tests need neither the corpus nor torch."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from corpus import (
    Basis,
    Certainty,
    Document,
    Passage,
    Population,
    Provenance,
    ReviewStatus,
    Statement,
    Verification,
)
from ingest.embedding import DIMENSIONS, Vectors


class WordEmbedder:
    """Vectors of hashed words: deterministic, and nearer the more words two texts share."""

    name = "hashed words"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen.extend(texts)
        rows = np.full((len(texts), DIMENSIONS), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                digest = hashlib.sha256(word.encode("utf-8", "replace")).digest()
                row[int.from_bytes(digest[:4], "big") % DIMENSIONS] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def statement(name: str, clinician: str, plain: str, *questions: str) -> Statement:
    return Statement(
        id=name,
        clinician=clinician,
        plain=plain,
        questions=questions,
        basis=Basis.GUIDELINE_PAGE,
        certainty=Certainty.LOW,
        verification=Verification.SOURCE,
        population=(Population.ADULTS,),
    )


def document(name: str, statements: Iterable[Statement]) -> Document:
    """Make a document whose text is its statements, one a line."""
    passages = []
    text = ""
    for each in statements:
        passages.append(
            Passage(
                id=f"{name}#{each.id}",
                document_id=name,
                section="A section",
                text=each.clinician,
                start=len(text),
                end=len(text) + len(each.clinician),
                statement=each,
            )
        )
        text += each.clinician + "\n"
    provenance = Provenance(
        id=name,
        title=f"The document {name}",
        source="A source",
        review_status=ReviewStatus.UNDER_REVIEW,
        last_updated=date(2025, 12, 11),
    )
    return Document(provenance=provenance, passages=tuple(passages), text=text)


REMISSION = statement(
    "remission",
    "Withdrawal comes into question after 12 months of remission without corticosteroids.",
    "Your illness must be quiet for a year, with no steroid tablets, before stopping is talked of.",
    "When can I come off it?",
    "How long must I be well?",
)
DOSE = statement(
    "dose",
    "The usual maintenance dose is 1,000 mg twice daily.",
    "Most people take 1,000 mg two times a day.",
    "How much do I take?",
)
ONSET = statement(
    "onset",
    "A response is expected within 2 to 3 months.",
    "It takes two or three months to work.",
    "How soon does it start working?",
)
BLOOD = statement(
    "blood-tests",
    "Blood counts and liver tests are checked every 3 to 6 months.",
    "You have a blood test every 3 to 6 months.",
)

DURATION = document("duration", [REMISSION, ONSET])
SAFETY = document("safety", [DOSE, BLOOD])
DOCUMENTS = (DURATION, SAFETY)
