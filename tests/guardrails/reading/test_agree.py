"""The learnt reader beside the rules: it objects and adds caution, and it never permits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import TODAY

from guardrails.assume import with_values
from guardrails.facts import Activity, Enzymes, Skin, Steroid, Strength
from guardrails.reading import agree
from guardrails.reading.agree import WATCHED, Heard, listen, object_to
from guardrails.reading.learnt.reader import opinion
from guardrails.reading.person import about_patient
from guardrails.reading.tagged import tag_turn
from guardrails.request import Reading, Withdrawal

ALL_PERMISSIVE = {
    "systemic_corticosteroid": "off",
    "disease_activity": "inactive",
    "muscle_strength": "normal",
    "skin_disease": "minimal",
    "muscle_enzymes": "normal",
}
BLOCKING = {Steroid.ON, Activity.ACTIVE, Strength.REDUCED, Skin.ACTIVE, Enzymes.RAISED}


@pytest.mark.parametrize(
    ("sentence", "head", "value"),
    [
        ("i am still on 5 mg of prednisone every day", "steroid", "on"),
        ("i came off prednisone two years ago", "steroid", "off"),
        ("i have never taken prednisone", "steroid", "never"),
        ("my doctor wants me off prednisone by christmas", "steroid", "unreal"),
        ("the rash on my knuckles is back", "skin", "active"),
        ("my skin is completely clear", "skin", "minimal"),
        ("can i stop cellcept", "ask", "withdraw_patient"),
        ("thanks for the chat about my garden", "steroid", "none"),
    ],
)
def test_it_learnt_plain_sentences(sentence: str, head: str, value: str):
    text = " ".join(clause.text for clause in tag_turn(sentence, 0, TODAY))
    said = opinion(text)[head]
    assert max(said, key=lambda name: said[name]) == value


@given(st.text(max_size=200))
def test_any_text_gets_probabilities(text: str):
    for values in opinion(text).values():
        assert sum(values.values()) == pytest.approx(1.0, abs=1e-4)


def heard(sentence: str, **certain: tuple[str, float]) -> Heard:
    made = {
        head: {value: certainty, "none": 1 - certainty}
        for head, (value, certainty) in certain.items()
    }
    for watched in WATCHED:
        made.setdefault(watched.head, {"none": 1.0})
    made.setdefault("ask", {"none": 1.0})
    return Heard(tag_turn(sentence, 0, TODAY), made)


def test_an_objection_makes_a_permissive_fact_unknown_and_is_told():
    reading = Reading(facts=with_values(ALL_PERMISSIVE))
    told = object_to(reading, [heard("my skin plays up", skin=("active", 0.9))])
    assert told.facts.skin_disease.value is Skin.UNKNOWN
    assert [conflict.fact for conflict in told.conflicts] == ["skin_disease"]


def test_it_speaks_of_steroids_only_where_one_is_named():
    reading = Reading(facts=with_values(ALL_PERMISSIVE))
    told = object_to(reading, [heard("still taking it", steroid=("on", 0.99))])
    assert told.facts.systemic_corticosteroid.value is Steroid.OFF


def test_what_nobody_read_becomes_blocking_only_where_it_is_sure():
    for certainty, value in ((agree.SURE, Strength.REDUCED), (0.8, Strength.UNKNOWN)):
        told = object_to(Reading(), [heard("arms of lead", strength=("reduced", certainty))])
        assert told.facts.muscle_strength.value is value


@given(
    st.dictionaries(
        st.sampled_from([watched.head for watched in WATCHED]),
        st.tuples(st.sampled_from(["on", "active", "reduced", "raised", "off", "normal"]),
                  st.floats(0, 1)),
    )
)  # fmt: skip
def test_it_never_makes_a_fact_permissive(certain):
    told = object_to(Reading(), [heard("prednisone", **certain)])
    for watched in WATCHED:
        assert getattr(told.facts, watched.fact).value in {watched.unknown, watched.blocking}


def test_only_the_rules_open_the_way_to_a_permissive_verdict():
    asks = [heard("is it time", ask=("withdraw_patient", 0.99))]
    permissive = object_to(Reading(facts=with_values(ALL_PERMISSIVE)), asks)
    assert permissive.withdrawal is Withdrawal.NOT_AT_ISSUE
    assert object_to(Reading(), asks).withdrawal is Withdrawal.PATIENT


def test_it_hears_only_what_is_said_of_the_patient():
    clauses = tag_turn("My sister is on prednisone. Can I stop CellCept?", 0, TODAY)
    said = listen(clauses, about_patient(clauses))
    assert all("sister" not in h.quote() for h in said)
