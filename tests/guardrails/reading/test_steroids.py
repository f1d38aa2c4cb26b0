"""Systemic corticosteroids: whether they are taken now, and for how long not."""

import pytest
from said import by_rules, reading, value

USE, SINCE = "systemic_corticosteroid", "months_since_corticosteroid"

SPECIFIED = [
    # conversation, on/off, months since
    ("I no longer take prednisone.", "off", "unknown"),
    ("I'm no longer on prednisone.", "off", "unknown"),
    ("I came off prednisone in March.", "off", "[7.71, 8.677]"),
    ("I'm not off prednisone yet.", "on", "unknown"),
    ("I haven't stopped prednisone.", "on", "unknown"),
    ("I never needed steroids.", "off", "never"),
    ("I never took any steroids.", "off", "never"),
    ("I was off prednisone but restarted last week.", "on", "unknown"),
    ("Steroid-free until the spring.", "on", "unknown"),
    ("I've been of prednisone for 14 months.", "off", "14"),
    ("I've been off prednisone for 14 months.", "off", "14"),
    ("Still on 5 mg of pred.", "on", "unknown"),
    ("I take prednisone every other day.", "on", "unknown"),
    ("I am tapering prednisone.", "on", "unknown"),
    ("I take prednisone as needed.", "on", "unknown"),
    ("I take oral budesonide.", "on", "unknown"),
    ("I take hydrocortisone replacement 20 mg.", "on", "unknown"),
    ("I get IV methylprednisolone pulses.", "on", "unknown"),
    ("I had one dose of prednisone 2 weeks ago.", "unknown", "0.46"),
    ("I had a depot steroid injection two months ago.", "unknown", "2"),
    ("I had a steroid injection in my knee last month.", "unknown", "unknown"),
    ("I use a steroid cream.", "unknown", "unknown"),
    ("I use a steroid inhaler every day.", "unknown", "unknown"),
    ("I use a steroid nasal spray.", "unknown", "unknown"),
    ("I have steroid eye drops.", "unknown", "unknown"),
]


@pytest.mark.parametrize(("conversation", "use", "since"), SPECIFIED)
def test_what_the_specification_says(conversation, use, since):
    assert (value(conversation, USE), value(conversation, SINCE)) == (use, since)


NO_FACTS = [
    "My doctor wants me off prednisone.",
    "If I were steroid-free, could I stop CellCept?",
    "I'll be off prednisone by Christmas.",
    "I hope to be off steroids soon.",
    "I'm afraid of prednisone.",
    "We are planning to start prednisone.",
    "Should I be off prednisone before I stop CellCept?",
    "Do I have to be off steroids for a year?",
    "My doctor talked about prednisone.",
    "How long must I be off prednisone?",
    "Can I stop CellCept?",
]


@pytest.mark.parametrize("conversation", NO_FACTS)
def test_wishes_plans_fears_conditions_and_questions_are_no_facts(conversation):
    assert (value(conversation, USE), value(conversation, SINCE)) == ("unknown", "unknown")


ORDER_IN_TIME = [
    ("I started prednisone in 2021 and stopped it in January 2025.", "off", "[21.71, 22.677]"),
    ("I was on prednisone until March 2025.", "off", "[19.71, 20.677]"),
    ("I came off prednisone in March 2024 and restarted in June 2024.", "on", "unknown"),
    ("I'm on 5 mg prednisone. // Correction: I came off prednisone 14 months ago.", "off", "14"),
    ("I'm off prednisone. // Sorry, I am still on 2.5 mg prednisone.", "on", "unknown"),
    ("Prednisone stopped Thanksgiving last year.", "off", "11.839"),
    ("Steroid free for a year and a half.", "off", "18"),
    ("My last prednisone was over a year ago.", "off", ">12"),
    ("Off prednisone for almost a year.", "off", "[9, 12)"),
    ("27 months since my last steroid, all well.", "off", "27"),
    ("Free of steroids since 2023 (March).", "off", "[43.71, 44.677]"),
    ("Weaned off pred by Oct 2024, nil since.", "off", "[24.71, 25.677]"),
    ("Pred gone 2021.", "off", "[58.71, 70.677]"),
]


