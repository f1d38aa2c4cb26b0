"""Where both readers meet: either blocks, either raises an alarm, and only both together permit."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import TODAY

from guardrails.assume import with_values
from guardrails.conditions import Situation
from guardrails.decide import decide_criteria
from guardrails.facts import (
    Activity,
    Enzymes,
    Infection,
    Mmf,
    Pregnancy,
    RedFlag,
    Skin,
    Steroid,
    Strength,
    UrgentSign,
)
from guardrails.policy import load_policy
from guardrails.reading import agreement
from guardrails.reading.agreement import agree
from guardrails.reading.agreement.bars import BRIEF, USUAL, bars_for
from guardrails.reading.learnt.reader import NOTHING_HEARD, Heard, Opinion, heads
from guardrails.reading.tagged import tag_turn
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
CRITERIA = ("W1", "W2", "W3", "W4", "W5", "W6")
HEADS, CONVERSATION, SIGNS = heads()
BARS = USUAL


@pytest.fixture(autouse=True, scope="module")
def usual_bars():
    """As for a longer message: the tables below speak in few words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agreement, "bars_for", lambda opinion: USUAL)
        yield


def chances(values: tuple[str, ...], told: Mapping[str, float]) -> dict[str, float]:
    rest = [value for value in values if value not in told]
    left = 1.0 - sum(told.values())
    return {**dict(told), **{value: left / len(rest) for value in rest}}


def heard(text: str, signs: Mapping[str, float], **said: Mapping[str, float]) -> Heard:
    made = {head: chances(values, said.get(head, {"none": 1.0})) for head, values in HEADS.items()}
    return Heard(tag_turn(text, 0, TODAY), made, {**dict.fromkeys(SIGNS, 0.0), **signs})


def opinion(
    text: str = "so it is",
    signs: Mapping[str, float] | None = None,
    conversation: Mapping[str, Mapping[str, float]] | None = None,
    **said: Mapping[str, float],
) -> Opinion:
    """One sentence; the criteria are likely met unless said otherwise."""
    told = conversation or {}
    calm = {"ask": {}, "scope": {}, **{c: {"met": 0.97, "unknown": 0.03} for c in CRITERIA}}
    sentence = heard(text, signs or {}, **said)
    return Opinion(
        (sentence,),
        {name: chances(CONVERSATION[name], told.get(name, calm[name])) for name in CONVERSATION},
        sentence.signs,
    )


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
    found = agree(READ, opinion(**{head: {value: BARS.object_sentence}}))
    assert statuses(found)[criterion] == "unknown"


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


@pytest.mark.parametrize("flag", list(RedFlag))
def test_a_red_flag_that_no_rule_foresaw_is_raised_with_its_words(flag):
    found = agree(Reading(), opinion("odd thing today", signs={flag: BARS.alarm}))
    assert found.facts.red_flags.value == (flag,)
    assert found.facts.red_flags.said == "odd thing today"


@pytest.mark.parametrize(
    ("sign", "fact", "value"),
    [
        ("pregnant", "pregnancy", Pregnancy.PREGNANT),
        ("planning", "pregnancy", Pregnancy.PLANNING),
        ("breastfeeding", "pregnancy", Pregnancy.BREASTFEEDING),
        ("infection", "infection", Infection.YES),
        ("stopped_alone", "mmf", Mmf.STOPPED_ALONE),
        ("low_counts", "urgent_signs", (UrgentSign.LOW_BLOOD_COUNTS,)),
        ("jaundice", "urgent_signs", (UrgentSign.JAUNDICE,)),
        ("toxicity", "urgent_signs", (UrgentSign.SUSPECTED_TOXICITY,)),
        ("extra_dose", "urgent_signs", (UrgentSign.EXTRA_DOSE,)),
        ("dose_high", "urgent_signs", (UrgentSign.HIGH_DOSE,)),
    ],
)
def test_an_urgent_matter_likewise(sign, fact, value):
    assert getattr(agree(Reading(), opinion(signs={sign: BARS.alarm})).facts, fact).value == value
    calm = agree(Reading(), opinion(signs={sign: BARS.alarm - 0.05}))
    assert getattr(calm.facts, fact).value != value


def test_an_urgent_matter_of_the_rules_stays_unless_nothing_at_all_sounds_like_one():
    told = Reading(facts=with_values({"infection": "yes", "pregnancy": "pregnant"}))
    doubtful = opinion(signs={"infection": BARS.calm, "pregnant": BARS.calm})
    assert agree(told, doubtful).facts == told.facts
    figure_of_speech = agree(told, opinion(signs={})).facts
    assert figure_of_speech.infection.value is Infection.UNKNOWN
    assert figure_of_speech.pregnancy.value is Pregnancy.UNKNOWN


@pytest.mark.parametrize(
    ("signs", "stands"),
    [
        ({}, False),
        ({"fainting": USUAL.calm_flag}, True),
        ({"chest_pain": USUAL.calm_all}, True),
    ],
)
def test_a_red_flag_of_the_rules_falls_only_where_all_is_silent(signs, stands):
    told = Reading(facts=with_values({"red_flags": ["fainting"]}))
    flags = (RedFlag.FAINTING,) if stands else ()
    assert agree(told, opinion(signs=signs)).facts.red_flags.value == flags


def test_a_plain_cry_is_never_taken_for_none():
    assert BRIEF.calm_flag == 0.0


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
