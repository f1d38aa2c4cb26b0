"""Of two patients told of in one conversation only the facts of the one asked for can permit."""

import pytest
from said import by_rules

from guardrails.decide import decide
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict

WELL = "off prednisone since 2023, in remission since 2023, strength normal, skin clear, CK normal"
HALF = "off prednisone since 2023, in remission since 2023"
OF_ANOTHER = [
    f"My sister and I both have dermatomyositis. She is {WELL}. Can I stop the CellCept?",
    f"She is {WELL}, my sister. I have it too, on the same tablets. Could I come off mine?",
    f"Two of us in this house with DM, both on MMF. My wife: {WELL}. Me: {HALF}. Might I stop it?",
    f"I am {WELL}. But I'm not asking for me. My husband has polymyositis too. Can he stop MMF?",
    f"Two for you, both DM on MMF. Case 1: {WELL}. Case 2: {HALF}, MMT-8 150/150. Can case 2 stop?",
    f"Mr H and Mr T, both DM on MMF. Mr H is {WELL}. Mr T is {HALF}. Could Mr T come off it?",
    f"My two girls have JDM, both on MMF. Ella, 9: {WELL}. Nora, 12: {HALF}. Can Nora stop hers?",
    f"We both have polymyositis. Hers: {WELL}. Mine: {HALF}. Can I stop the mycophenolate?",
]
OF_THE_PATIENT = [
    f"My sister and I both have dermatomyositis, hers is worse. I'm {WELL}. Can I stop MMF?",
    f"My husband takes it too, for his kidneys. I have DM. I'm {WELL}. Can I stop MMF?",
    f"Two for you, both DM on MMF. Case 1: new. Case 2: {WELL}. Can case 2 stop MMF?",
    f"I have DM and take MMF. Both of my rheumatologists agree: {WELL}. Could I stop it?",
    f"I have both dermatomyositis and asthma, on CellCept. I'm {WELL}. Can I stop CellCept?",
]


def permitted(text: str) -> bool:
    return decide(by_rules(text), load_policy()).verdict is Verdict.DISCUSS_WITHDRAWAL


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_what_another_meets_permits_nothing(text):
    assert not permitted(text)


@pytest.mark.parametrize("text", OF_THE_PATIENT)
def test_what_the_patient_meets_counts_beside_another(text):
    assert permitted(text)


def test_what_blocks_counts_whoever_it_is_of():
    """In doubt whose it is, it blocks: a question back is the worst that comes of it."""
    text = (
        f"My sister and I both have DM. She takes 5 mg of prednisone. I'm {WELL}. Can she stop MMF?"
    )
    assert not permitted(text)
