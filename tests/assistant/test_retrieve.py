"""The ranked list and the features that it comes of, with a search that is written down here."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query import Query
from assistant.ranking import Weights, ranking
from assistant.retrieve import features_of, retrieve
from corpus.models import Document, Passage, Provenance
from ingest.look import Sighting

TEXTS = {
    "liver": "Liver tests are done every month.",
    "blood": "A complete blood count is done every week.",
    "dose": "The usual dose is two grams a day.",
}


class Shelf:
    """A look that always finds the same."""

    def __init__(self, *seen: Sighting) -> None:
        self.seen = seen
        self.asked: list[tuple[str, int]] = []
        self.passages = {
            f"d#{name}": Passage(
                id=f"d#{name}", document_id="d", section="s", text=text, start=0, end=len(text)
            )
            for name, text in TEXTS.items()
        }
        provenance = Provenance(
            id="d", title="t", source="x", review_status="submitted", last_updated="2026-01-01"
        )
        passages = tuple(self.passages.values())
        self.documents = {"d": Document(provenance=provenance, passages=passages, text="")}

    def look(self, query: str, k: int, alone: str = "") -> tuple[Sighting, ...]:
        self.asked.append((query, k))
        return self.seen

    def rarity(self, word: str) -> float:
        return 2.0

    def lead(self, query: str, first: Collection[str]) -> float:
        return 0.0


ALL = (
    Sighting("d#liver", 0.4, 0.4, 0.4, 1.0),
    Sighting("d#blood", 0.4, 0.4, None, 1.0),
    Sighting("d#dose", None, None, None, 1.0),
)


def names(shelf: Shelf, text: str, fresh: str = "", keep: int = 9) -> list[str]:
    query = Query(text=text, fresh=fresh)
    found = retrieve(shelf, query, candidates=5, keep=keep)
    return [hit.passage.id.removeprefix("d#") for hit in found]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("When are liver tests done?", "liver"),
        ("When is my LFT done?", "liver"),
        ("How often FBC?", "blood"),
        ("Which dose is usual?", "dose"),
    ],
)
def test_shared_words_under_any_name_decide_between_equals(question, first):
    equal = [Sighting(key, 0.4, 0.4, 0.4, 0.0) for key in ("d#blood", "d#dose", "d#liver")]
    assert names(Shelf(*equal), question)[0] == first


def test_what_is_new_in_a_follow_up_counts_again():
    text = "When is the complete blood count done? and the liver?"
    equal = [Sighting(key, 0.4, 0.4, 0.4, 0.0) for key in ("d#blood", "d#liver")]
    assert names(Shelf(*equal), text)[0] == "blood"
    assert names(Shelf(*equal), text, fresh="and the liver?")[0] == "liver"


def test_a_form_that_was_not_found_is_no_nearer_than_the_last_that_was():
    features = features_of(Shelf(*ALL), Query(text="dose"), candidates=5)
    assert features["d#dose"]["own"] == features["d#dose"]["best"] == 0.4
    assert set(ranking().passage.weights) <= set(features["d#dose"])


def test_limits_and_scores():
    shelf = Shelf(*ALL)
    found = retrieve(shelf, Query(text="liver"), candidates=7, keep=2)
    assert shelf.asked == [("liver", 7)]
    assert len(found) == 2
    assert found[0].score >= found[1].score
    assert retrieve(Shelf(), Query(text="liver"), candidates=7, keep=2) == ()


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-3, 3)), st.floats(-3, 3))
def test_a_chance_is_one_and_rises_with_the_sum(weights, bias):
    features = dict.fromkeys("abc", 1.0)
    low, high = (Weights(weights=weights, bias=b) for b in (bias, bias + 1))
    assert 0 < low.chance(features) < high.chance(features) < 1
