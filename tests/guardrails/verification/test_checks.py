"""Each check by cases: what it drops, and what looks alike and may be shown."""

from collections.abc import Callable

import pytest

DOSE, RESPONSE = "mmf-duration#usual-dose", "mmf-duration#response-onset"
REMISSION, LIVE = "mmf-duration#overview-withdrawal", "infections-vaccines-surgery#live-vaccines"
KINASE, HARMS = "mmf-duration#monitor-ck", "lung-disease#huapaya-harms"
MISSED, CHILDREN = "mmf-safety#missed-dose", "efficacy#jdm-steroid"
RASH, GRAM = "duration-evidence#carra-rash", "dosing-forms#one-gram"
DRUG_FREE, LYMPHOMA = "relapse#off-all-drugs", "cancer#lymphoma-case"
COUNTS, TRAVEL = "mmf-safety#steroid-what-counts", "silences#travel-flying"
RISE, IN_COHORT = "definitions#ck-before-weakness", "relapse#relapse-dm-lower"
SCORE, SCHEDULE = "definitions#improvement-not-remission", "monitoring#us-schedule"
IVIG, CREATINE = "corticosteroids#ivig-not-drug-free", "definitions#ck-other-causes"
TITRATION = "dosing-forms#dose-titration"
DISCUSS, MAXIMUM = "mmf-duration#practical-discuss", "mmf-duration#no-maximum"

