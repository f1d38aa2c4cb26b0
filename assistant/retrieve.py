"""Finds passages: by meaning and by words, then ranked by a few features with fitted weights.

Search proposes, the weights decide: every form of a passage, the words it shares with the question
by their rarity, its titles, and whom it is about. The same question always gives the same list.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant.features import asked, overlap
from assistant.query import Query
from assistant.ranking import Features, ranking
from corpus.models import Document, Frozen, Passage

_LEAST = 0.0001
"""What a chance is shown as when it rounds to nothing: every proposal has one."""


class Seen(Protocol):
    """A passage as one look found it; a form that was not near is None."""

    @property
    def passage_id(self) -> str: ...  # noqa: D102

    @property
    def own(self) -> float | None: ...  # noqa: D102

    @property
    def plain(self) -> float | None: ...  # noqa: D102

    @property
    def question(self) -> float | None: ...  # noqa: D102

    @property
    def words(self) -> float: ...  # noqa: D102


class Searchable(Protocol):
    """What retrieval asks of an index."""

    passages: Mapping[str, Passage]
    documents: Mapping[str, Document]

    def look(self, query: str, k: int) -> Sequence[Seen]: ...  # noqa: D102

    def rarity(self, word: str) -> float: ...  # noqa: D102


class Ranked(Frozen):
    """A retrieved passage and what its rank rests on."""

    passage: Passage
    score: float
    """The chance, by the fitted weights, that it answers; in (0, 1)."""
    features: Features


def retrieve(index: Searchable, query: Query, *, candidates: int, keep: int) -> tuple[Ranked, ...]:
    """Up to `keep` passages, best first."""
    weights = ranking().passage
    found = [
        (key, weights.chance(features), features)
        for key, features in features_of(index, query, candidates=candidates).items()
    ]
    best = sorted(found, key=lambda item: (-item[1], item[0]))[:keep]
    return tuple(
        Ranked(passage=index.passages[key], score=max(round(score, 4), _LEAST), features=features)
        for key, score, features in best
    )


def features_of(index: Searchable, query: Query, *, candidates: int) -> dict[str, Features]:
    """The features of every passage that either search proposes, by its id."""
    seen = index.look(query.text, candidates)
    cosines = [c for hit in seen for c in (hit.own, hit.plain, hit.question) if c is not None]
    floor = min(cosines, default=0.0)  # what was not found is no nearer than the last that was
    most = max((hit.words for hit in seen), default=0.0) or 1.0
    question = asked(query.text, index.rarity)
    fresh = asked(query.fresh, index.rarity)
    features = {}
    for hit in seen:
        passage = index.passages[hit.passage_id]
        title = index.documents[passage.document_id].provenance.title
        near = [floor if c is None else c for c in (hit.own, hit.plain, hit.question)]
        features[hit.passage_id] = {
            **dict(zip(("own", "plain", "question"), near, strict=True)),
            "best": max(near),
            "words": hit.words / most,
            **overlap(question, passage, title, index.rarity)._asdict(),
            "fresh": overlap(fresh, passage, title, index.rarity).covered if query.fresh else 0.0,
        }
    return features
