"""A time told once for two things, a unit that is borrowed, and a remission told and lasting."""

from itertools import product

import pytest
from said import by_rules, reading

from guardrails.interval import YEAR
from guardrails.logic import Truth


def months(conversation: str) -> tuple[str, str]:
    """Months since the last corticosteroid, and in remission."""
    facts = by_rules(conversation).facts
    return (str(facts.months_since_corticosteroid.value), str(facts.months_in_remission.value))


BORROWED = [
    ("No steroids for 4 years, remission for 3.", "48", "36"),
    ("In remission 26 months, prednisone-free 31.", "31", "26"),
    ("Off prednisolone two years, in remission one and a half.", "24", "18"),
    ("Remission 5 years, no pred 6, strength full.", "72", "60"),
    ("Without steroids for 20 months. Remission for 19.", "20", "19"),
    ("Thirty months clean of prednisone, and twenty-eight in remission.", "30", "28"),
    ("Off pred 2 years, in remission for almost 2.", "24", "[18, 24)"),
]
LEFT = [
    # No length with its unit, an amount, another thing's length, or a number of something else.
    ("Off pred. Remission 3.", "unknown", "unknown"),
    ("On mycophenolate for 5 years, remission 2.", "unknown", "unknown"),
    ("DM for 10 years, in remission for 6 of the last visits.", "unknown", "unknown"),
    ("After 3 months I was down to pred 5, remission not reached.", "unknown", "unknown"),
    ("No steroids for 3 years, remission 4 out of 5 visits.", "36", "unknown"),
]
SHARED = [
    ("Off prednisone and in remission since March 2024.", "[31.645, 32.645]"),
    ("In remission and off pred since May 2023.", "[41.645, 42.645]"),
    ("Steroid-free since June 2022 and in remission ever since.", None),
    ("Prednisone ended in October 2023, remission since the same month.", None),
    ("Steroid-free since January 2024, remission likewise.", None),
    ("No pred since 2023, in remission all that time.", None),
    ("No pred for 30 months, remission throughout.", "30"),
]
NOT_SHARED = [
    ("I'm just now off prednisone and in remission since 2021.", "unknown"),
    ("Finally off pred and in remission for 3 years.", "unknown"),
    ("I quit prednisone on Friday after four years.", "unknown"),
    ("I stopped the steroids after eighteen months.", "unknown"),
]
LASTING = [
    ("October 2023 was when my doctor first wrote remission.", True),
    ("In remission, Dr Sol first said so in May 2023 and says it each visit.", True),
    ("Remission letter dated March 2023 and nothing has changed.", True),
    ("Remission was noted on 3 May 2023 and continues.", True),
    ("The remission is two years and three months old.", True),
    ("The disease is no longer active since May 2023.", True),
    ("I haven't had active disease since 2023.", True),
    ("The myositis is asleep since May 2023.", True),
    ("Remission letter dated March 2023.", False),
    ("I saw her in March 2023, no letter since, so I cannot comment on remission.", False),
    ("He couldn't say it was remission in March 2023.", False),
    ("I'm in remission, last seen in March 2023.", False),
    ("Diagnosed in 2019 and in remission ever since.", False),
]


@pytest.mark.parametrize(("said", "off", "remission"), [*BORROWED, *LEFT])
def test_a_number_borrows_only_the_unit_of_a_length_of_the_same(
    said: str, off: str, remission: str
) -> None:
    assert months(said) == (off, remission)


@pytest.mark.parametrize(("said", "expected"), SHARED)
def test_one_time_dates_both(said: str, expected: str | None) -> None:
    off, remission = months(said)
    assert off == remission != "unknown"
    assert expected is None or by_rules(said).facts.months_since_corticosteroid.value.low > 12


@pytest.mark.parametrize(("said", "off"), NOT_SHARED)
def test_what_is_new_does_not_share_an_old_time(said: str, off: str) -> None:
    assert months(said)[0] == off


@pytest.mark.parametrize(("said", "told"), LASTING)
def test_a_remission_told_to_last_counts_from_its_telling(said: str, told: bool) -> None:
    assert (months(said)[1] != "unknown") is told


def test_a_list_of_denials_is_dated_at_its_end() -> None:
    assert months("No prednisone, no shots, no packs since the summer of 2023.")[0] != "unknown"
    assert months("No prednisone, but a shot of Kenalog in the summer of 2026.")[0] != "36"


def test_a_later_turn_may_correct_both_behind_a_word_alone() -> None:
    said = "Off steroids and in remission since May 2025. // Sorry, May this year."
    facts = by_rules(said).facts
    assert facts.months_since_corticosteroid.value.low < 12
    assert facts.months_in_remission.value.low < 12


OFF = ("I'm off steroids.", "I stopped prednisone.", "No steroids now.", "Pred is finished.")
LASTS = ("In remission since April 2024.", "Remission for 2 years.", "In remission x 26 months.")
SINCE = ("No steroids since April 2024.", "I came off the prednisolone 2 years ago.")
QUIET = ("The disease is inactive.", "Complete remission.")
SIGNS = "Strength normal, skin clear, CK normal. Can I stop it?"


@pytest.mark.parametrize(("off", "lasts"), list(product(OFF, LASTS)))
def test_a_remission_of_two_years_dates_no_last_dose(off: str, lasts: str) -> None:
    for told in (f"{off} {lasts}", f"{lasts} {off}"):
        facts = reading(f"I have DM and take CellCept. {told} {SIGNS}").facts
        assert str(facts.months_since_corticosteroid.value) == "unknown", told


@pytest.mark.parametrize(("since", "quiet"), list(product(SINCE, QUIET)))
def test_two_years_without_steroids_are_no_remission_of_two_years(since: str, quiet: str) -> None:
    facts = reading(f"I have DM and take CellCept. {since} {quiet} {SIGNS}").facts
    assert facts.months_in_remission.value.at_least(YEAR) is not Truth.TRUE
