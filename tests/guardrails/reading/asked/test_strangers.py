"""What is asked, in the word order of other tongues and at the end of a subject."""

import pytest
from said import by_rules

ASKED = [
    "I take mycophenolate for dermatomyositis. Can I let it away?",
    "Mycept for my dermatomyositis. Can the same be written off now?",
    "I have polymyositis. Ask if this Mofilet can be left off or what.",
    "My dermatomyositis sleeps. I am thinking in take out the micofenolato.",
    "I have dermatomyositis. Can I let the CellCept run out slowly?",
    "can i come aff ma mycophenolate. jdm. 15",
    "I take Myfenax for dermatomyositis. My wife means, that can now also away.",
]


@pytest.mark.parametrize("said", ASKED)
def test_withdrawal_is_at_issue(said):
    assert str(by_rules(said).withdrawal) == "patient"


CLOSED = [
    "thinking of weaning my MMF // dropping that idea, I'm staying on it. which side effects?",
    "Can I discontinue Mycept? // that file I am closing. at what interval CBC?",
    "Can I stop my CellCept? // ok, no more about stopping. How often are bloods?",
    "I want off CellCept // closing that topic. What about the flu jab?",
    "I want off CellCept // forget that question. What about the flu jab?",
]


@pytest.mark.parametrize("said", CLOSED)
def test_a_subject_that_is_closed_is_at_issue_no_more(said):
    assert str(by_rules(said).withdrawal) == "not_at_issue"


STAYS = [
    "Can I stop my CellCept? // My CK is normal.",
    "Can I stop my CellCept? // dropping the evening dose first, would that do?",
    "Can I stop my CellCept? // The file says remission since 2023.",
]


@pytest.mark.parametrize("said", STAYS)
def test_a_subject_that_goes_on_stays(said):
    assert str(by_rules(said).withdrawal) != "not_at_issue"


def test_small_talk_after_our_matter_is_out_of_scope():
    said = "Do I keep mycophenolate in the fridge? // What do you buy a woman who has everything?"
    assert str(by_rules(said).scope) == "out_of_scope"


@pytest.mark.parametrize("said", ["Mornin' from Kentucky!", "Jambo!", "Guten Tag"])
def test_a_greeting_is_in_scope(said):
    assert str(by_rules(said).scope) == "in_scope"
