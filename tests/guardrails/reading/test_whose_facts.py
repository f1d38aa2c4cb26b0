"""Another's facts are not the patient's, and what another says of the writer is the writer's."""

import pytest
from said import by_rules

ANOTHERS = [
    # what is said, the fact, which stays unknown
    ("I have DM. My sister has it too. Her CK is normal.", "muscle_enzymes"),
    ("I have DM, so has my twin. Her muscle score was the full 80.", "muscle_strength"),
    ("I have DM. The lad before me at physio got 80 out of 80.", "muscle_strength"),
    ("I have DM. The lady opposite has been in remission for years.", "disease_activity"),
    ("My sis and I both have DM. She quit prednisone 3 years ago.", "systemic_corticosteroid"),
    ("I have DM. Himself is on prednisone for his gout.", "systemic_corticosteroid"),
    ("Breast cancer, treated, in remission since 2022. I have DM.", "disease_activity"),
    ("Lymphoma in 2020, remission for five years. I take CellCept.", "disease_activity"),
    ("I have DM, MMT8 80/80. // 80/80 is my brother's score, sorry.", "muscle_strength"),
    ("In remission my foot! I have DM.", "months_in_remission"),
]


@pytest.mark.parametrize(("said", "fact"), ANOTHERS)
def test_what_is_anothers_stays_unknown(said, fact):
    assert str(getattr(by_rules(said).facts, fact).value) == "unknown"


OWN = [
    ("I have DM. My wife says I can't lift my arms.", "muscle_strength", "reduced"),
    (
        "I have DM. My son reckons I still take prednisone.",
        "systemic_corticosteroid",
        "on",
    ),
    ("I have DM. My doctor says my CK is normal.", "muscle_enzymes", "normal"),
    ("Breast cancer and DM, both in remission since 2022.", "disease_activity", "inactive"),
    ("DM remiss 3 yr.", "disease_activity", "inactive"),
    ("DM. CR since 06/2024.", "disease_activity", "inactive"),
    ("Still a little active on the MRI, DM.", "disease_activity", "active"),
    # a clinician's "I have" is of the patient, who stays in view
    ("I have a lady of 38 with DM on MMF. Her CK is 900, limit 200.", "muscle_enzymes", "raised"),
    ("I have a DM patient on MMF. Her strength is 4/5.", "muscle_strength", "reduced"),
    ("I inherited this JDM case on MMF, 12M. His rash is back.", "skin_disease", "active"),
    ("My DM patient takes MMF. Her muscle enzymes are raised.", "muscle_enzymes", "raised"),
    (
        "Lady, DM. Prednisolone for her asthma, 10 mg daily. Am I right that she can stop MMF?",
        "systemic_corticosteroid",
        "on",
    ),
]


@pytest.mark.parametrize(("said", "fact", "value"), OWN)
def test_what_is_ones_own_is_read(said, fact, value):
    assert str(getattr(by_rules(said).facts, fact).value) == value


def test_he_is_the_husband_and_not_the_mother_in_law():
    said = (
        "I write for my husband, DM, on MMF. He ended prednisone in May 2024. The prednisone "
        "bottle here is my mother-in-law's. Should he come off the MMF?"
    )
    assert str(by_rules(said).facts.systemic_corticosteroid.value) == "off"


SUPPOSED = [
    ("As soon as my strength is normal I want off MMF.", "muscle_strength"),
    ("The moment my skin is clear I'll ask to stop CellCept.", "skin_disease"),
    ("The day my CK is normal I want off CellCept.", "muscle_enzymes"),
]


@pytest.mark.parametrize(("said", "fact"), SUPPOSED)
def test_what_one_waits_for_is_no_fact(said, fact):
    assert str(getattr(by_rules(said).facts, fact).value) == "unknown"


ASKED = [
    ("I have DM. Is coming off MMF something I can raise?", "patient"),
    ("May I dispense with the CellCept? I have DM.", "patient"),
    ("Is it right to talk of a gradual cutting of my CellCept? DM.", "patient"),
    (
        "Could I wean off MMF? DM. // A different matter: can I have a flu jab on MMF?",
        "not_at_issue",
    ),
    ("Could I wean off MMF? DM. // Another thing entirely: how do I store MMF?", "not_at_issue"),
    ("Can I stop MMF? DM. // Actually, scrap that. // Does MMF need the fridge?", "not_at_issue"),
    ("I have DM. Does omeprazole reduce mycophenolate levels?", "not_at_issue"),
    ("DM. No wish to stop. Which vaccines can I have on MMF?", "not_at_issue"),
    ("DM, in remission. Is there an end date for CellCept?", "not_at_issue"),
    ("I have DM. How often should bloods be done on CellCept?", "not_at_issue"),
]


@pytest.mark.parametrize(("said", "withdrawal"), ASKED)
def test_whether_it_is_asked_for(said, withdrawal):
    assert str(by_rules(said).withdrawal) == withdrawal


@pytest.mark.parametrize("asked", ["So can he stop MMF?", "So does he still need MMF?"])
def test_so_opens_a_question_and_may_also_say_likewise(asked):
    said = f"My husband has DM, off prednisone since May 2024. I take prednisone. {asked}"
    assert str(by_rules(said).facts.systemic_corticosteroid.value) == "off"


def test_the_surgeons_quit_is_not_the_writers():
    said = (
        "The surgeon's nurse rang and says quit the mycophenolate a week ahead. Do I hold it? DM."
    )
    assert str(by_rules(said).facts.mmf.value) != "stopped_alone"
