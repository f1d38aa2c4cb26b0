"""Urgent signs, pregnancy, infection, intolerance: what reads so, and near-misses that do not."""

import pytest
from reading_of import read, table, values

FACTS = {
    "pregnancy": "pregnancy",
    "infection": "infection",
    "urgent": "urgent_signs",
    "intolerance": "intolerance",
}
CASES = [
    (FACTS[reader], value, message)
    for reader, kinds in table("other_cases").items()
    for value, messages in kinds.items()
    for message in messages
]


@pytest.mark.parametrize(
    ("fact", "value", "message"), [c for c in CASES if not c[1].startswith("not:")]
)
def test_reads_so(fact: str, value: str, message: str) -> None:
    assert value in values(fact, message)


@pytest.mark.parametrize(
    ("fact", "value", "message"), [c for c in CASES if c[1].startswith("not:")]
)
def test_near_miss(fact: str, value: str, message: str) -> None:
    assert value.removeprefix("not:").strip('"') not in values(fact, message)


@pytest.mark.parametrize(
    ("fact", "turns", "value"),
    [
        ("pregnancy", ["I'm pregnant", "the blood test says not pregnant after all"], {"no"}),
        ("pregnancy", ["not pregnant", "update: two lines this morning"], {"pregnant"}),
        ("pregnancy", ["I'm pregnant", "how often are the bloods?"], {"pregnant"}),
        ("pregnancy", ["my coil is in but I'm pregnant"], {"pregnant"}),
        ("infection", ["temp 38.5", "it's down to 36.7 today, temp 36.7"], {"no"}),
        ("infection", ["I have shingles", "and what dose is usual?"], {"yes"}),
        ("infection", ["no fever", "oh, 38.9 on the thermometer"], {"yes"}),
        ("urgent_signs", ["neutrophils 0.9", "thanks, and vaccines?"], {"low_blood_counts"}),
        ("urgent_signs", ["neutrophils 0.9", "that was in 2021, it's over"], set()),
        ("intolerance", ["no side effects", "well, diarrhoea every day"], {"gastrointestinal"}),
    ],
)
def test_a_later_turn_corrects(fact: str, turns: list[str], value: set[str]) -> None:
    assert values(fact, *turns) == value


def test_nothing_said_is_nothing_known() -> None:
    found = read("How long do people stay on mycophenolate?")
    assert str(found.pregnancy.value) == "unknown"
    assert str(found.infection.value) == "unknown"
    assert found.urgent_signs.value == ()
    assert found.intolerance.value == ()


@pytest.mark.parametrize(
    ("number", "low"),
    [("1.59", True), ("1.6", False), ("1590", True), ("1,600", False), ("0.1", True)],
)
def test_neutrophils_are_weighed_against_the_action_level(number: str, low: bool) -> None:
    assert (values("urgent_signs", f"neutrophils {number}") != set()) is low


@pytest.mark.parametrize(
    ("reading", "fever"),
    [("37.9", False), ("38.0", True), ("100.3", False), ("100.4", True), ("41", True)],
)
def test_a_temperature_is_a_fever_from_38(reading: str, fever: bool) -> None:
    assert (values("infection", f"temperature of {reading}") == {"yes"}) is fever


def urgent(message: str) -> set[str]:
    facts = ("pregnancy", "infection", "urgent_signs")
    return set[str]().union(*(values(fact, message) for fact in facts)) - {"unknown", "no"}


@pytest.mark.parametrize("message", table("strangers")["messages"]["urgent"])
def test_urgent_in_any_voice(message: str) -> None:
    assert urgent(message)


@pytest.mark.parametrize("message", table("strangers")["messages"]["not_urgent"])
def test_not_urgent_in_any_voice(message: str) -> None:
    assert not urgent(message)


LATEST_LOW = (
    "neutrophils 3.4 in august, 0.8 now",
    "ANC 1.9 (4/8), 1.2 (1/10), 0.7 (17/11)",
    "platelets 210 in May -> 95 in August -> 48 today",
    "neutrophils 3.4 in november, 0.9 in january",
    "Plts 58 this week, 190 in Aug",
)
LATEST_FINE = (
    "ANC 0.9 (4/8), 1.4 (1/9), 2.8 (6/10), 3.5 (17/11). Next in three months?",
    "platelets 48 in june, now 190",
    "white cells 2.1 in May, 3.0 in July and 6.2 now",
)


@pytest.mark.parametrize("message", LATEST_LOW)
def test_of_a_row_of_counts_the_latest_one_counts(message: str) -> None:
    assert values("urgent_signs", message) == {"low_blood_counts"}


@pytest.mark.parametrize("message", LATEST_FINE)
def test_a_row_that_ended_well_is_no_alarm(message: str) -> None:
    assert values("urgent_signs", message) == set()
