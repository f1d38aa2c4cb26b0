"""Steroids denied, over, told in passing or of the time before: what each leaves of the clock."""

import pytest
from said import by_rules

from guardrails.interval import EVER

NOT_AGAIN = [
    "Prednisolone was stopped in March 2024 and never restarted.",
    "Pred ended in March 2024 and was not resumed.",
    "She came off prednisone in March 2024 and hasn't gone back on it.",
    "Off prednisone since March 2024, no need to restart it.",
    "Weaned off prednisone by March 2024 and never once went back on.",
    "Steroids ended in March 2024, they have not been restarted.",
    "The cortisone I cut it out completely in March 2024.",
    "The prednisone? He feenished it in March 2024, no a single one since.",
    "Prednison stop March 2024.",
    "I was on prednisone as needed until 2023, the last one in March 2024.",
    "They restarted prednisone in 2023. That was done by March 2024.",
    "I'm finally shot of prednisone since March 2024.",
    "He finished prednisone at Easter, March 2024.",
    "Prednisone free since March 2024, nothing restarted.",
    "Final 2.5 mg prednisolone swallowed in March 2024.",
]


@pytest.mark.parametrize("said", NOT_AGAIN)
def test_a_return_denied_leaves_the_end(said):
    facts = by_rules(said).facts
    assert str(facts.systemic_corticosteroid.value) == "off"
    assert facts.months_since_corticosteroid.value.low > 30


ON = [
    "Off prednisone since 2023, nothing restarted until last month.",
    "Off prednisone since 2023. It was awful until I went back on it.",
    "Off prednisone since 2023. None of it worked till I was back on it.",
    "Off prednisone since 2023. I could not walk until they put me back on 10.",
    "Stopped prednisone in March 2024, not resumed until last month.",
    "Came off prednisone in 2024 and went back on it in June.",
    "The steroids never finished, they only went down.",
    "The steroids did not stop in 2023.",
    "I'm nearly done with prednisone.",
    "Practically finished with steroids.",
    "Steroids? Came off the high dose in 2022. It's been 4 mg ever since.",
    "No prednisone any more. Except one on bad days.",
    "Every month I go in for my Solu-Medrol drip.",
    "Once a week I go to the ward and sit there for my methylprednisolone.",
    "Takes HC 20 mg daily.",
    "She collects hydrocortisone tablets 15 mg.",
    "I do still have my alternate-day prednisone.",
    "Dexona 8 mg at weekends.",
]


NOT_NEVER = [
    "Nobody ever let me stop prednisone.",
    "Nobody would let me drop prednisone.",
    "No doctor let me skip prednisone.",
    "Nobody has allowed me less prednisone.",
    "Nobody let me have steroids after 2021.",
    "No doctor gave me steroids since March.",
]


@pytest.mark.parametrize("said", NOT_NEVER)
def test_who_was_not_let_off_has_had_them(said):
    assert by_rules(said).facts.months_since_corticosteroid.value != EVER


@pytest.mark.parametrize("said", ON)
def test_a_use_that_goes_on(said):
    assert str(by_rules(said).facts.systemic_corticosteroid.value) == "on"


RECENT = [
    # the most months that may have passed
    ("Off pred since 2022. In May my hand swelled and they gave me a shot of dexamethasone.", 7),
    ("Off pred since 2022. Hip done in May, she had a one-off shot of hydrocortisone there.", 7),
    ("Nine days of prednisolone in May for my face. Not on steroids since 2021 before that.", 7),
    ("Off prednisone: 3 years, if you don't count the Medrol pack in May.", 7),
    ("Off prednisone 3 years, unless you count a week of it in May.", 7),
    (
        "Tooth out in May. They offered me dexamethasone, and I took it. // Pred ended in 2022.",
        7,
    ),
    ("A week of prednisone in May, finished. // My myositis steroids ended in 2021.", 7),
    ("Seven days of pred in May for croup. // Before that no steroid for four years.", 7),
]


@pytest.mark.parametrize(("said", "most"), RECENT)
def test_an_exposure_told_in_passing_starts_the_clock(said, most):
    assert by_rules(said).facts.months_since_corticosteroid.value.high <= most


OPEN = [
    "It was the kidneys in May. Before that I hadn't had prednisone since 2021.",
    "A jab it was, in May. Otherwise no steroids since 2021.",
    "Something for my chest in May. Apart from that no prednisone since 2021.",
    "L4 epidural (triamcinolone) in May. Pred off since 2022.",
    "Subacromial Depo-Medrone in May. Pred off since 2022.",
    "Steroid-free since 2021 save dexamethasone with the chemo.",
]


@pytest.mark.parametrize("said", OPEN)
def test_an_end_before_something_else_leaves_the_clock_open(said):
    assert str(by_rules(said).facts.months_since_corticosteroid.value) == "unknown"


KEPT = [
    # a correction still makes it longer
    ("Off prednisone since June 2025. // Sorry, wrong year: off prednisone since June 2023.", 40),
    ("I use a steroid cream. Apart from that no prednisone since May 2023.", 40),
    ("Fluticasone spray only. Otherwise no steroids since May 2023.", 40),
    ("I use eye drops with dexamethasone. Off prednisone since May 2023.", 40),
    ("Off prednisone since May 2023. Currently 1 g twice a day.", 40),
]


@pytest.mark.parametrize(("said", "fewest"), KEPT)
def test_what_is_corrected_or_on_the_skin_does_not(said, fewest):
    assert by_rules(said).facts.months_since_corticosteroid.value.low >= fewest


@pytest.mark.parametrize(
    ("said", "most"),
    [
        ("Steroid-free two thirds of a year.", 12),
        ("In remission for most of a year.", 12),
        ("In remission half of the year.", 12),
        ("In remission three quarters of a year.", 12),
    ],
)
def test_a_part_of_a_year_is_less_than_a_year(said, most):
    facts = by_rules(said).facts
    told = (facts.months_since_corticosteroid.value, facts.months_in_remission.value)
    assert any(months.high <= most for months in told)


def test_a_depot_works_for_months():
    facts = by_rules("Kenalog shot in the buttock six weeks ago for hay fever.").facts
    assert str(facts.systemic_corticosteroid.value) == "unknown"