CASES = [
    # numbers, units, rates, bounds
    ("The usual maintenance dose of MMF is 1 g twice a day.", DOSE, None),
    ("The usual maintenance dose of MMF is 2 g/day.", DOSE, None),
    ("The usual maintenance dose of MMF is 2 mg/day.", DOSE, "numbers"),
    ("The usual maintenance dose of MMF is 2 g/week.", DOSE, "numbers"),
    ("At most twenty four months of remission come before withdrawal.", REMISSION, "numbers"),
    ("At most seventy-two months of remission come before withdrawal.", REMISSION, "numbers"),
    ("Some patients need at least 1,500 mg twice daily.", DOSE, "numbers"),
    ("The usual maintenance dose of MMF is 1,250 mg twice daily.", DOSE, "numbers"),
    ("The first response is usually seen 4-8 months after the start.", RESPONSE, "numbers"),
    (
        "Withdrawal of MMF comes into question only when remission has lasted at most 1 year"
        " without corticosteroids.",
        REMISSION,
        "numbers",
    ),
    # negation
    ("Creatine kinase is monitored, but it does not always follow disease activity.", KINASE, None),
    ("Live vaccines are not avoided on MMF.", LIVE, "affirmed"),
    ("A maximum duration of MMF has been defined.", MAXIMUM, "affirmed"),
    ("1 g of MMF is two 500 mg tablets or one 1 g tablet.", GRAM, "affirmed"),
    ("Tablets and infusions count; skin creams, eye drops and nasal sprays do not.", COUNTS, None),
    ("On flying, travel and malaria tablets the texts are silent.", TRAVEL, None),
    ("Mycophenolate goes with flying, travel and malaria tablets.", TRAVEL, "affirmed"),
    ("1 g of MMF is two 500 mg tablets or four 250 mg capsules.", GRAM, None),
    ("There is a 1 g tablet of MMF.", GRAM, "affirmed"),
    ("IVIG is no steroid, but you are not drug-free on it.", IVIG, None),
    ("IVIG is no steroid, so you are drug-free on it.", IVIG, "negation"),
    (
        "One of 12 people had a brain lymphoma on MMF that did not go away off the drug.",
        LYMPHOMA,
        "negation",
    ),
    # company of numbers and medicines
    ("In children whose rash lasts, the CARRA plans add ciclosporin, IVIG or MMF.", RASH, None),
    (
        "About one in five, 47 of 246 adults (19%), came off all drugs for the immune system for at"
        " least 12 months.",
        DRUG_FREE,
        None,
    ),
    (
        "About half, 47 of 246 adults (19%), came off all drugs for the immune system for at least"
        " 12 months.",
        DRUG_FREE,
        "content",
    ),
    ("Adverse events occurred in 33.3% on azathioprine, in 13.6% on MMF.", HARMS, None),
    ("Adverse events occurred in 33.3% on MMF and in 13.6% on azathioprine.", HARMS, "binding"),
    # certainty
    ("The full effect of MMF may take 3-6 months.", RESPONSE, None),
    ("The full effect of MMF takes 3-6 months.", RESPONSE, "certainty"),
    ("The full effect of MMF will take 3-6 months.", RESPONSE, "certainty"),
    ("Creatine kinase is not the sole criterion, since exercise can raise it.", CREATINE, None),
    # people
    ("In those children prednisone fell from 0.39 to 0.23 mg/kg/day.", CHILDREN, None),
    ("Prednisone fell from 0.39 to 0.23 mg/kg/day.", CHILDREN, "population"),
    # content
    ("Live vaccines are avoided on MMF.", LIVE, None),
    ("Live vaccines are avoided on MMF during summer.", LIVE, "content"),
    ("Live vaccines are avoided on rituximab.", LIVE, "content"),
    # changes of treatment
    ("A missed dose of MMF is taken when remembered, unless the next dose is near.", MISSED, None),
    ("You can skip a dose of MMF.", MISSED, "forbidden"),
    ("Patients on 500 mg add 500 mg a week of their own accord.", TITRATION, "forbidden"),
    ("Patients who feel well on 500 mg may add 500 mg a week.", TITRATION, "forbidden"),
    ("Stop MMF after at least 1 year of remission.", REMISSION, "forbidden"),
    ("Coming off MMF is fine after at least 1 year of remission.", REMISSION, "forbidden"),
    # orders and comparisons
    ("At a relapse a rise of creatine kinase may come before weakness.", RISE, None),
    ("At a relapse weakness may come before a rise of creatine kinase.", RISE, "sequence"),
    (
        "In that cohort people with dermatomyositis relapsed more often than those with"
        " polymyositis or overlap disease.",
        IN_COHORT,
        "sequence",
    ),
    ("The improvement score shows remission rather than improvement.", SCORE, "exchanged"),
    ("MMF has a maximum duration.", MAXIMUM, "affirmed"),
    ("The label asks for blood counts weekly in the second month.", SCHEDULE, "content"),
    # what no text says, and kind words
    ("The texts leave open nothing about travel or flying.", TRAVEL, "affirmed"),
    ("I'm sorry, no text here covers flying, travel or malaria tablets.", TRAVEL, None),
    ("I'm sorry, your team says that MMF goes with flying.", TRAVEL, "affirmed"),
    # questions
    ("Forgotten a dose of mycophenolate? Take it when you remember.", MISSED, "affirmed"),
    (
        "Forgotten a dose of mycophenolate? Take it when you remember, unless the next is near.",
        MISSED,
        None,
    ),
    ("Should you take a missed dose of mycophenolate? Take it.", MISSED, "forbidden"),
    # speech
    ("All criteria are met.", DISCUSS, "forbidden"),
    ("As your doctor, I say that no maximum duration has been defined.", MAXIMUM, "forbidden"),
    ("No maximum duration of MMF has been defined, see www.example.org.", MAXIMUM, "forbidden"),
    ("No maximum duration of MMF has been [defined](x).", MAXIMUM, "forbidden"),
    ("Has no maximum duration of MMF been defined?", MAXIMUM, "forbidden"),
    ("No maximum duration of MMF\nhas been defined.", MAXIMUM, "forbidden"),
]


@pytest.mark.parametrize(("text", "statement", "check"), CASES)
def test_a_claim(
    text: str, statement: str, check: str | None, dropped_by: Callable[..., str | None]
) -> None:
    assert dropped_by(text, statement) == check


@pytest.mark.parametrize(
    "statements",
    [(), ("none#none",), ("mmf-duration#no-such",), (DOSE, RESPONSE, REMISSION, LIVE)],
    ids=["none", "unknown", "missing", "too many"],
)
def test_statements_have_to_be_retrieved_and_few(
    statements: tuple[str, ...], dropped_by: Callable[..., str | None]
) -> None:
    assert dropped_by("Live vaccines are avoided on MMF.", *statements) == "citation"


def test_what_is_left_to_the_team_stays_with_the_team(
    dropped_by: Callable[..., str | None],
) -> None:
    holds = "infections-vaccines-surgery#covid-vaccine"
    team = "For COVID-19 vaccines the team withholds MMF for 1-2 weeks after each dose if disease"
    alone = "For COVID-19 vaccines MMF is withheld for 1-2 weeks after each dose if disease"
    assert dropped_by(f"{team} activity allows.", holds) is None
    assert dropped_by(f"{alone} activity allows.", holds) is not None
