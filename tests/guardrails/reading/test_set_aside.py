"""What is plainly somebody else's is not asked about; alarms are heard everywhere all the same."""

import pytest
from made_opinions import heard, opinion
from said import TODAY, by_rules

from guardrails.facts import RedFlag
from guardrails.reading import agreement
from guardrails.reading.agreement.hearing import of_patient, without_unfounded
from guardrails.reading.findings import all_findings
from guardrails.reading.findings.unfounded import Unfounded
from guardrails.reading.person import about_patient
from guardrails.reading.set_aside import set_aside
from guardrails.reading.tagged import tag_turn
from guardrails.request import Reading

MINE = (
    # the writer's own steroid while the question is for a relative
    "I'm on prednisolone 10 mg for my asthma, so I know. // My question is for my mum. She has "
    "dermatomyositis and takes mycophenolate. Can she stop it?",
    "The only prednisone in this house is mine, 7.5 mg for my polymyalgia. My granddaughter has "
    "JDM and is on CellCept. Can she stop it?",
    # a neighbour's, while the writer asks
    "My neighbor Earl is eating prednisone like sweets for his gout. I take CellCept for DM. Can I "
    "stop it?",
    # boxes, papers and patients that were mixed up
    "I'm still on 5 mg prednisolone. Can I stop MMF? // Correction, wrong box, that's Terry's.",
    "She's on 2.5 mg of prednisone. Can she stop MMF? // Ay no, sorry, that is my husband's!",
    "CK 1,450 today. Can he stop MMF? // Correction, lab mislabeled it, that CK belongs to "
    "somebody else.",
    "I take 5 mg of prednisolone. Can I stop? // Wrong, it's not prednisolone, it's pravastatin.",
    "Bed 4: 70M, DM, pred 20 mg. // OK. Next patient, a different person: 33F, DM, on MMF.",
    "CPK is 890. Can I stop MMF? // Excuse me, wrong paper, that one is from 2022!",
)
OF_THE_PATIENT = (
    "I'm on prednisone for my DM. Can I stop MMF?",
    "My wife says the prednisone for my asthma is still in the cupboard, I take MMF for DM.",
    "My husband reminds me: they gave me a hydrocortisone drip for my asthma in April.",
    "I take prednisone 5 mg. Can I stop MMF? // Sorry, I meant 6 mg.",
    "I'm on prednisone. Can I stop MMF? // My husband says that's a lot, sorry to go on.",
    "Fever 39 and 4 mg prednisone a day, on MMF. // oh god ignore the 39, that's my lad's.",
    "She's on prednisone for the asthma and on mycophenolate for DM. Can she stop?",
    "I am on prednisone 5. Can I stop MMF? // Today's is a different lady at the desk, sorry.",
)


def _aside(conversation: str) -> set[str]:
    clauses = [
        c for n, turn in enumerate(conversation.split(" // ")) for c in tag_turn(turn, n, TODAY)
    ]
    aside = set_aside(clauses, about_patient(clauses))
    return {c.text for c in clauses if (c.turn, c.sentence) in aside}


@pytest.mark.parametrize("conversation", MINE)
def test_what_is_plainly_somebody_elses_is_set_aside(conversation):
    assert any("<gc>" in text or "ck" in text or "cpk" in text for text in _aside(conversation))


@pytest.mark.parametrize("conversation", OF_THE_PATIENT)
def test_a_steroid_of_the_patient_never_is(conversation):
    assert not any("<gc>" in text for text in _aside(conversation))


def test_a_sentence_set_aside_says_nothing_of_the_criteria_and_still_raises_alarms():
    loud = opinion("my sister takes pred", signs={"chest_pain": 0.9}, steroid={"on": 0.99})
    again = opinion("so it is", conversation={"W1": {"met": 1.0}})._replace(sentences=())
    found = of_patient(loud, again)
    assert found.sentences[0].heads["steroid"]["on"] == 0.0
    assert not found.sentences[0].own
    assert found.conversation["W1"]["met"] == 1.0
    assert agreement.agree(Reading(), found).facts.red_flags.value == (RedFlag.CHEST_PAIN,)


def _heard_then(first: str, later: str, sign: str) -> float:
    clauses = [c for n, turn in enumerate((first, later)) for c in tag_turn(turn, n, TODAY)]
    unfounded = all_findings(clauses, about_patient(clauses)).unfounded
    told = heard(first, {sign: 0.95, "allergy": 0.7})
    loud = opinion()._replace(sentences=(told,), signs=told.signs)
    return without_unfounded(loud, unfounded).signs[sign]


@pytest.mark.parametrize(
    ("first", "later", "sign"),
    [
        ("severe chest pain", "Sorry! That was an old message. I have no chest pain", "chest_pain"),
        ("he is coughing up blood", "False alarm. He isn't coughing", "coughing_blood"),
        ("I fainted just now", "only joking", "fainting"),
        ("my neutrophils are 0.7", "typo, my neutrophils are 7.0", "low_counts"),
    ],
)
def test_an_alarm_that_was_taken_back_is_not_heard(first, later, sign):
    assert _heard_then(first, later, sign) == 0.0


@pytest.mark.parametrize(
    ("first", "later", "sign"),
    [
        ("severe chest pain", "I also have a rash", "chest_pain"),
        ("I swallowed all my tablets", "only joking", "overdose"),
        ("something odd is going on", "false alarm", "neurological"),
    ],
)
def test_one_that_was_not_still_is(first, later, sign):
    assert _heard_then(first, later, sign) > 0.9


@pytest.mark.parametrize(
    ("said", "low"),
    [
        ("WBC 6.2, ANC 3.9, LFTs normal.", False),
        ("Hb 132, WBC 5.4, neuts 3.1, plt 240", False),
        ("WBC 6.2 but the platelets dropped to a third", True),
        ("WBC 1.9, ANC 0.9", True),
    ],
)
def test_counts_that_were_measured_and_are_not_low(said, low):
    clauses = tag_turn(said, 0, TODAY)
    unfounded = all_findings(clauses, about_patient(clauses)).unfounded
    assert (unfounded == Unfounded({}, frozenset())) is low
    loud = opinion(said, signs={"low_counts": 0.9})
    assert (without_unfounded(loud, unfounded).signs["low_counts"] > 0.5) is low


@pytest.mark.parametrize(
    ("said", "strength"),
    [
        ("My twin Carla has DM too. I am on MMF. Carla was tested, 80/80 MMT-8.", "unknown"),
        (
            "I take MMF for DM, can I stop? My strength is normal. My twin Carla has DM too.",
            "normal",
        ),
    ],
)
def test_who_was_named_beside_a_relative_is_known_by_name(said, strength):
    assert str(by_rules(said).facts.muscle_strength.value) == strength
