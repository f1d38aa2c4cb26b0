"""Times as people tell them, read on 22 November 2026: how many months, and of what kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.logic import Truth
from guardrails.reading.normalise import normalise
from guardrails.reading.when import Kind, time_mentions

TODAY = date(2026, 11, 22)


def later(reason: str, *values: str):
    """A row that the reading does not get right yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def told(text: str, today: date = TODAY):
    return time_mentions(normalise(text).norm, today)


LENGTHS = [
    ("14 months", "14"),
    ("14 mo", "14"),
    ("a year and a half", "18"),
    ("18mths", "18"),
    ("1½ y", "18"),
    ("Twelve months", "12"),
    ("fourteen months", "14"),
    ("twenty-four months", "24"),
    ("two years", "24"),
    ("a couple of years", "24"),
    ("half a year", "6"),
    ("1.5 years", "18"),
    ("1,5 years", "18"),
    ("two and a half years", "30"),
    ("1 yr 3 mo", "15"),
    ("1 year and 3 months", "15"),
    ("a decade", "120"),
    ("14/12", "14"),
    ("x 14 mo", "14"),
    ("almost a year", "[9, 12)"),
    ("nearly 2 years", "[18, 24)"),
    ("going on 2 years", "[18, 24)"),
    ("getting on for a year", "[9, 12)"),
    ("just under a year", "[0, 12)"),
    ("not quite a year", "[0, 12)"),
    ("less than a year", "[0, 12)"),
    ("<12 months", "[0, 12)"),
    ("over a year", ">12"),
    ("just over 12 months", ">12"),
    ("more than a year", ">12"),
    (">12 months", ">12"),
    ("over the past year", "12"),
    ("at least 12 months", ">=12"),
    ("12+ months", ">=12"),
    ("14 months or more", ">=14"),
    ("≥ 12 months", ">=12"),
    ("a good year", ">=12"),
    ("about 12 months", "[10.8, 13.2]"),
    ("about a year", "[10.8, 13.2]"),
    ("a year or so", "[10.8, 13.2]"),
    ("~12 months", "[10.8, 13.2]"),
    ("about 5 months", "[4, 6]"),
    ("about 24 months", "[21.6, 26.4]"),
    ("up to 6 months", "[0, 6]"),
    ("≤12 months", "[0, 12]"),
    ("10 to 12 months", "[10, 12]"),
    ("11-13 months", "[11, 13]"),
]


@pytest.mark.parametrize(("words", "months"), LENGTHS)
@pytest.mark.parametrize("sentence", ["{}", "I've been off prednisone for {}."])
def test_lengths_of_time(sentence, words, months):
    (mention,) = told(sentence.format(words))
    assert (mention.kind, str(mention.months)) == (Kind.SPAN, months)


DATES = [
    ("June 2024", "[28.742, 29.677]"),
    ("Thanksgiving last year", "11.839"),
    ("March", "[7.71, 8.677]"),
    ("March 2025", "[19.71, 20.677]"),
    ("March last year", "[19.71, 20.677]"),
    ("last December", "[10.71, 11.677]"),
    ("15 March 2025", "20.226"),
    ("March 15, 2025", "20.226"),
    ("2025-03-15", "20.226"),
    ("15.3.2025", "20.226"),
    ("03/15/2025", "20.226"),
    ("3/2025", "[19.71, 20.677]"),
    ("2025-03", "[19.71, 20.677]"),
    ("early 2025", "[18.645, 22.677]"),
    ("late 2024", "[22.71, 26.677]"),
    ("March 2025", "[19.71, 20.677]"),
    ("the first week of March 2025", "[20.194, 20.677]"),
    ("the second week of March 2025", "[19.71, 20.677]"),
    ("the last days of March 2025", "[19.71, 20.194]"),
    ("last Christmas", "[10.677, 11.129]"),
    ("last spring", "[5.71, 8.677]"),
    ("last month", "[0.71, 1.677]"),
    ("last year", "[10.71, 22.677]"),
    ("yesterday", "[0, 0.032]"),
    ("the year before last", "[22.71, 34.677]"),
    ("2023 (March)", "[43.71, 44.677]"),
    ("Advent 2023", "[34.935, 35.839]"),
    ("Groundhog Day 2025", "[21.419, 21.871]"),
]


