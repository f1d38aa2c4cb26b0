"""Rank fusion and the ranked list that comes of it, with searches that are written down here."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieve import fuse, retrieve
from corpus.models import Passage


class Found(NamedTuple):
    passage_id: str
    score: float


class Shelf:
    """Searches that always find the same."""

    def __init__(self, dense: str, lexical: str) -> None:
        self._dense, self._lexical = dense.split(), lexical.split()
        self.passages = {
            f"d#{name}": Passage(
                id=f"d#{name}", document_id="d", section="s", text=name, start=0, end=len(name)
            )
            for name in {*self._dense, *self._lexical}
        }
        self.asked: list[tuple[str, str, int]] = []

    def dense(self, query: str, k: int) -> list[Found]:
        self.asked.append(("dense", query, k))
        return [Found(f"d#{name}", 0.9 - 0.1 * n) for n, name in enumerate(self._dense[:k])]

    def lexical(self, query: str, k: int) -> list[Found]:
        self.asked.append(("lexical", query, k))
        return [Found(f"d#{name}", 9.0 - n) for n, name in enumerate(self._lexical[:k])]


def ranked(dense: str, lexical: str, candidates: int = 9, keep: int = 9) -> list[str]:
    found = retrieve(Shelf(dense, lexical), "q", candidates=candidates, keep=keep)
    return [hit.passage.text for hit in found]


@pytest.mark.parametrize(
    ("dense", "lexical", "order"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "c b a", "a c b"),
        ("a b", "b c", "b a c"),
        ("a", "", "a"),
        ("", "b a", "b a"),
        ("", "", ""),
        ("x a", "y a", "a x y"),  # found by both before found first by one
    ],
)
def test_the_order_of_what_both_searches_find(dense, lexical, order):
    assert ranked(dense, lexical) == order.split()


def test_scores_cosines_and_limits():
    shelf = Shelf("a b c", "a d")
    hits = retrieve(shelf, "the query", candidates=2, keep=2)
    assert shelf.asked == [("dense", "the query", 2), ("lexical", "the query", 2)]
    assert [(hit.passage.text, hit.cosine) for hit in hits] == [("a", 0.9), ("b", 0.8)]
    assert hits[0].score == 1.0
    lexical_only = retrieve(Shelf("a", "d"), "q", candidates=2, keep=2)[1]
    assert (lexical_only.passage.text, lexical_only.cosine) == ("d", None)


_RANKING = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(st.lists(_RANKING, min_size=1, max_size=4))
def test_laws_of_rank_fusion(rankings):
    scores = fuse(rankings)
    assert set(scores) == {key for ranking in rankings for key in ranking}
    assert all(0 < score <= 1 + 1e-9 for score in scores.values())
    assert fuse(list(reversed(rankings))) == pytest.approx(scores)


@given(_RANKING.filter(bool), st.integers(1, 4))
def test_agreement_keeps_the_order_and_makes_the_first_one(ranking, times):
    scores = fuse([ranking] * times)
    assert sorted(scores, key=lambda key: -scores[key]) == ranking
    assert scores[ranking[0]] == pytest.approx(1.0)
