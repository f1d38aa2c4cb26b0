"""Finds passages: by meaning and by words, then ranked by a few features with fitted weights.

Search proposes, the weights decide: every form of a passage, the words it shares with the question
by their rarity, its titles, and whom it is about. The same question always gives the same list.

Local documents, which nobody reviewed, are weighed by themselves and then put in: reviewed
statements keep their order and their scores as if no local document were there.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from assistant.features import asked, overlap
from assistant.query import Query
from assistant.ranking import Features, ranking
from assistant.spelling import respelt
from corpus.models import Document, Frozen, Passage
from guardrails.local import local_problem

_LEAST = 0.0001
"""What a chance is shown as when it rounds to nothing: every proposal has one."""
_MOST_LOCAL = 3
"""More local passages than these are never retrieved."""
_EQUALLY_NEAR = 0.03
"""A reviewed statement whose cosine is at most so much smaller comes before a local passage."""


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

    @property
    def asked(self) -> float | None: ...  # noqa: D102


class Searchable(Protocol):
    """What retrieval asks of an index."""

    passages: Mapping[str, Passage]
    documents: Mapping[str, Document]

    def look(self, query: str, k: int, alone: str = "") -> Sequence[Seen]:
        """Up to `k` by each search of the reviewed passages, and of the local ones, each apart."""

    def rarity(self, word: str) -> float: ...  # noqa: D102

    def lead(self, query: str, first: Collection[str]) -> float: ...  # noqa: D102


class Ranked(Frozen):
    """A retrieved passage and what its rank rests on."""

    passage: Passage
    score: float
    """The chance, by the fitted weights, that it answers; in (0, 1). A local passage has that of
    the passage which it is put below."""
    features: Features


def retrieve(index: Searchable, query: Query, *, candidates: int, keep: int) -> tuple[Ranked, ...]:
    """Up to `keep` reviewed passages, best first, and up to three local ones among them."""
    weights = ranking().passage
    found = [
        (key, weights.chance(features), features)
        for key, features in features_of(index, query, candidates=candidates).items()
    ]
    best = [
        Ranked(passage=index.passages[key], score=max(round(score, 4), _LEAST), features=features)
        for key, score, features in sorted(found, key=lambda item: (-item[1], item[0]))
    ]
    reviewed = [hit for hit in best if not hit.passage.local]
    return tuple(put_in(reviewed[:keep], [hit for hit in best if hit.passage.local]))


def put_in(reviewed: Sequence[Ranked], local: Sequence[Ranked]) -> list[Ranked]:
    """The reviewed hits in their order, and up to three local ones below all that are as near.

    A local passage that may not be quoted is left out.
    """
    ranked = list(reviewed)
    shown = [hit for hit in local if local_problem(hit.passage.text) is None][:_MOST_LOCAL]
    for hit in sorted(shown, key=lambda hit: -hit.features["best"]):
        least = hit.features["best"] - _EQUALLY_NEAR
        ahead = [
            place
            for place, other in enumerate(ranked, start=1)
            if other.passage.local or other.features["best"] >= least
        ]
        place = max(ahead, default=0)
        score = ranked[place - 1].score if place else max(h.score for h in (hit, *ranked[:1]))
        ranked.insert(place, hit.model_copy(update={"score": score}))
    return ranked


def features_of(index: Searchable, query: Query, *, candidates: int) -> dict[str, Features]:
    """The features of every passage that a search proposes, by its id.

    Those of reviewed and of local passages are scaled apart. A local passage that only shares words
    with the question is none of them.
    """
    query = _spelt(index, query)
    seen = index.look(query.text, candidates, query.alone)
    local = [hit for hit in seen if index.passages[hit.passage_id].local]
    reviewed = [hit for hit in seen if not index.passages[hit.passage_id].local]
    near = [hit for hit in local if hit.own is not None]
    return {**_features(index, query, reviewed), **_features(index, query, near)}


def _spelt(index: Searchable, query: Query) -> Query:
    """The query with words that no reviewed text holds as the names that they are like."""
    rarest = index.rarity("")  # that of a word which no text holds

    def unknown(stem: str) -> bool:
        return index.rarity(stem) >= rarest

    return Query(text=respelt(query.text, unknown), fresh=respelt(query.fresh, unknown))


def _features(index: Searchable, query: Query, seen: Sequence[Seen]) -> dict[str, Features]:
    cosines = [c for hit in seen for c in (hit.own, hit.plain, hit.question) if c is not None]
    floor = min(cosines, default=0.0)  # what was not found is no nearer than the last that was
    most = max((hit.words for hit in seen), default=0.0) or 1.0
    question = asked(query.text, index.rarity)
    fresh = asked(query.fresh, index.rarity)
    features = {}
    for hit in seen:
        passage = index.passages[hit.passage_id]
        title = index.documents[passage.document_id].provenance.title
        # where nobody's question was judged beside it, its own questions stand in their place
        near = [floor if c is None else c for c in (hit.own, hit.plain, hit.question)]
        features[hit.passage_id] = {
            **dict(zip(("own", "plain", "question"), near, strict=True)),
            "best": max(near),
            "asked": near[-1] if hit.asked is None else hit.asked,
            "words": hit.words / most,
            **overlap(question, passage, title)._asdict(),
            "fresh": overlap(fresh, passage, title).covered if query.fresh else 0.0,
        }
    return features
