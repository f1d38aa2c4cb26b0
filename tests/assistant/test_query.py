"""What is searched for: the part that asks, in generic names, short follow-ups with their turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query import query_of

LETTER = "I was ill for years and saw many people about it. " * 6


@pytest.mark.parametrize(
    ("turns", "query"),
    [
        (["When does CellCept start to work?"], "when does mycophenolate (MMF) start to work?"),
        (["can i take ibuprofen with myfortic"], "can i take ibuprofen with mycophenolate (MMF)"),
        (["Still on 5 mg of pred?"], "still on 5 mg of corticosteroids (prednisone)?"),
        (["mtx or imuran then"], "methotrexate or azathioprine then"),
        (["How long do I take MMF?", "And blood tests?"],
         "how long do i take mycophenolate (MMF)? and blood tests?"),
        (["Hello", "How long must I take it after remission?"],
         "how long must i take it after remission?"),
        ([f"{LETTER}When can I stop MMF? Thank you all."], "when can i stop mycophenolate (MMF)?"),
    ],
)  # fmt: skip
def test_the_query(turns, query):
    assert query_of(turns) == query


@given(st.lists(st.text(max_size=3000), min_size=1, max_size=3))
def test_any_conversation_has_a_query_of_bounded_length(turns):
    assert len(query_of(turns)) <= 600
