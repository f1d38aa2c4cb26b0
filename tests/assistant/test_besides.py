"""What is asked beside an urgent matter, a greeting, or words that look foreign."""

import pytest

from assistant.besides import besides
from assistant.contract import Persona
from assistant.finding import find
from assistant.inform import Teller
from assistant.query import query_of

SILENT = "do not answer this"


@pytest.mark.parametrize(
    ("conversation", "verdict", "told"),
    [
        ("I'm 7 weeks pregnant on CellCept. // How is MMT-8 scored?", "urgent_review", "8 muscles"),
        (
            "I have a fever, on CellCept. // Is the drug kept in the fridge?",
            "urgent_review",
            SILENT,
        ),
        ("I'm 7 weeks pregnant on CellCept for my myositis.", "urgent_review", "unborn"),
    ],
)
def test_an_urgent_answer_goes_on_to_what_was_asked(ask, conversation, verdict, told):
    answer = ask(conversation)
    assert answer.verdict == verdict
    assert told in answer.text
    assert all(sentence.citations for sentence in answer.sentences)
    assert "team" in answer.sentences[0].text  # what is urgent comes first


@pytest.mark.parametrize(
    "question",
    [
        "What can follow when MMF is stopped abruptly?",
        "How many adults with myositis could stop all drugs?",
        "Has a randomised trial tested withdrawal of MMF?",
    ],
)
def test_nothing_that_speaks_for_keeping_or_ending_is_told_beside(assistant, question):
    index = assistant._index
    found = find(index, query_of([question]), candidates=20, keep=10)[1]
    assert found.answered
    assert besides(found, [], Teller(index.passages, Persona.PATIENT)) == []


def test_what_was_told_is_not_told_again(assistant):
    index = assistant._index
    found = find(index, query_of(["How is MMT-8 scored?"]), candidates=20, keep=10)[1]
    teller = Teller(index.passages, Persona.PATIENT)
    first = besides(found, [], teller)
    assert first
    assert besides(found, first, teller) == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Good evening, how many tablets make one gram of mycophenolate?", "two 500 mg tablets"),
        ("Dear sir, how is the MMT-8 in my husband's book scored? He has myositis.", "8 muscles"),
    ],
)
def test_a_greeting_does_not_stand_before_a_question(ask, question, told):
    assert told in ask(question).text


@pytest.mark.parametrize("greeting", ["Evening.", "hello there", "Good morning to you all"])
def test_a_greeting_alone_is_greeted(ask, greeting):
    assert ask(greeting).text.startswith("Hello.")


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("Is a wee tattoo ok on mycophenolate (dermatomyositis)?", "in_scope"),
        ("Is a tattoo ok on mycophenolate? I have lupus, not myositis.", "out_of_scope"),
        ("Is a tattoo ok with my new phone?", "out_of_scope"),
        ("Child of 7 with JDM is sick on MTX. What would SHARE move her to?", "in_scope"),
        ("JDM, only ever on methotrexate. When could she stop the methotrexate?", "out_of_scope"),
        (
            "Mycophenolate for myositis, how long? // Thanks. A good film for tonight?",
            "out_of_scope",
        ),
    ],
)
def test_what_the_texts_speak_of_is_in_scope_where_drug_and_disease_are_named(ask, question, scope):
    assert ask(question).scope == scope


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "For an MPA AUC in myositis, which hours after the dose does your source say?",
            "glucuronide",
        ),
        ("Who wrote the guideline you use?", "composed from"),
    ],
)
def test_what_else_is_asked_beside_a_word_on_the_sources(ask, question, told):
    assert told in ask(question, persona="clinician").text