AMOUNTS = [
    # an amount beside the name is taken now, unless its clause tells of the past or of once
    ("Meds: MMF 1 g bd, pred 7.5 mg.", "on", "unknown"),
    ("im on 7.5 pred", "on", "unknown"),
    ("Prednisolone 5 mg daily since March 2024.", "on", "unknown"),
    ("They put me on 20 mg prednisone in June.", "on", "unknown"),
    ("IV methylprednisolone 500 mg every month, last one in October.", "on", "unknown"),
    ("I was on 60 mg prednisone.", "unknown", "unknown"),
    ("Last pred 1 mg in September 2025.", "off", "[13.742, 14.677]"),
    ("Off pred since 2022. Took prednisolone 40 mg for 5 days in August 2026.", "off", "<4"),
    ("Off pred since 2022. Dexamethasone 8 mg IV at induction in May 2026.", "off", "<7"),
    ("Off pred since 2023. The only steroid I have is a hydrocortisone cream.", "off", ">12"),
    ("JDM, pred history to follow.", "unknown", "unknown"),
]


@pytest.mark.parametrize(("conversation", "use", "since"), AMOUNTS)
def test_an_amount_beside_the_name(conversation, use, since):
    facts = by_rules(conversation).facts
    months = facts.months_since_corticosteroid.value
    assert str(facts.systemic_corticosteroid.value) == use
    if since[0] in "<>":
        short = months.high < float(since[1:])
        assert short if since[0] == "<" else months.low > float(since[1:])
    else:
        assert str(months) == since


@pytest.mark.parametrize(("conversation", "use", "since"), ORDER_IN_TIME)
def test_the_order_in_time_decides(conversation, use, since):
    assert (value(conversation, USE), value(conversation, SINCE)) == (use, since)


def test_inside_one_turn_being_on_them_wins_and_the_conflict_is_told():
    told = reading("I'm off steroids. I take 5 mg of prednisone daily.")
    assert str(told.facts.systemic_corticosteroid.value) == "on"
    (conflict,) = [c for c in told.conflicts if c.fact == USE]
    assert "5 mg" in conflict.said or "prednisone" in conflict.said
    assert "off steroids" in conflict.against


@pytest.mark.parametrize(
    "conversation",
    [
        "Off prednisone for 2 years, but a short course of prednisone in August 2026.",
        "Off prednisone for 2 years, but I had a short course for asthma in August 2026.",
        "Off prednisone for 3 years. I had a steroid injection in my knee in October.",
    ],
)  # fmt: skip
def test_every_systemic_dose_restarts_the_clock_and_a_joint_injection_hides_it(conversation):
    months = reading(conversation).facts.months_since_corticosteroid.value
    assert months.low < 12


@pytest.mark.parametrize(
    ("conversation", "milligrams"),
    [
        ("I'm on 5 mg of prednisone.", 5),
        ("I take 4 mg methylprednisolone daily.", 5),
        ("I take prednisone 5 mg twice a day.", 10),
        ("I take 10 mg prednisone every other day.", 5),
        ("I take hydrocortisone 20 mg a day.", 5),
        ("I'm on prednisone.", None),
    ],
)
def test_the_dose_in_milligrams_of_prednisone_a_day(conversation, milligrams):
    fact = reading(conversation).facts.systemic_corticosteroid
    assert (str(fact.value), fact.dose_mg_per_day) == ("on", milligrams)


PLAIN = [row[0] for row in ORDER_IN_TIME if isinstance(row[0], str)]


@pytest.mark.parametrize("conversation", PLAIN)
def test_a_fact_keeps_the_person_s_words_and_their_turn(conversation):
    fact = reading(conversation).facts.systemic_corticosteroid
    turns = conversation.split(" // ")
    assert fact.said
    assert fact.turn is not None
    assert fact.said in turns[fact.turn]
