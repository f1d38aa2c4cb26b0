"""Whoever tells of fear or tears is not turned away coolly, and is answered where the texts can."""

import pytest

from assistant.comfort import distressed


@pytest.mark.parametrize(
    ("turn", "told"),
    [
        ("cant stop crying about my diagnosis", True),
        ("I'm terrified of what comes next", True),
        ("I cannot cope any more", True),
        ("how long until it works", False),
        ("I'm scared. How long will I be on it?", False),
        ("do you ever feel lonely in there?", False),
        ("my cry for help desk number", True),  # a kind word too many harms nobody
        ("is dry skin a side effect", False),
    ],
)
def test_distress_is_heard(turn, told):
    assert distressed(turn) is told


@pytest.mark.parametrize("persona", ["patient", "clinician"])
@pytest.mark.parametrize("turn", ["cant stop crying about my diagnosis", "I can't stop crying"])
def test_nobody_in_tears_is_turned_away_coolly(ask, turn, persona):
    answer = ask(turn, persona=persona)
    assert answer.verdict is None
    assert "hard to bear" in answer.text or "sorry" in answer.text
    assert not any(sentence.citations for sentence in answer.sentences)


def test_what_the_texts_answer_is_told_to_the_frightened_too(ask):
    assert "two 500 mg tablets" in ask("I'm so scared. How many tablets are one gram of MMF?").text


def test_thoughts_of_self_harm_stay_an_emergency(ask):
    assert ask("I keep crying and I want to kill myself").verdict == "emergency"


@pytest.mark.parametrize(
    ("turn", "told"),
    [
        ("my wife is trying for a baby and I take myfortic", "men who plan to father a child"),
        ("is this the same drug as azathioprine", "not taken together"),
    ],
)
def test_questions_that_were_answered_beside_the_point(ask, turn, told):
    answer = ask(turn)
    assert answer.scope == "in_scope"
    assert told in answer.text
