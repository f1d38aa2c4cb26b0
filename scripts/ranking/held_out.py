"""The index as it would be without some of its own questions, so that those can be asked of it.

Every question that is written beside a statement is a question somebody may ask. Asked of an index
that lacks it, with an adapter that was fitted without it, it says how well the statement is found
by what is left; and with a whole silence taken away, its questions are on a subject that nobody
thought of. Nothing is written.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, cast

import numpy as np
import torch

from assistant.evidence import is_silence
from corpus.models import Document, Passage
from ingest import Index
from ingest.embedding import Vectors
from ingest.field import for_meaning
from ingest.forms import forms, words_of
from ingest.judged import Judged
from ingest.lexical import LexicalIndex
from ingest.look import Looker, Sighting
from ingest.onnx_embedder import OnnxEmbedder
from ingest.store import Store
from ranking.adapter import fit

PART = 5
"""One question in so many is held out, and one silence in so many is taken away."""
AT_ONCE = 64


class Asked(NamedTuple):
    """A question that the index lacks, and the statement that it stands beside."""

    question: str
    passage_id: str
    known: bool
    """Whether its statement is still there; False for the questions of a removed silence."""


class Texts:
    """Embeds each text once, by the model of `index` without the adapter."""

    def __init__(self, index: Index) -> None:
        embedder = index._embedder
        assert isinstance(embedder, OnnxEmbedder)
        self._embedder = embedder
        self._known: dict[str, Vectors] = {}

    def plain(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts`, of shape (n, 384)."""
        read = [for_meaning(text) for text in texts]
        new = [text for text in dict.fromkeys(read) if text not in self._known]
        for start in range(0, len(new), AT_ONCE):
            part = new[start : start + AT_ONCE]
            self._known |= dict(zip(part, self._embedder.plain(part), strict=True))
        return np.stack([self._known[text] for text in read])


class Lacking:
    """An index in memory, with the same searches as the one that serves."""

    def __init__(
        self, documents: Mapping[str, Document], passages: Mapping[str, Passage], texts: Texts
    ) -> None:
        self.documents = documents
        self.passages = passages
        self._texts = texts
        held = [(n, form) for n, p in enumerate(passages.values()) for form in forms(p)]
        self._ids = [form.id for _, form in held]
        plain = texts.plain([form.text for _, form in held])
        self._map = fit(torch.tensor(plain), torch.tensor([n for n, _ in held])).numpy()
        self._matrix = self._adapted(plain)
        self._lexical = LexicalIndex.build({key: words_of(p) for key, p in passages.items()})
        store = cast("Store", self)  # only `nearest` is asked of it
        self._judged = Judged.read(self._adapted)
        self._looker = Looker(store, self._lexical, passages, len(held), lambda: self._judged)

    def _adapted(self, plain: Vectors) -> Vectors:
        mapped = plain @ self._map
        return np.asarray(mapped / np.linalg.norm(mapped, axis=1, keepdims=True), np.float32)

    def nearest(self, vector: Vectors, n: int) -> list[tuple[str, float]]:
        """The `n` nearest forms and their cosines, best first."""
        cosines = self._matrix @ vector
        best = np.argsort(-cosines, kind="stable")[:n]
        return [(self._ids[row], float(cosines[row])) for row in best]

    def look(self, query: str, k: int, alone: str = "") -> list[Sighting]:
        """As `Index.look`."""
        if not query.strip():
            return []
        by_itself = self._adapted(self._texts.plain([alone]))[0] if alone else None
        return self._looker.look(self._adapted(self._texts.plain([query]))[0], query, k, by_itself)

    def lead(self, query: str, first: Collection[str]) -> float:
        """As `Index.lead`."""
        return self._judged.lead(self._adapted(self._texts.plain([query]))[0], first)

    def rarity(self, word: str) -> float:
        """As `Index.rarity`."""
        return self._lexical.rarity(word)


def lacking(index: Index) -> tuple[Lacking, list[Asked]]:
    """An index that lacks a part of the questions of `index`, and those questions."""
    reviewed = {key: p for key, p in index.passages.items() if not p.local}
    gone = set([key for key in reviewed if is_silence(key)][::PART])
    asked: list[Asked] = []
    left: dict[str, Passage] = {}
    for number, (key, passage) in enumerate(reviewed.items()):
        statement = passage.statement
        if statement is None:
            continue
        if key in gone:
            asked += [Asked(question, key, known=False) for question in statement.questions]
            continue
        out = {q for place, q in enumerate(statement.questions) if (place + number) % PART == 0}
        asked += [
            Asked(question, key, known=True) for question in statement.questions if question in out
        ]
        kept = tuple(question for question in statement.questions if question not in out)
        kept_statement = statement.model_copy(update={"questions": kept})
        left[key] = passage.model_copy(update={"statement": kept_statement})
    return Lacking(index.documents, left, Texts(index)), asked
