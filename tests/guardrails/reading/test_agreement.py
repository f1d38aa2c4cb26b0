"""Where both readers meet: either blocks, either raises an alarm, and only both together permit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_opinions import CRITERIA, opinion

from guardrails.assume import with_values
from guardrails.conditions import Situation
from guardrails.decide import decide_criteria
from guardrails.facts import (
    Activity,
    Enzymes,
    Fact,
    Skin,
    Steroid,
    Strength,
)
from guardrails.policy import load_policy
from guardrails.reading.agreement import agree
from guardrails.reading.agreement.bars import BRIEF, USUAL, bars_for
from guardrails.reading.learnt.reader import NOTHING_HEARD
from guardrails.request import Reading, Scope, Withdrawal

ALL_MET = {
    "systemic_corticosteroid": "off",
    "months_since_corticosteroid": 20,
    "disease_activity": "inactive",
    "months_in_remission": 20,
    "muscle_strength": "normal",
    "skin_disease": "minimal",
    "muscle_enzymes": "normal",
}
BARS = USUAL


pytestmark = pytest.mark.usefixtures("usual_bars")


def statuses(reading: Reading) -> dict[str, str]:
    situation = Situation(facts=reading.facts, withdrawal=Withdrawal.PATIENT)
    return {c.criterion.id: c.status for c in decide_criteria(situation, load_policy())}


READ = Reading(facts=with_values(ALL_MET), withdrawal=Withdrawal.PATIENT)


def test_nothing_heard_changes_nothing():
    assert agree(READ, NOTHING_HEARD) == READ


def test_a_calm_opinion_leaves_what_the_rules_read():
    assert statuses(agree(READ, opinion())) == dict.fromkeys(CRITERIA, "met")


@pytest.mark.parametrize("criterion", CRITERIA)
def test_a_criterion_that_the_learnt_reader_doubts_is_unknown_and_the_doubt_is_told(criterion):
    unsure = {criterion: {"met": BARS.object_below[criterion] - 0.05}}
    found = agree(READ, opinion("well, there was that one time", conversation=unsure))
    assert statuses(found)[criterion] == "unknown"
    assert found.conflicts[-1].said == "well, there was that one time"


@pytest.mark.parametrize(
    ("head", "value", "criterion"),
    [
        ("steroid", "on", "W1"),
        ("activity", "active", "W3"),
        ("strength", "reduced", "W4"),
        ("skin", "active", "W5"),
        ("enzymes", "raised", "W6"),
    ],
)
def test_one_sentence_that_says_the_blocking_value_is_enough_to_doubt(head, value, criterion):
    for chance, expected in ((BARS.object_unless - 0.02, "unknown"), (BARS.object_unless, "met")):
        whole = {criterion: {"met": chance}}
        found = agree(READ, opinion(conversation=whole, **{head: {value: BARS.object_sentence}}))
        assert statuses(found)[criterion] == expected


@pytest.mark.parametrize(
    ("criterion", "head", "value", "fact"),
    [
        ("W1", "steroid", "on", Steroid.ON),
        ("W4", "strength", "reduced", Strength.REDUCED),
        ("W5", "skin", "active", Skin.ACTIVE),
        ("W6", "enzymes", "raised", Enzymes.RAISED),
        ("W3", "activity", "active", Activity.ACTIVE),
    ],
)
def test_what_nobody_read_is_blocked_where_the_learnt_reader_is_sure(criterion, head, value, fact):
    for sure, expected in ((BARS.block, True), (BARS.block - 0.05, False)):
        told = opinion(conversation={criterion: {"unmet": sure}}, **{head: {value: 0.95}})
        found = agree(Reading(), told)
        values = [f.value for f in found.facts.__dict__.values()]
        assert (fact in values) is expected


def test_words_that_both_heads_hear_fill_what_the_rules_left_open():
    sure = {"W5": {"met": BARS.permit}}
    found = agree(Reading(), opinion("not a mark on me", conversation=sure, skin={"minimal": 0.99}))
    assert found.facts.skin_disease.value is Skin.MINIMAL
    assert found.facts.skin_disease.said == "not a mark on me"


def test_words_that_the_rules_heard_and_left_open_need_a_surer_opinion():
    heard = Reading(facts=with_values({"skin_disease": "unknown"}))
    open_ = Fact(value=Skin.UNKNOWN, said="some brown marks", turn=0)
    heard = heard.model_copy(
        update={"facts": heard.facts.model_copy(update={"skin_disease": open_})}
    )
    for chance, expected in (
        (BARS.permit_over - 0.02, Skin.UNKNOWN),
        (BARS.permit_over, Skin.MINIMAL),
    ):
        told = opinion(conversation={"W5": {"met": chance}}, skin={"minimal": 0.99})
        assert agree(heard, told).facts.skin_disease.value is expected


@pytest.mark.parametrize(
    ("whole", "sentence"), [(BARS.permit - 0.02, 0.99), (0.99, BARS.permit_sentence - 0.02)]
)
def test_one_of_them_alone_permits_nothing(whole, sentence):
    told = opinion(conversation={"W5": {"met": whole}}, skin={"minimal": sentence})
    assert agree(Reading(), told).facts.skin_disease.value is Skin.UNKNOWN


def test_a_blocking_reading_of_the_rules_stays_whatever_the_learnt_reader_hears():
    facts = with_values({"systemic_corticosteroid": "on", "muscle_strength": "reduced"})
    sure = {criterion: {"met": 1.0} for criterion in CRITERIA}
    told = opinion(conversation=sure, steroid={"off": 1.0}, strength={"normal": 1.0})
    found = agree(Reading(facts=facts), told).facts
    assert (found.systemic_corticosteroid.value, found.muscle_strength.value) == (
        Steroid.ON,
        Strength.REDUCED,
    )


def test_a_length_is_taken_from_a_date_that_the_rules_read_and_never_guessed():
    sure = {"W1": {"met": 0.99}, "W2": {"met": 0.99}}
    off = {"off": 0.99}
    dated = agree(Reading(), opinion("binned them in 2023", conversation=sure, steroid=off))
    vague = agree(Reading(), opinion("binned them ages ago", conversation=sure, steroid=off))
    assert statuses(dated)["W2"] == "met"
    assert (statuses(vague)["W1"], statuses(vague)["W2"]) == ("met", "unknown")


def test_a_date_beside_a_length_is_that_of_the_telling():
    sure = {"W3": {"met": 0.99}}
    said = "complete remission, two years, he wrote in August"
    told = agree(Reading(), opinion(said, conversation=sure, activity={"inactive": 0.99}))
    assert str(told.facts.months_in_remission.value) == "24"


def test_nothing_is_permitted_by_a_sentence_about_somebody_else():
    sure = opinion(conversation={"W5": {"met": 0.99}}, skin={"minimal": 0.99})
    hers = sure._replace(sentences=(sure.sentences[0]._replace(own=False),))
    assert agree(Reading(), hers).facts.skin_disease.value is Skin.UNKNOWN


@pytest.mark.parametrize(("said", "expected"), [("out", Scope.OUT), ("in", Scope.IN)])
def test_scope_is_taken_from_a_sure_opinion(said, expected):
    sure = {"scope": {said: BARS.scope}, "ask": {"no": 0.4}}
    other = Scope.IN if expected is Scope.OUT else Scope.OUT
    assert agree(Reading(scope=other), opinion(conversation=sure)).scope is expected
    unsure = {"scope": {said: BARS.scope - 0.05}}
    assert agree(Reading(scope=other), opinion(conversation=unsure)).scope is other


@given(
    st.dictionaries(st.sampled_from(CRITERIA), st.floats(0, 1)),
    st.floats(0, 1),
    st.sampled_from(["steroid", "activity", "strength", "skin", "enzymes"]),
)
def test_no_opinion_makes_met_what_the_rules_read_as_unmet(met, certainty, head):
    blocked = with_values(
        {
            "systemic_corticosteroid": "on",
            "disease_activity": "active",
            "muscle_strength": "reduced",
            "skin_disease": "active",
            "muscle_enzymes": "raised",
        }
    )
    permissive = {"steroid": "off", "activity": "inactive", "strength": "normal"} | {
        "skin": "minimal",
        "enzymes": "normal",
    }
    told = opinion(
        conversation={c: {"met": chance} for c, chance in met.items()},
        **{head: {permissive[head]: certainty}},
    )
    assert set(statuses(agree(Reading(facts=blocked), told)).values()) <= {"unmet", "unknown"}


@pytest.mark.parametrize(("words", "bars"), [(1, BRIEF), (25, BRIEF), (26, USUAL), (400, USUAL)])
def test_few_words_are_left_to_the_rules_unless_the_learnt_reader_is_very_sure(words, bars):
    assert bars_for(opinion("so " * words)) == bars


def test_a_doubt_never_lengthens_a_remission():
    short = with_values({"disease_activity": "inactive", "months_in_remission": 5})
    doubt = opinion("a flare in May", conversation={"W3": {"unmet": 1.0}}, activity={"active": 1.0})
    found = agree(Reading(facts=short), doubt)
    assert statuses(found)["W3"] == "unmet"


@pytest.mark.parametrize(
    ("turn", "last", "scope"),
    [
        (1, "in dermatomyositis, how often are LFTs repeated on MMF", Scope.IN),
        (1, "in lupus and dermatomyositis, how often are LFTs repeated on MMF", Scope.OUT),
        (1, "how often are they repeated", Scope.OUT),
        (0, "in dermatomyositis, how often are LFTs repeated on MMF", Scope.IN),
        (0, "on MMF for dermatomyositis. what time is the train", Scope.OUT),
        (0, "in dermatomyositis, never had MMF, when is azathioprine stopped", Scope.OUT),
    ],
)
def test_a_turn_that_asks_of_mycophenolate_in_our_disease_is_in_scope(turn, last, scope):
    out = opinion(last, conversation={"scope": {"out": 1.0}})
    said = out.sentences[0]
    later = said._replace(clauses=[c.model_copy(update={"turn": turn}) for c in said.clauses])
    assert agree(Reading(scope=Scope.IN), out._replace(sentences=(later,))).scope is scope
