"""The corpus, searchable by words alone: the real assistant on it needs neither model nor store."""

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache

from assistant.pipeline import Assistant
from assistant.settings import Settings
from corpus import DOCUMENTS, Document, Passage, load_corpus
from evals.scoring import Texts
from evals.scoring.support import content_words
from guardrails.policy import Policy, load_policy
from ingest import Hit
from ingest.forms import words_of
from ingest.lexical import LexicalIndex
from ingest.look import Sighting


@cache
def documents() -> tuple[Document, ...]:
    """The project's corpus."""
    return tuple(load_corpus(DOCUMENTS))


@cache
def texts() -> Texts:
    """The corpus as scorers see it."""
    return Texts.of(documents())


class WordIndex:
    """Ranks passages by the rare words that they share with a query."""

    def __init__(self) -> None:
        self.documents: Mapping[str, Document] = {d.provenance.id: d for d in documents()}
        self.passages: Mapping[str, Passage] = texts().passages
        self._bm25 = LexicalIndex.build({key: words_of(p) for key, p in self.passages.items()})
        self._words = {key: _words(passage) for key, passage in self.passages.items()}
        seen = Counter(word for words in self._words.values() for word in words)
        self._weight = {word: math.log(1 + len(self._words) / n) for word, n in seen.items()}

    def dense(self, query: str, k: int) -> list[Hit]:
        return self.lexical(query, k)

    def lexical(self, query: str, k: int) -> list[Hit]:
        wanted = content_words(query)
        most = sum(self._weight.get(word, 5.0) for word in wanted) or 1.0
        scores = {
            key: sum(self._weight[word] for word in wanted & words) / most
            for key, words in self._words.items()
        }
        best = sorted(scores, key=lambda key: (-scores[key], key))[:k]
        return [Hit(passage_id=key, score=min(1.0, 2 * scores[key])) for key in best if scores[key]]

    def look(self, query: str, k: int) -> list[Sighting]:
        near = {hit.passage_id: hit.score for hit in self.lexical(query, k)}
        found = dict(self._bm25.nearest(query, k))
        return [
            Sighting(key, *(near.get(key) for _ in range(3)), words=found.get(key, 0.0))
            for key in self.passages
            if key in near or key in found
        ]

    def rarity(self, word: str) -> float:
        return self._bm25.rarity(word)

    def close(self) -> None:
        pass


@cache
def word_index() -> WordIndex:
    """One index for all tests; nothing changes it."""
    return WordIndex()


def house_assistant(policy: Policy | None = None) -> Assistant:
    """The real assistant on the word index, with the real policy or another one."""
    return Assistant(word_index(), policy or load_policy(), Settings())  # type: ignore[arg-type]


def _words(passage: Passage) -> frozenset[str]:
    statement = passage.statement
    parts = [passage.text, *((statement.plain, *statement.questions) if statement else ())]
    return frozenset().union(*(content_words(part) for part in parts))
