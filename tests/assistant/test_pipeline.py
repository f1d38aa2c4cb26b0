"""One turn end to end on the real index: verdicts, cites, sameness, refusals, faults inside."""

import logging
from datetime import date
from types import SimpleNamespace

import pytest

from assistant import pipeline
from assistant.contract import Conversation, Persona
from assistant.errors import MissingPassages, QuestionRefused
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.wording import words
from guardrails.policy import load_policy

TODAY = date(2026, 11, 22)
MET = (
    "Off steroids for 14 months, remission for 13 months, full strength, clear skin, "
    "normal enzymes. May I stop MMF?"
)
TURNS = [
    # conversation, scope, verdict, a passage it rests on
    (
        "Can I stop CellCept if I'm still on 5 mg of prednisone?",
        "in_scope",
        "do_not_withdraw",
        "mmf-duration#pitfall-on-steroids",
    ),
    (
        "Can I stop CellCept?",
        "in_scope",
        "insufficient_information",
        "mmf-duration#minimum-remission",
    ),
    (MET, "in_scope", "discuss_withdrawal", "mmf-duration#practical-discuss"),
    (
        "I take CellCept and I have crushing chest pain.",
        "emergency",
        "emergency",
        "mmf-safety#emergency-general",
    ),
    (
        "I'm on CellCept and I'm 8 weeks pregnant.",
        "in_scope",
        "urgent_review",
        "mmf-safety#pregnancy-harm",
    ),
    (
        "When can MMF be stopped in dermatomyositis?",
        "in_scope",
        None,
        "mmf-duration#withdrawal-remission",
    ),
    (
        "What is the usual dose of CellCept for dermatomyositis?",
        "in_scope",
        None,
        "mmf-duration#usual-dose",
    ),
    ("What is the capital of France?", "out_of_scope", None, None),
    ("Hello!", "in_scope", None, None),
    (
        "I'm on CellCept 1 g twice a day. // Still on 5 mg of pred. Can I stop the CellCept?",
        "in_scope",
        "do_not_withdraw",
        "mmf-duration#pitfall-on-steroids",
    ),
]


@pytest.mark.parametrize("persona", ["patient", "clinician"])
@pytest.mark.parametrize(("conversation", "scope", "verdict", "passage"), TURNS)
def test_one_turn(ask, conversation, scope, verdict, passage, persona):
    answer = ask(conversation, persona)
    assert (answer.scope, answer.verdict) == (scope, verdict)
    cited = {citation.passage_id for citation in answer.citations}
    assert passage in cited if passage else cited == set()
    assert answer.timings_ms["total"] > 0


@pytest.mark.parametrize("conversation", [row[0] for row in TURNS])
def test_the_same_words_get_the_same_answer(ask, conversation):
    first, second = ask(conversation), ask(conversation)
    untimed = {"timings_ms": {}}
    assert first.model_copy(update=untimed) == second.model_copy(update=untimed)


def test_patient_and_clinician_are_told_the_same_in_their_own_words(ask):
    question = "Can I stop CellCept if I'm still on 5 mg of prednisone?"
    patient, clinician = ask(question), ask(question, "clinician")
    assert patient.text != clinician.text
    assert [c.passage_id for c in patient.citations] == [c.passage_id for c in clinician.citations]
    assert [c.status for c in patient.criteria] == [c.status for c in clinician.criteria]


def test_what_the_person_corrects_by_hand_wins(ask):
    told = ask(MET, corrections={"systemic_corticosteroid": "on"})
    assert told.verdict == "do_not_withdraw"
    assert told.facts["systemic_corticosteroid"].corrected
    assert not told.facts["muscle_strength"].corrected


HAND = {"systemic_corticosteroid": "off", "months_in_remission": "24"}
LATER = [
    # said after the correction, verdict, the fact that a later word decides
    ("And now?", "discuss_withdrawal", None),
    ("I restarted prednisone last week.", "do_not_withdraw", "systemic_corticosteroid"),
    ("I had a flare in September.", "do_not_withdraw", "months_in_remission"),
    ("I have been in remission for three years.", "discuss_withdrawal", None),
]


