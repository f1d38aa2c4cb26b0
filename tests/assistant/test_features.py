"""What is known of a passage as numbers: what is asked not to be done."""

import pytest

from assistant.features import asked


@pytest.mark.parametrize(
    ("question", "warned_of"),
    [
        ("which agents does the guideline advise against?", True),
        ("drugs not to use for the lung", True),
        ("what should be avoided on it?", True),
        ("which agents does the guideline advise?", False),
        ("i am not sure which drug is used", False),
        ("i push against the doctor's hand", False),
    ],
)
def test_a_question_for_what_is_not_to_be_done_is_known(question, warned_of):
    assert asked(question, lambda word: 1.0).warned_of is warned_of
