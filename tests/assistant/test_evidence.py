"""The evidence bar and how sure an answer is told to be."""

from functools import partial

import pytest

from assistant.contract import Persona
from assistant.evidence import (
    FIRST,
    LEAST_HEARD,
    MOST_HEARD,
    SILENCES,
    evidence,
    evidence_features,
    is_silence,
)
from assistant.finding import find
from assistant.follow_ups import follow_ups
from assistant.inform import Teller, inform
from assistant.next_steps import next_steps
from assistant.query import query_of
from assistant.ranking import Weights
from assistant.retrieve import retrieve
from assistant.sureness import sureness
from guardrails.verify import numbers


@pytest.fixture(scope="module")
def index(assistant):
    return assistant._index


def found(index, question: str):
    return find(index, query_of([question]), candidates=20, keep=10)[1]


@pytest.mark.parametrize(
    "question",
    [
        "How many tablets make one gram of mycophenolate?",
        "What is the MMT-8 and how is it scored?",
        "Can I give blood on CellCept?",
    ],
)
def test_what_the_texts_say_is_answered(index, question):
    assert found(index, question).answered


@pytest.mark.parametrize(
    "question",
    [
        "Does mycophenolate go well with bagpipe lessons on Tuesdays?",
        "Which shampoo suits people on MMF?",
        "Is my hair falling out because of mycophenolate?",
        "May I drink grapefruit juice?",
    ],
)
def test_what_they_do_not_say_is_told_so(index, question):
    judged = found(index, question)
    assert not judged.answered
    assert not any(is_silence(hit.passage.id) for hit in judged.hits)
    told = inform(judged, Teller(index.passages, Persona.PATIENT), of_child=False)
    assert "do not answer" in told.opening[0]
    assert len(told.claims) <= 1


def judged_as_heard(index, question: str, heard: float):
    """What is found where the network hears this in the first statements."""
    ranked = retrieve(index, query_of([question]), candidates=20, keep=10)
    return evidence(ranked, lambda _: heard, level)


def level(first) -> float:
    """Judged questions that are answered are as near as others."""
    return 0.0


def test_what_is_heard_to_answer_counts(index):
    question = "After how many hours is a forgotten tablet too late?"
    least = judged_as_heard(index, question, LEAST_HEARD)
    most = judged_as_heard(index, question, MOST_HEARD)
    assert least.chance < most.chance
    assert not least.answered
    assert least.hits == most.hits  # what lies near is still told as near


def test_what_is_heard_has_bounds(index):
    question = "After how many hours is a forgotten tablet too late?"
    assert judged_as_heard(index, question, 1e6) == judged_as_heard(index, question, MOST_HEARD)


def test_no_more_is_heard_than_decides(index):
    read = []

    def hear(passage):
        read.append(passage.id)
        return MOST_HEARD

    for question, count in (
        ("After how many hours is a forgotten tablet too late?", 1),
        ("Does mycophenolate go well with bagpipe lessons on Tuesdays?", 0),
    ):
        read.clear()
        evidence(retrieve(index, query_of([question]), candidates=20, keep=10), hear, level)
        assert len(read) == count


def test_the_network_makes_no_answer_of_bagpipes(index):
    question = "Does mycophenolate go well with bagpipe lessons on Tuesdays?"
    assert not judged_as_heard(index, question, MOST_HEARD).answered


def test_without_any_statement_nothing_is_answered():
    assert not evidence((), lambda _: MOST_HEARD, level).answered


def test_questions_judged_alike_count_and_are_asked_of_what_was_found_first(index):
    ranked = retrieve(index, query_of(["How long until it works?"]), candidates=20, keep=10)
    seen = []

    def lead(first, value):
        seen.append(tuple(first))
        return value

    least, most = (evidence(ranked, lambda _: 0.0, partial(lead, value=v)) for v in (-0.2, 0.2))
    assert least.chance < most.chance
    assert not least.answered
    assert most.answered
    assert set(seen) == {tuple(hit.passage.id for hit in most.hits[:FIRST])}


def passage(key: str, total: float, cosine: float) -> tuple[str, dict[str, float]]:
    return key, {"a": total, "best": cosine}


def test_the_lead_is_over_the_best_silence_else_over_the_last():
    weights = Weights(weights={"a": 1.0})
    said, last = passage("d#x", 3.0, 0.5), passage("d#z", 1.0, 0.25)
    silent = passage(f"{SILENCES}#y", 2.0, 0.75)
    assert evidence_features([said, silent, last], weights) == {
        "fit": 3.0, "gap": 1.0, "near": 0.5, "nearer": -0.25,
    }  # fmt: skip
    assert evidence_features([said, last], weights) == {
        "fit": 3.0, "gap": 2.0, "near": 0.5, "nearer": 0.25,
    }  # fmt: skip


@pytest.mark.parametrize("persona", list(Persona))
def test_every_sentence_on_sureness_can_be_cited(index, persona):
    said = {
        sureness(passage, persona, of_child=of_child)
        for passage in index.passages.values()
        for of_child in (False, True)
    }
    assert len(said) > 8
    assert None in said  # where it would tell nothing that matters
    for sentence in said - {None}:
        assert sentence.endswith(".")
        assert not numbers(sentence)


def test_every_next_step_is_a_statement_of_the_texts(index):
    named = {step.tell for step in next_steps().steps}
    named |= {key for step in next_steps().steps for key in step.after}
    assert named <= set(index.passages)


def test_nothing_is_told_twice_and_follow_ups_ask_on(index):
    judged = found(index, "Which causes fewer side effects in lung disease, azathioprine or MMF?")
    told = inform(judged, Teller(index.passages, Persona.CLINICIAN), of_child=False).claims
    assert len({claim.text for claim in told}) == len(told)
    asked = follow_ups(judged, told)
    answered = {q for claim in told for key in claim.passages
                for q in index.passages[key].statement.questions}  # fmt: skip
    assert asked
    assert not set(asked) & answered


@pytest.mark.parametrize(
    ("question", "offered", "not_offered"),
    [
        ("What if I forget a dose?", "extra MMF tablet", "pregnant"),
        ("Can I have the shingles vaccine on MMF?", "live vaccine", "surgery"),
        ("I drink two glasses of wine on Friday, is that bad?", "", "dysphagia"),
        ("CellCept and antacids", "", "cyclophosphamide"),
    ],
)
def test_what_is_offered_is_near_to_what_was_asked(index, question, offered, not_offered):
    judged = found(index, question)
    told = inform(judged, Teller(index.passages, Persona.PATIENT), of_child=False).claims
    asked = " ".join(follow_ups(judged, told))
    assert offered in asked
    assert not_offered not in asked
