"""A number that answers a turn about CK is its value; elsewhere it is none."""

import pytest
from said import value

BEFORE = "JDM, in remission 3 years, off prednisone 4 years. Can I stop the CellCept?"


@pytest.mark.parametrize(
    ("asked", "answer", "wanted"),
    [
        ("my ck? ok looking in the app", "1,310 on tuesday", "raised"),
        ("CK, let me look", "it's 2450", "raised"),
        ("my ck? ok looking in the app", "310 on tuesday", "unknown"),
        ("my ck? ok looking in the app", "2024 was the last time they did it", "unknown"),
        ("my dose? ok looking", "1,310 on tuesday", "unknown"),
        ("my ck? ok looking in the app", "1,000 mg twice a day is my dose", "unknown"),
    ],
)
def test_a_number_answers_the_turn_before(asked, answer, wanted):
    assert value(f"{BEFORE} // {asked} // {answer}", "muscle_enzymes") == wanted


def test_a_lately_injected_joint_leaves_steroids_open_for_either_reader():
    told = (
        "My daughter's knee got a steroid shot into the joint in October. Other than that she has "
        "had no steroids since spring 2024. JDM, on CellCept."
    )
    assert value(told, "systemic_corticosteroid") == "unknown"
