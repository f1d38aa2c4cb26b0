"""What is searched for: the part that asks, short follow-ups with the turn that they lean on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query import Query, query_of, ways_of_asking

LETTER = "I was ill for years and saw many people about it. " * 6


@pytest.mark.parametrize(
    ("turns", "query"),
    [
        (["When does CellCept start to work?"], "when does mycophenolate start to work?"),
        (["can i take ibuprofen with myfortic"], "can i take ibuprofen with myfortic"),
        (["i take myfortic, may we have a baby"], "i take mycophenolate, may we have a baby"),
        (["Am on myfortic, kinder to the gut?"], "am on myfortic, kinder to the gut?"),
        (["I take Myfortic 720"], "i take myfortic 720"),
        (["Medrol 16 mg in prednisone?"], "medrol 16 mg in prednisone?"),
        (["mtx or imuran then"], "mtx or imuran then"),
        (["Hello", "How long must I take it after remission?"],
         "how long must i take it after remission?"),
        ([f"{LETTER}When can I stop MMF? Thank you all."], "when can i stop mycophenolate?"),
    ],
)  # fmt: skip
def test_the_query(turns, query):
    assert query_of(turns).text == query
    assert not query_of(turns).fresh


@pytest.mark.parametrize(
    ("turns", "text", "fresh"),
    [
        (["How long do I take MMF?", "And blood tests?"],
         "how long do i take mycophenolate? and blood tests?", "and blood tests?"),
        (["Which tests are done on MMF in the UK?", "how about the liver?"],
         "which tests are done on mycophenolate in the uk? how about the liver?",
         "how about the liver?"),
        (["How often are bloods taken at the start?", "And after that?", "and in America?"],
         "how often are blood tests taken at the start? and in america?", "and in america?"),
    ],
)  # fmt: skip
def test_a_follow_up_is_searched_with_the_turn_that_it_leans_on(turns, text, fresh):
    assert query_of(turns) == Query(text=text, fresh=fresh)


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        (["UK blood test schedule for MMF?", "And in the US?"],
         "blood test schedule for mycophenolate? and in the us?"),
        (["Is the flu jab fine on MMF?", "and yellow fever?"],
         "is jab fine on mycophenolate? and yellow fever?"),
        (["Does MMF harm the liver?", "how about the kidneys?"],
         "does mycophenolate harm? how about the kidneys?"),
        (["What is the dose for adults?", "and for children?"],
         "what is the dose? and for children?"),
        (["Is methotrexate weekly?", "and with azathioprine too?"],
         "is methotrexate weekly? and with azathioprine too?"),
    ],
)  # fmt: skip
def test_a_follow_up_puts_out_what_it_contrasts_with(turns, text):
    assert query_of(turns).text.replace(" ?", "?") == text


@given(st.lists(st.text(max_size=3000), min_size=1, max_size=3))
def test_any_conversation_has_a_query_of_bounded_length(turns):
    query = query_of(turns)
    assert max(len(query.text), len(query.fresh)) <= 600


STORY = (
    "i have had this illness since the spring of last year, and my wife says that i worry far too "
    "much about all of it and should ask"
)
THANKS = "thank you for all your help with this."


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        (f"does it harm the liver? {THANKS}", "does it harm the liver?"),
        ("does it harm the liver? and how often is it seen?", "and how often is it seen?"),
        ("how long do people stay on it", "how long do people stay on it"),
        ("how long do people stay on it. thanks.", "how long do people stay on it."),
    ],
)
def test_behind_a_story_the_sentence_that_asks_counts_too(told, asks):
    text = f"{STORY}. {told}"
    assert ways_of_asking(text) == (text, asks)


def test_a_short_question_is_asked_in_one_way():
    text = "i take it with food. does that matter?"
    assert ways_of_asking(text) == (text,)
