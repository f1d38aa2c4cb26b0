"""Whose a fact is: the patient's, whoever asks, and nobody else's."""

import pytest
from said import later, reading, value

STEROID = "systemic_corticosteroid"

ABOUT_THE_PATIENT = [
    # conversation, what is known of the patient's steroids
    ("My sister is on prednisone. Can I stop CellCept?", "unknown"),
    later("alone, a sister is taken for the patient", "My sister is on prednisone.", "unknown"),
    ("my husband has been off prednisone for a week, can he stop?", "off"),
    ("My mum takes prednisone for her asthma. Can I stop my CellCept?", "unknown"),
    ("My mum takes prednisone. Can I stop my CellCept?", "unknown"),
    ("A friend came off prednisone in March. I take CellCept. Can I stop?", "unknown"),
    ("People in my Facebook group are off steroids. Can I come off CellCept?", "unknown"),
    ("My daughter has JDM and is on 5 mg prednisolone. Can she stop MMF?", "on"),
    ("My son has JDM. He is off prednisone. Can he come off mycophenolate?", "off"),
    ("45F with DM on prednisone 5 mg. Can MMF be withdrawn?", "on"),
    ("The patient is off prednisone. Can MMF be stopped?", "off"),
    ("I am off prednisone, my sister still takes it. Can I stop CellCept?", "off"),
    ("My wife is on prednisone. I came off prednisone in March. Can I stop CellCept?", "off"),
    ("Can I stop CellCept? My neighbour stopped prednisone and did fine.", "unknown"),
    (
        "I am off prednisone. Can I stop CellCept? // Now my husband. Can he stop his MMF?",
        "unknown",
    ),
    ("My son has JDM and asks when he can quit MMF. No prednisone since 2023.", "off"),
    ("Our labrador is on prednisolone. Can I stop CellCept?", "unknown"),
    ("and my mum takes prednisone. Can I stop CellCept?", "unknown"),
    ("I told my sister I am off prednisone. Can I stop CellCept?", "off"),
]


@pytest.mark.parametrize(("conversation", "expected"), ABOUT_THE_PATIENT)
def test_whose_steroids(conversation, expected):
    assert value(conversation, STEROID) == expected


@pytest.mark.parametrize(
    ("conversation", "fact"),
    [
        ("My sister is in remission. Can I stop CellCept?", "disease_activity"),
        ("My brother's skin is clear. Can I stop CellCept?", "skin_disease"),
        ("My mother's CK is normal. Can I stop CellCept?", "muscle_enzymes"),
        ("My aunt's strength is normal. Can I stop CellCept?", "muscle_strength"),
        ("My sister is pregnant. Can I stop CellCept?", "pregnancy"),
        ("My son has a fever. Can I stop my CellCept?", "infection"),
        ("My cousin stopped CellCept on her own. Can I stop mine?", "mmf_response"),
    ],
)
def test_what_is_said_of_others_is_unknown_of_the_patient(conversation, fact):
    assert value(conversation, fact) == "unknown"


@pytest.mark.parametrize(
    ("conversation", "expected"),
    [
        ("Mum has it too, it runs in us. She hasn't had a steroid since. Can I stop?", "unknown"),
        ("We're twins with DM. Aoife was taken off steroids in 2023. Can I stop MMF?", "unknown"),
        ("We both have DM, my cousin and I. He's off prednisone. Can I stop CellCept?", "unknown"),
        ("I have DM. My doctor's kind. She ended the prednisone in 2023. Can I stop MMF?", "off"),
        ("I was taken off prednisone in 2023. Can I stop CellCept?", "off"),
        ("My son has JDM. He was taken off prednisone in 2024. Can he stop CellCept?", "off"),
        ("58F DM on MMF. She is off prednisone since 2023. Can we stop MMF?", "off"),
    ],
)  # fmt: skip
def test_whose_steroid_it_is_that_he_or_she_came_off(conversation, expected):
    assert value(conversation, "systemic_corticosteroid") == expected


def test_the_red_flag_of_a_relative_who_is_not_asked_for_is_not_the_patient_s():
    told = reading("My grandad had chest pain last year. Can I stop CellCept?")
    assert told.facts.red_flags.value == ()


def test_the_relative_who_is_asked_for_is_the_patient_through_all_turns():
    told = reading("My daughter has JDM and takes MMF. // She is off prednisone. Can she stop it?")
    assert str(told.facts.systemic_corticosteroid.value) == "off"
    assert told.withdrawal.value == "patient"
