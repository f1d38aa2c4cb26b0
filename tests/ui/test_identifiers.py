"""What is taken out of a text before it is kept, and what must stay to be of use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.identifiers import known_words, without_identifiers

KNOWN = known_words(["Off prednisone and in remission; strength normal, skin clear, enzymes low."])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("I'm Sandra Miller", "I'm [name] [name]"),
        ("my name is sandra", "my name is [name]"),
        ("Sandra here again!", "[name] here again!"),
        ("Dr. Patel says", "Dr. [name] says"),
        ("nurse o'neill agreed", "nurse [name] agreed"),
        ("Regards, tom", "Regards, [name]"),
        ("s.miller@mail.example or https://x.example/me", "[address] or [address]"),
        ("off since 14 December 2025", "off since [day] 2025"),
        ("off since Jan 9 2024", "off since [day] 2024"),
        ("off since 14/12/25", "off since [day]"),
        ("born 1961-04-03", "born [day] 1961"),
        ("call +44 7700 900123", "call [number]"),
        ("NHS 943 476 5919", "[name] [number]"),
        ("MRN 1234567", "[number]"),
        ("I live in SW1A 1AA", "I live in [place]"),
        ("she is 94 years old", "she is 90+ years old"),
    ],
)
def test_what_tells_who_it_was_is_taken_out(written: str, kept: str) -> None:
    assert without_identifiers(written, KNOWN) == kept


@pytest.mark.parametrize(
    "written",
    [
        "Off prednisone for 14 months, remission since June 2024.",
        "MMT-8 80/80, CDASI-A 0, CK 96 (25-200), aldolase normal",
        "Still on 5 mg of Prednisolone. CellCept 1 g BD since 2021. Can I stop?",
        "I'm on 1500 mg, I am in remission; it's 12 months.",
        "62F DM, last pred 11/2023",
    ],
)
def test_what_decides_stays(written: str) -> None:
    assert without_identifiers(written, KNOWN) == written


@given(st.text(max_size=400))
def test_of_any_text_no_more_is_left_when_it_is_cleaned_again(written: str) -> None:
    clean = without_identifiers(written, KNOWN)
    assert len(without_identifiers(clean, KNOWN)) <= len(clean) + len("[address]")


@given(
    st.from_regex(r"[a-z]{2,8}\.[a-z]{2,8}@[a-z]{3,9}\.example", fullmatch=True),
    st.from_regex(r"0[1-9][0-9]{2} [0-9]{3} [0-9]{4}", fullmatch=True),
)
def test_addresses_and_telephone_numbers_never_stay(address: str, telephone: str) -> None:
    clean = without_identifiers(f"write to {address} or ring {telephone} today", KNOWN)
    assert clean == "write to [address] or ring [number] today"
