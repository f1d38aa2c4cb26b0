"""Finds passages: dense search in Chroma and BM25 in process, joined by reciprocal rank fusion.

Reciprocal rank fusion: Cormack, Clarke, Büttcher, SIGIR 2009; the constant 60 is theirs.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from corpus.models import Frozen, Passage, PassageId

_RANK_CONSTANT = 60


class Scored(Protocol):
    """A passage found by one search."""

    @property
    def passage_id(self) -> str: ...  # noqa: D102

    @property
    def score(self) -> float: ...  # noqa: D102


class Searchable(Protocol):
    """What retrieval asks of an index."""

    passages: Mapping[str, Passage]

    def dense(self, query: str, k: int) -> Sequence[Scored]: ...  # noqa: D102

    def lexical(self, query: str, k: int) -> Sequence[Scored]: ...  # noqa: D102


class Ranked(Frozen):
    """A retrieved passage: its fused score in (0, 1], its cosine if the dense search found it."""

    passage: Passage
    score: float
    cosine: float | None = None


def retrieve(index: Searchable, query: str, *, candidates: int, keep: int) -> tuple[Ranked, ...]:
    """Up to `keep` passages, best first; a passage that both searches rank first scores 1."""
    dense = index.dense(query, candidates)
    cosines = {hit.passage_id: hit.score for hit in dense}
    fused = fuse(
        [hit.passage_id for hit in hits] for hits in (dense, index.lexical(query, candidates))
    )
    best = sorted(fused.items(), key=lambda item: (-item[1], item[0]))[:keep]
    return tuple(
        Ranked(passage=index.passages[key], score=round(score, 4), cosine=cosines.get(key))
        for key, score in best
    )


def fuse(rankings: Iterable[Sequence[PassageId]]) -> dict[PassageId, float]:
    """Reciprocal rank fusion of rankings, scaled so that first in all of them is 1."""
    lists = [list(ranking) for ranking in rankings]
    top = len(lists) / (_RANK_CONSTANT + 1)
    scores: dict[PassageId, float] = {}
    for ranking in lists:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (_RANK_CONSTANT + rank) / top
    return scores
