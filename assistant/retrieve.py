"""Finds passages: dense search in Chroma and BM25 in process, joined by reciprocal rank fusion.

Reciprocal rank fusion: Cormack, Clarke, Büttcher, SIGIR 2009; the constant 60 is theirs.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from corpus.models import Frozen, Passage, PassageId
from guardrails.local import local_problem

_RANK_CONSTANT = 60
_MOST_LOCAL = 3
"""More local passages than these are never among those that an answer is written from."""
_MOST_LOOKED_THROUGH = 200
"""So many nearer local passages cannot crowd a reviewed statement out of a search."""
_EQUALLY_NEAR = 0.03
"""A reviewed statement whose cosine is at most so much smaller comes before a local passage."""


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


def retrieve(
    index: Searchable, query: str, *, candidates: int, keep: int, local_passages: int = 0
) -> tuple[Ranked, ...]:
    """Up to `keep` passages, best first; a passage that both searches rank first scores 1.

    Of `local_passages`, how many the index holds that nobody reviewed, some are ranked among
    themselves and then put in: the reviewed statements keep their order and their scores.
    """
    wanted = candidates + min(local_passages, _MOST_LOOKED_THROUGH)
    dense, lexical = index.dense(query, wanted), index.lexical(query, wanted)
    reviewed, local = (
        _ranked(
            index,
            [h for h in dense if index.passages[h.passage_id].local is kind][:candidates],
            [h for h in lexical if index.passages[h.passage_id].local is kind][:candidates],
        )
        for kind in (False, True)
    )
    return tuple(put_in(reviewed, local)[:keep])


def _ranked(index: Searchable, dense: Sequence[Scored], lexical: Sequence[Scored]) -> list[Ranked]:
    cosines = {hit.passage_id: hit.score for hit in dense}
    fused = fuse([hit.passage_id for hit in hits] for hits in (dense, lexical))
    best = sorted(fused.items(), key=lambda item: (-item[1], item[0]))
    return [
        Ranked(passage=index.passages[key], score=round(score, 4), cosine=cosines.get(key))
        for key, score in best
    ]


def put_in(reviewed: Sequence[Ranked], local: Sequence[Ranked]) -> list[Ranked]:
    """The reviewed hits in their order, and up to three local ones below all that are as near.

    A local passage that may not be shown, or that only shares words with the question, is left out.
    """
    ranked = list(reviewed)
    shown = [h for h in local if h.cosine is not None and local_problem(h.passage.text) is None]
    for hit in sorted(shown[:_MOST_LOCAL], key=lambda hit: -(hit.cosine or 0.0)):
        least = (hit.cosine or 0.0) - _EQUALLY_NEAR
        ahead = [
            place
            for place, other in enumerate(ranked, start=1)
            if other.passage.local or (other.cosine or -1.0) >= least
        ]
        place = max(ahead, default=0)
        score = ranked[place - 1].score if place else max(h.score for h in (hit, *ranked[:1]))
        ranked.insert(place, hit.model_copy(update={"score": score}))
    return ranked


def fuse(rankings: Iterable[Sequence[PassageId]]) -> dict[PassageId, float]:
    """Reciprocal rank fusion of rankings, scaled so that first in all of them is 1."""
    lists = [list(ranking) for ranking in rankings]
    top = len(lists) / (_RANK_CONSTANT + 1)
    scores: dict[PassageId, float] = {}
    for ranking in lists:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (_RANK_CONSTANT + rank) / top
    return scores
