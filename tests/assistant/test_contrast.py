"""What a follow-up puts out of the turn before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.contrast import without_contrasted

WORDS = st.lists(
    st.sampled_from(["uk", "us", "flu", "covid", "dose", "often", "liver"]), max_size=6
)


@pytest.mark.parametrize(
    ("before", "last", "left"),
    [
        ("uk blood tests", "and in the us?", "blood tests"),
        ("tests in the uk for adults", "and for children?", "tests in the uk"),
        ("tests in the uk", "and after a year?", "tests in the uk"),
        ("is the flu vaccine fine", "and covid as well?", "is the flu vaccine fine"),
        ("can i give blood", "and sperm?", "can i give"),
        ("is azathioprine weekly", "or methotrexate?", "is azathioprine weekly"),
        ("does it hurt us", "how about it?", "does it hurt us"),
    ],
)
def test_only_things_of_one_kind_put_one_another_out(before, last, left):
    assert without_contrasted(before, last) == left


@given(WORDS, WORDS)
def test_what_the_follow_up_names_stays_and_nothing_is_added(before, last):
    left = without_contrasted(" ".join(before), " ".join(last)).split()
    assert set(left) <= set(before)
    assert set(before) & set(last) <= set(left) | {"in", "for", "of", "the"}
