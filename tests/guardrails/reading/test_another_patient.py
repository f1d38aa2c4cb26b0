"""A later turn that asks for somebody else starts anew; one about the same patient does not."""

import pytest
from said import TODAY

from guardrails.decide import decide
from guardrails.facts import PERMISSIVE, UNKNOWN_FACTS
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict
from guardrails.reading import read, read_by_rules
from guardrails.reading.withheld.statements import LENGTH_OF

WELL = "No steroids since 2023, in remission since 2023, strength normal, skin clear, CK normal."
FIRST = {
    "writer": f"I have dermatomyositis and take mycophenolate. {WELL} Can I stop it?",
    "sister": f"My sister has dermatomyositis and takes mycophenolate. {WELL} Can she stop it?",
    "case": f"54F with dermatomyositis on MMF 1 g bd. {WELL} Can she come off it?",
}
PASSES = [
    ("sister", "Lovely, I'll tell her. Now me. Same tablets, four years of it. Could I?"),
    ("sister", "And mine? I have polymyositis and take mycophenolate."),
    ("sister", "I'm on mycophenolate myself, for myositis. Could I come off mine?"),
    ("sister", "And my husband? He has it too."),
    ("sister", "She'll be glad. My uncle takes mycophenolate for the same disease. Could he stop?"),
    ("writer", "What about my brother, he's got it as well?"),
    ("writer", "A woman in my choir has polymyositis and takes it too. Could she come off?"),
    ("writer", "Thanks. Could my mum, who has myositis and takes mycophenolate, stop hers?"),
    ("case", "Next patient: 34M, polymyositis, MMF 2 g. Wean?"),
    ("case", "And Mrs Hill? Also myositis, also on MMF."),
    ("case", "Bed 7, also on MMF for DM. Can we stop his?"),
    ("case", "There is a man of 70 with necrotising myopathy on mycophenolate. Could he stop?"),
]
STAYS = [
    ("sister", "Thanks, I'll tell her. So could she?"),
    ("sister", "My husband doubts it. May she really come off it?"),
    ("sister", "It's not for me, I'm only asking for her. Could she come off the mycophenolate?"),
    ("writer", "My wife says I should ask again: may I?"),
    ("writer", "My cousin is on it too, but I'm asking about myself. Could I come off mine?"),
    ("writer", "One more time, please: can I come off it?"),
    ("case", "Her family is keen to know as well. May she come off it?"),
    ("case", "As I said, this is a 54F with dermatomyositis on MMF. May we stop it in her?"),
]
RULED = (*PERMISSIVE, *LENGTH_OF.values())


@pytest.mark.parametrize("who", FIRST)
def test_the_first_turn_alone_is_permitted(who):
    reading = read([FIRST[who]], TODAY)
    assert decide(reading, load_policy()).verdict is Verdict.DISCUSS_WITHDRAWAL
    assert reading.asked_since == 0


@pytest.mark.parametrize(("who", "second"), PASSES)
def test_nothing_of_the_one_before_is_told_of_the_next(who, second):
    reading = read([FIRST[who], second], TODAY)
    assert reading.asked_since == 1
    for fact in RULED:
        assert getattr(reading.facts, fact) == getattr(UNKNOWN_FACTS, fact)


@pytest.mark.parametrize(("who", "second"), STAYS)
def test_the_same_patient_is_asked_for_still(who, second):
    reading = read_by_rules([FIRST[who], second], TODAY)
    assert reading.asked_since == 0
    assert decide(reading, load_policy()).verdict is Verdict.DISCUSS_WITHDRAWAL


def test_what_is_told_of_the_next_patient_counts():
    turns = [FIRST["sister"], f"And me? I have myositis and take MMF. {WELL} Could I stop?"]
    reading = read(turns, TODAY)
    assert reading.asked_since == 1
    assert decide(reading, load_policy()).verdict is Verdict.DISCUSS_WITHDRAWAL


def test_a_third_turn_goes_on_about_the_second_patient():
    turns = [FIRST["sister"], "And me? Same disease, same tablets.", "I'm still on prednisone."]
    reading = read(turns, TODAY)
    assert reading.asked_since == 1
    assert decide(reading, load_policy()).verdict is Verdict.DO_NOT_WITHDRAW


def test_an_alarm_of_the_one_before_is_still_heard():
    turns = ["My sister has myositis and cannot swallow since this morning.", "And me? Same pills."]
    assert decide(read(turns, TODAY), load_policy()).verdict is Verdict.EMERGENCY
