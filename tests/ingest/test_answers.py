"""The network that reads a question beside a statement: what answers scores above a near miss."""

import math
from pathlib import Path

import pytest

from corpus.load import load_corpus
from corpus.models import Passage
from ingest.answers import answer_score, reader
from ingest.answers.reader import NETWORK, wordings_of

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
MOST_MB = 30.0
CASES = [
    (
        "mmf-safety#missed-dose",
        "What do I do about a tablet I forgot this morning?",
        "Which colour is a forgotten tablet?",
    ),
    (
        "definitions#mmt8-scale",
        "What is the highest score of the MMT-8?",
        "Who invented the MMT-8, and in which hospital?",
    ),
]


@pytest.fixture(scope="module")
def passages() -> dict[str, Passage]:
    documents = load_corpus(DOCUMENTS)
    return {passage.id: passage for document in documents for passage in document.passages}


@pytest.mark.parametrize(("key", "answered", "near_miss"), CASES)
def test_an_answer_scores_above_a_near_miss(passages, key, answered, near_miss):
    scores = [answer_score(question, passages[key]) for question in (answered, near_miss)]
    assert scores[0] > scores[1] + 2.0


def test_a_score_does_not_depend_on_what_was_read_before(passages):
    some = list(passages.values())[:3]
    question = "How long does it take to work?"
    scores = [answer_score(question, passage) for passage in some]
    reader._score.cache_clear()
    assert [answer_score(question, passage) for passage in reversed(some)] == scores[::-1]


def test_any_question_has_a_score(passages):
    some = next(iter(passages.values()))
    for question in ("", "?" * 5000, "\N{PILL} " * 40, "\x00"):
        assert math.isfinite(answer_score(question, some))


def test_it_reads_both_wordings(passages):
    assert len(wordings_of(passages["mmf-safety#missed-dose"])) == 2


def test_the_file_is_small():
    assert NETWORK.stat().st_size < MOST_MB * 1e6