@pytest.mark.parametrize(("words", "months"), DATES)
@pytest.mark.parametrize(
    ("lead", "kind"),
    [("I stopped in", Kind.DATE), ("off it since", Kind.SINCE), ("on it until", Kind.UNTIL)],
)
def test_dates_of_the_past(lead, kind, words, months):
    (mention,) = told(f"{lead} {words}.")
    assert (mention.kind, str(mention.months)) == (kind, months)


KINDS = [
    ("18 months ago", Kind.AGO),
    ("a year ago", Kind.AGO),
    ("checked every 3 months", Kind.FREQUENCY),
    ("1 g twice a day", Kind.FREQUENCY),
    ("methotrexate once a week", Kind.FREQUENCY),
    ("I am 45 years old", Kind.AGE),
    ("my 12 year old son", Kind.AGE),
    ("aged 34 years", Kind.AGE),
    ("in 6 months I will stop", Kind.FUTURE),
    ("another 6 months", Kind.FUTURE),
    ("off by Christmas", Kind.FUTURE),
    ("in the last 6 months", Kind.SPAN),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_ages_frequencies_and_the_future_are_no_durations_of_the_past(words, kind):
    past = {Kind.SPAN, Kind.AGO, Kind.SINCE, Kind.DATE, Kind.UNTIL}
    found = {mention.kind for mention in told(words)}
    assert found == {kind} or (kind not in past and not found)


BARE_YEARS = [
    ("prednisone ended 2022", True),
    ("last pred 2022, nothing after", True),
    ("Steroids: gone 2022.", True),
    ("CK 2022", False),
    ("the CK was 2022", False),
    ("2022 U/L", False),
    ("I walk 2022 steps", False),
    ("flat 2022", False),
    ("it cost $2022", False),
]


@pytest.mark.parametrize(("words", "is_year"), BARE_YEARS)
def test_a_number_alone_is_a_year_unless_it_counts_something(words, is_year):
    assert [str(mention.months) for mention in told(words)] == ["[46.71, 58.677]"] * is_year


def test_the_same_year_is_the_one_told_before():
    first, second = told("pred finished in June 2023, remission the same year")
    assert (str(first.months), str(second.months)) == ("[40.742, 41.677]", "[34.71, 46.677]")
    assert told("remission the same year") == []


@pytest.mark.parametrize(
    "words",
    ["for ages", "MMT-8 80/80", "CMAS 52/52", "I may stop", "I march on", "the 9-year-old", "5 mg"],
)
def test_what_tells_no_time(words):
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "truth"),
    [
        ("12 months", Truth.TRUE),
        ("over a year", Truth.TRUE),
        ("almost a year", Truth.FALSE),
        ("about a year", Truth.UNKNOWN),
        ("since October 2025", Truth.TRUE),
        ("since November 2025", Truth.UNKNOWN),
        ("since December 2025", Truth.FALSE),
        ("since 22 November 2025", Truth.TRUE),
        ("since 23 November 2025", Truth.FALSE),
        ("since 2025", Truth.UNKNOWN),
        ("since 2024", Truth.TRUE),
        ("since June 24", Truth.UNKNOWN),  # a day of this year, or a month of 2024
        ("since 5/6/2025", Truth.TRUE),  # 5 June or 6 May: both are long ago
        ("since 1/12/2025", Truth.UNKNOWN),  # 1 December is short of a year, 12 January is not
    ],
)
def test_against_the_twelve_months_that_decide(words, truth):
    (mention,) = told(words)
    assert mention.months.at_least(12) is truth


@given(st.dates(date(2015, 1, 1), TODAY), st.dates(TODAY, date(2030, 1, 1)))
def test_a_day_gets_no_nearer_as_time_goes_by(day, today):
    (now,) = told(f"since {day.isoformat()}")
    (then,) = told(f"since {day.isoformat()}", today)
    assert then.months.low >= now.months.low
    assert then.months.high >= now.months.high


@given(st.text(alphabet="0123456789/.-' ,morethanyearslJune½~<>", max_size=40))
def test_any_string_of_its_letters_is_read_in_order_and_inside_the_text(text):
    norm = normalise(text).norm
    mentions = time_mentions(norm, TODAY)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert all(0 <= m.start < m.end <= len(norm) for m in mentions)
