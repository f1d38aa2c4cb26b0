"""Red flags: each family is found in many wordings, and nothing that only sounds like one is."""

import pytest
from reading_of import read, table, values

CASES = table("red_flag_cases")


@pytest.mark.parametrize(
    ("family", "message"), [(f, m) for f, kinds in CASES.items() for m in kinds["has"]]
)
def test_is_found(family: str, message: str) -> None:
    assert family in values("red_flags", message)


@pytest.mark.parametrize("message", [m for kinds in CASES.values() for m in kinds["not"]])
def test_only_sounds_like_one(message: str) -> None:
    assert values("red_flags", message) == set()


@pytest.mark.parametrize("message", table("clinic_notes")["has"])
def test_a_note_of_an_emergency_is_one(message: str) -> None:
    assert values("red_flags", message)


@pytest.mark.parametrize("message", table("clinic_notes")["not"])
def test_a_note_of_something_else_is_none(message: str) -> None:
    assert values("red_flags", message) == set()


@pytest.mark.parametrize(
    ("turns", "flags"),
    [
        (["can't catch my breath", "anyway, how long on CellCept?"], {"breathlessness"}),
        (["can't catch my breath", "breathing is fine now, that was last year"], set()),
        (["can't catch my breath", "my breathing is normal again now"], set()),
        (["I've had chest pain since this morning", "I feel a bit better now"], {"chest_pain"}),
        (["I've had chest pain since this morning", "no chest pain now"], {"chest_pain"}),
        (["mum had chest pain today", "I meant years ago, in 2019"], set()),
        (["coughing up blood", "that was in 2022, it's over"], set()),
        (["I fainted", "sorry, typo"], set()),
        (["I took the whole bottle", "false alarm lol"], {"overdose"}),
        (["I want to die", "ignore that, what dose is normal?"], {"self_harm"}),
        (["I want to die", "that was back in 2019, I'm well"], set()),
        (["temp of 38.9 today", "and the lab says neutrophils 0.4"], {"fever_low_counts"}),
        (["neutropenia on my bloods", "fever tonight"], {"fever_low_counts"}),
        (["neutrophils 3.4", "fever tonight"], set()),
        (["stopped pred on Sunday", "can't stop vomiting"], {"adrenal"}),
        (["no chest pain", "but now I have chest pain"], {"chest_pain"}),
        (["chest pain and I fainted", "the chest pain was in 2019"], {"fainting"}),
    ],
)
def test_a_flag_holds_until_it_is_taken_back(turns: list[str], flags: set[str]) -> None:
    assert values("red_flags", *turns) == flags


def test_the_words_and_the_turn_are_kept() -> None:
    fact = read("Hello", "I CAN'T catch my breath", "and the dose?").red_flags
    assert fact.turn == 1
    assert fact.said is not None
    assert fact.said in "I CAN'T catch my breath"
    assert "breath" in fact.said


def test_several_flags_come_in_the_order_of_their_list() -> None:
    fact = read("Fainted twice today, crushing chest pain, and I can't breathe").red_flags
    assert [str(flag) for flag in fact.value] == ["breathlessness", "chest_pain", "fainting"]


@pytest.mark.parametrize("message", table("strangers")["messages"]["emergency"])
def test_an_emergency_in_any_voice(message: str) -> None:
    assert read(message).red_flags.value


@pytest.mark.parametrize("message", table("strangers")["messages"]["none"])
def test_no_emergency_in_any_voice(message: str) -> None:
    assert values("red_flags", message) == set()