@pytest.mark.parametrize(("later", "verdict", "overruled"), LATER)
def test_what_is_said_after_a_correction_counts_where_it_is_more_cautious(
    ask, later, verdict, overruled
):
    told = ask(f"{MET} // {later}", corrections=HAND, corrected_after=dict.fromkeys(HAND, 1))
    assert told.verdict == verdict
    assert [key for key, fact in told.facts.items() if fact.overruled] == [overruled] * bool(
        overruled
    )
    said = words().overruled.patient.split("“")[0]
    assert any(notice.startswith(said) for notice in told.notices) is bool(overruled)
    again = ask(f"{MET} // {later}", corrections=HAND, corrected_after=dict.fromkeys(HAND, 2))
    assert all(again.facts[key].corrected for key in HAND), "set again, it holds"


NEXT = "And my husband? He has dermatomyositis too and takes mycophenolate. Can he stop?"


def test_another_patient_starts_anew_and_is_told_so(ask):
    told = ask(f"{MET} // {NEXT}", corrections=HAND, corrected_after=dict.fromkeys(HAND, 1))
    assert told.verdict == "insufficient_information"
    assert not any(told.facts[key].corrected for key in HAND)
    assert words().another_patient.patient in told.notices
    again = ask(f"{MET} // {NEXT}", corrections=HAND, corrected_after=dict.fromkeys(HAND, 2))
    assert all(again.facts[key].corrected for key in HAND), "set for the husband, it holds"
    assert words().another_patient.patient not in ask(MET).notices


REFUSED = [
    ("", "empty"),
    (" \n\t", "empty"),
    ("x" * 20_001, "20,001"),
    ("binary \x00 data", "binary"),
]


@pytest.mark.parametrize(("question", "why"), REFUSED)
def test_what_is_no_question_is_refused_in_one_line(ask, question, why):
    with pytest.raises(QuestionRefused, match=why) as refused:
        ask(question)
    assert len(str(refused.value).splitlines()) == 1


STEPS = ["read", "decide", "find", "compose", "verify", "present"]
FAULTS = [RuntimeError("broken"), KeyError("gone"), MemoryError(), TimeoutError("late")]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
@pytest.mark.parametrize("persona", list(Persona))
def test_a_fault_inside_ends_in_the_cautious_answer(
    assistant, monkeypatch, caplog, step, fault, persona
):
    def fail(*_args: object, **_kwargs: object) -> None:
        raise fault

    monkeypatch.setattr(pipeline, step, fail)
    with caplog.at_level(logging.ERROR):
        answer = assistant.answer(Conversation(turns=(MET,), persona=persona, today=TODAY))
    assert (answer.generator, answer.verdict, answer.criteria) == ("cautious", None, ())
    assert answer.text == words().cautious.to(persona)
    assert [sentence.text for sentence in answer.sentences] == [answer.text]
    assert answer.citations == answer.retrieved == ()
    assert answer.notices == (words().standing_notice.to(persona),)
    assert "an answer failed" in caplog.text
    assert MET not in caplog.messages


def test_after_a_fault_the_next_question_is_answered(assistant, ask, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "decide", None)
        assert ask("Can I stop CellCept?").generator == "cautious"
    assert ask("Can I stop CellCept?").verdict == "insufficient_information"


def test_a_claim_that_verification_refuses_is_not_shown(ask, monkeypatch):
    question = "What is the usual dose of CellCept for dermatomyositis?"
    whole = ask(question)
    monkeypatch.setattr(pipeline, "verify", lambda claims, *_rest: (tuple(claims[1:]), ()))
    cut = ask(question)
    assert whole.sentences[0].text not in cut.text


def test_an_index_that_lacks_a_cited_passage_is_not_answered_from():
    bare = SimpleNamespace(passages={})
    with pytest.raises(MissingPassages, match="mmf ingest"):
        Assistant(bare, load_policy(), Settings())  # type: ignore[arg-type]


def test_the_passages_behind_the_citations_are_handed_out(assistant, ask):
    answer = ask("Can I stop CellCept if I'm still on 5 mg of prednisone?")
    for citation in answer.citations:
        assert citation.quote in assistant.passages[citation.passage_id].text
