"""What a reply is understood as, and what of it is quoted; only what was asked counts."""

from datetime import date

import pytest

from assistant.contract import Conversation
from assistant.understand import understand
from guardrails.decide import decide
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict
from guardrails.reading import read

TODAY = date(2026, 11, 27)
POLICY = load_policy()
DM = "I have dermatomyositis and take CellCept."
OFF = "Last prednisone in March 2024, in remission since then."
SIGNS = "Strength normal, skin clear, CK normal."


def statuses(*turns: str, **corrections: str) -> dict[str, str]:
    """The criteria, where the corrections were set after the first turn."""
    after = dict.fromkeys(corrections, 1)
    conversation = Conversation(
        turns=turns, today=TODAY, corrections=corrections, corrected_after=after
    )
    decision = decide(understand(conversation, read, POLICY), POLICY)
    return {c.criterion.id: c.status for c in decision.criteria}


@pytest.mark.parametrize(
    ("told", "reply", "criterion", "status"),
    [
        (f"{OFF} Skin clear, CK normal.", "Normal", "W4", "met"),
        (f"{OFF} Skin clear, CK normal.", "yes, 150/150", "W4", "met"),
        (f"{OFF} Skin clear, CK normal.", "142/150", "W4", "unmet"),
        (f"{OFF} Skin clear, CK normal.", "normal, but I can't climb stairs", "W4", "unmet"),
        (f"{OFF} Skin clear, CK normal.", "normal for my age", "W4", "unknown"),
        (f"{OFF} Strength normal, CK normal.", "Clear", "W5", "met"),
        (f"{OFF} Strength normal, CK normal.", "yes", "W5", "unknown"),
        (f"{OFF} Strength normal, CK normal.", "still some on my knuckles", "W5", "unmet"),
        (f"{OFF} Strength normal, skin clear.", "normal", "W6", "met"),
        (f"{OFF} Strength normal, skin clear.", "normal, apart from the LDH", "W6", "unknown"),
        (f"{OFF} Strength normal, skin clear.", "creeping up", "W6", "unmet"),
        (SIGNS, "no", "W1", "met"),
        (SIGNS, "yes", "W1", "unmet"),
        (SIGNS, "no, march 23, yes since easter 23", "W3", "met"),
        (SIGNS, "no, last month, yes since easter 23", "W2", "unmet"),
    ],
)
def test_a_reply_is_read_as_the_answer_to_what_was_asked(told, reply, criterion, status):
    assert statuses(f"{DM} {told} Can I stop it?", reply)[criterion] == status


def test_replies_follow_one_another():
    turns = (f"{DM} Can I stop it?", "no", "March 2024", "yes, since April 2024")
    found = statuses(*turns, "Muscle strength: normal\nSkin: clear\nMuscle blood tests: normal")
    assert set(found.values()) == {"met"}


def test_what_was_not_asked_is_no_answer():
    """Nothing is asked back where a criterion is unmet, or another question came between."""
    assert statuses(f"{DM} I take 5 mg of prednisone. Can I stop it?", "normal")["W4"] == "unknown"
    assert statuses(f"{DM} {OFF} Strength normal, skin clear.", "normal").get("W6") != "met"


def test_what_was_set_by_hand_is_not_asked_for():
    told = f"{DM} {OFF} Skin clear. Can I stop it?"
    assert statuses(told, "normal")["W4"] == "unknown"  # strength, or the blood tests
    assert statuses(told, "normal", muscle_enzymes="normal")["W4"] == "met"


def test_what_is_set_last_was_not_known_when_it_was_asked():
    """Set by hand after the reply, or nobody knows when: the reply was to both questions."""
    told = f"{DM} {OFF} Skin clear. Can I stop it?"
    conversation = Conversation(
        turns=(told, "normal"), today=TODAY, corrections={"muscle_enzymes": "normal"}
    )
    assert understand(conversation, read, POLICY).facts.muscle_strength.value == "unknown"


def test_the_persons_own_words_are_quoted():
    turns = (f"{DM} {OFF} Skin clear, CK normal. Can I stop it?", "Yes, fully.")
    reading = understand(Conversation(turns=turns, today=TODAY), read, POLICY)
    fact = reading.facts.muscle_strength
    assert (fact.value, fact.said, fact.turn) == ("normal", "Yes, fully.", 1)
    assert decide(reading, POLICY).verdict is Verdict.DISCUSS_WITHDRAWAL


def test_of_several_lines_the_one_that_answers_is_quoted():
    turns = (f"{DM} {OFF} CK normal. Can I stop it?", "Muscle strength: normal\nSkin: clear")
    facts = understand(Conversation(turns=turns, today=TODAY), read, POLICY).facts
    assert (facts.muscle_strength.said, facts.skin_disease.said) == (
        "Muscle strength: normal",
        "Skin: clear",
    )


def test_an_alarm_in_a_reply_is_heard():
    turns = (f"{DM} {OFF} Skin clear, CK normal. Can I stop it?", "normal, but I fainted today")
    reading = understand(Conversation(turns=turns, today=TODAY), read, POLICY)
    assert decide(reading, POLICY).verdict is Verdict.EMERGENCY


def test_a_long_exchange_of_words_is_read_a_bounded_number_of_times():
    read_for: list[int] = []

    def counted(turns, today):
        read_for.append(len(turns))
        return read(turns[:1], today)

    turns = (f"{DM} Can I stop it?", *["no"] * 60)
    understand(Conversation(turns=turns, today=TODAY), counted, POLICY)
    assert len(read_for) <= 13
