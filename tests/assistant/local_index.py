"""The corpus and a local document, searchable by shared words: no model, no store."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.settings import Settings
from corpus import DOCUMENTS, Document, Passage, load_corpus
from guardrails.policy import load_policy
from ingest.look import Sighting
from ingest.own import read_own


@cache
def corpus() -> tuple[Document, ...]:
    return load_corpus(DOCUMENTS)


def local(folder: Path, *paragraphs: str, name: str = "protocol.md") -> Document:
    """A local document of these paragraphs, taken in without any judge: the worst case."""
    path = folder / name
    path.write_text("\n\n".join(paragraphs), "utf-8")
    return read_own(path).document


class WordIndex:
    """Ranks passages by the cosine of their words with the query's."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents: Mapping[str, Document] = {d.provenance.id: d for d in documents}
        self.passages: Mapping[str, Passage] = {p.id: p for d in documents for p in d.passages}

    def look(self, query: str, k: int, alone: str = "") -> list[Sighting]:
        asked = _words(query)
        found = {
            key: [_cosine(asked, words) for words in _forms(passage)]
            for key, passage in self.passages.items()
        }
        kept: set[str] = set()
        for local in (False, True):
            kind = [k for k, near in found.items() if self.passages[k].local is local and max(near)]
            kept |= set(sorted(kind, key=lambda key: (-max(found[key]), key))[:k])
        return [_sighting(key, near) for key, near in found.items() if key in kept]

    def rarity(self, word: str) -> float:
        return 2.0

    def lead(self, query: str, first: Collection[str]) -> float:
        return 0.05  # a little nearer to what is answered

    def close(self) -> None:
        pass


def assistant(*local_documents: Document) -> Assistant:
    """The real assistant on the corpus and these."""
    index = WordIndex([*corpus(), *local_documents])
    return Assistant(index, load_policy(), Settings())  # type: ignore[arg-type]


def _sighting(key: str, near: Sequence[float]) -> Sighting:
    own, *others = near
    plain, question = (others[0], max(others[1:])) if others else (None, None)
    return Sighting(key, own, plain, question, words=10 * max(near))


@cache
def _forms(passage: Passage) -> tuple[frozenset[str], ...]:
    statement = passage.statement
    more = (statement.plain, *statement.questions) if statement else ()
    return tuple(_words(text) for text in (passage.text, *more))


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower()))


def _cosine(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / math.sqrt(len(a) * len(b)) if a and b else 0.0
