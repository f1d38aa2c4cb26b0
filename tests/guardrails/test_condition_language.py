"""The language of the policy's conditions: what each form says, settles and refuses."""

import pytest
from pydantic import TypeAdapter, ValidationError

from guardrails.assume import with_values
from guardrails.conditions import Condition, Situation, fact_keys, fact_of
from guardrails.facts import UNKNOWN_FACTS, Fact, Strength
from guardrails.interval import between
from guardrails.logic import Truth
from guardrails.request import Topic, Withdrawal

CONDITION = TypeAdapter(Condition)
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

NORMAL = {"fact": "muscle_strength", "is": ["normal"]}
CLEAR = {"fact": "skin_disease", "is": ["minimal"]}
YEAR = {"fact": "months_in_remission", "at_least": 12}
ABOVE_3_G = {"fact": "mmf", "number": "dose_g_per_day", "above": 3}
CHEST = {"fact": "red_flags", "has": ["chest_pain"]}
ANY_FLAG = {"fact": "red_flags", "has_any": True}

TABLE = [
    (NORMAL, {}, U),
    (NORMAL, {"muscle_strength": "normal"}, T),
    (NORMAL, {"muscle_strength": "reduced"}, F),
    (YEAR, {}, U),
    (YEAR, {"months_in_remission": 12}, T),
    (YEAR, {"months_in_remission": 11.9}, F),
    (YEAR, {"months_in_remission": between(11, 13)}, U),
    (YEAR, {"months_in_remission": "never"}, T),
    (ABOVE_3_G, {}, U),
    (ABOVE_3_G, {"mmf": "taking"}, U),
    (ABOVE_3_G, {"dose_g_per_day": 3}, F),
    (ABOVE_3_G, {"dose_g_per_day": 3.5}, T),
    (CHEST, {}, F),
    (CHEST, {"red_flags": ["fainting"]}, F),
    (CHEST, {"red_flags": ["fainting", "chest_pain"]}, T),
    (ANY_FLAG, {}, F),
    (ANY_FLAG, {"red_flags": ["overdose"]}, T),
    ({"all": [NORMAL, CLEAR]}, {"muscle_strength": "normal"}, U),
    ({"all": [NORMAL, CLEAR]}, {"muscle_strength": "reduced"}, F),
    ({"all": [NORMAL, CLEAR]}, {"muscle_strength": "normal", "skin_disease": "minimal"}, T),
    ({"any": [NORMAL, CLEAR]}, {"muscle_strength": "reduced"}, U),
    ({"any": [NORMAL, CLEAR]}, {"skin_disease": "minimal"}, T),
    ({"none": NORMAL}, {"muscle_strength": "reduced"}, T),
    ({"none": NORMAL}, {"muscle_strength": "normal"}, F),
    ({"none": NORMAL}, {}, U),
    ({"none": YEAR}, {"months_in_remission": between(11, 13)}, U),
    ({"none": {"none": CHEST}}, {"red_flags": ["chest_pain"]}, T),
]


def outcome(raw, values=None, **situation):
    facts = with_values(values or {})
    asked = {"withdrawal": Withdrawal.NOT_AT_ISSUE, **situation}
    return CONDITION.validate_python(raw).evaluate(Situation(facts=facts, **asked))


@pytest.mark.parametrize(("raw", "values", "truth"), TABLE)
def test_what_a_condition_says_of_facts(raw, values, truth):
    assert outcome(raw, values).truth is truth


@pytest.mark.parametrize("asked", list(Withdrawal))
def test_a_condition_on_how_withdrawal_is_at_issue(asked):
    truth = outcome({"withdrawal": ["patient", "general"]}, withdrawal=asked).truth
    assert truth is (F if asked is Withdrawal.NOT_AT_ISSUE else T)


@pytest.mark.parametrize(
    ("topics", "truth"),
    [((), F), ((Topic.RELAPSE,), F), ((Topic.RELAPSE, Topic.DOSE), T)],
)
def test_a_condition_on_the_topic(topics, truth):
    assert outcome({"topic": ["dose"]}, topics=topics).truth is truth


@pytest.mark.parametrize(
    ("statuses", "any_unmet", "all_met"),
    [
        ((), F, F),  # with no criterion decided nothing may follow, least of all "all are met"
        (("met", "met"), F, T),
        (("met", "unknown"), F, F),
        (("met", "unmet"), T, F),
    ],
)
def test_a_condition_on_the_criteria(statuses, any_unmet, all_met):
    assert outcome({"criteria": "any", "are": "unmet"}, statuses=statuses).truth is any_unmet
    assert outcome({"criteria": "all", "are": "met"}, statuses=statuses).truth is all_met


def test_what_settled_a_condition_is_told():
    both = {"muscle_strength": "reduced", "skin_disease": "minimal"}
    settled = outcome({"all": [CLEAR, NORMAL]}, both)
    assert [fact.value for fact in settled.because] == [Strength.REDUCED]
    assert outcome({"all": [CLEAR, NORMAL]}, {"skin_disease": "minimal"}).because == ()


REFUSED = [
    {},
    [],
    "muscle_strength",
    {"fact": "muscle_strength"},
    {"fact": "muscle_strength", "is": []},
    {"fact": "red_flags", "has": ["x"], "has_any": True},
    {"fact": "red_flags", "has": []},
    {"fact": "mmf", "at_least": 1, "above": 1},
    {"all": []},
    {"any": []},
    {"withdrawal": ["perhaps"]},
    {"topic": ["weather"]},
    {"criteria": "most", "are": "met"},
    {"fact": "muscle_strength", "is": ["normal"], "unless": "x"},
]


@pytest.mark.parametrize("raw", REFUSED, ids=repr)
def test_what_is_no_condition_is_refused(raw):
    with pytest.raises(ValidationError):
        CONDITION.validate_python(raw)


def test_the_facts_that_a_condition_looks_at():
    nested = CONDITION.validate_python({"any": [{"none": CHEST}, {"all": [YEAR, ABOVE_3_G]}]})
    assert fact_keys(nested) == ("red_flags", "months_in_remission", "mmf")
    assert fact_keys(CONDITION.validate_python({"topic": ["dose"]})) == ()


def test_a_fact_is_found_by_its_key_and_no_other_attribute_is():
    assert fact_of(UNKNOWN_FACTS, "mmf") == UNKNOWN_FACTS.mmf
    assert isinstance(fact_of(UNKNOWN_FACTS, "conditions"), Fact)
    for key in ("mood", "model_fields"):
        with pytest.raises(KeyError, match=key):
            fact_of(UNKNOWN_FACTS, key)
