"""Words typed in haste, slips of the keyboard, and what is never touched."""

import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.spelling import respelt, written_out

KNOWN = {"take", "dose", "mission", "liver", "admiss"}


def unknown(stem: str) -> bool:
    return stem not in KNOWN


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wot if i forget my pill 2nite", "what if i forget my pill tonight"),
        ("4got my dose, can i take it l8?", "forgot my dose, can i take it late?"),
        ("mycophenolate 4 life then?", "mycophenolate for life then?"),
        ("does ur gut get beter", "does your gut get better"),
        ("neuts 1.4, plts ok", "absolute neutrophil count 1.4, platelets ok"),
        ("how many wks b4 it works", "how many weeks before it works"),
        ("take 2 of 4 a day", "take 2 of 4 a day"),
        ("n=50 paper", "n=50 paper"),
        ("1.5 g", "1.5 g"),
        ("r/w in clinic", "r/w in clinic"),
    ],
)
def test_words_typed_in_haste_are_written_out(typed, meant):
    assert written_out(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("omeprasole", "omeprazole"),
        ("azathiaprine instead?", "azathioprine instead?"),
        ("imunisation for chikenpox", "immunisation for chickenpox"),
        ("neutrofils", "neutrophils"),
        ("missd dose", "missed dose"),
        ("admission", "admission"),
        ("permission", "permission"),
        ("bagpipe lessons", "bagpipe lessons"),
        ("liver", "liver"),
    ],
)
def test_an_unknown_word_becomes_the_name_that_it_is_like(typed, meant):
    assert respelt(typed, unknown) == meant


@given(st.text(alphabet=string.ascii_lowercase + " .,0123456789"))
def test_known_words_and_numbers_are_never_touched(text):
    assert respelt(text, lambda stem: False) == text
    assert [c for c in respelt(text, unknown) if c.isdigit()] == [c for c in text if c.isdigit()]


def test_what_is_meant_is_typed_in_no_haste():
    table = yaml.safe_load(
        (Path(__file__).parents[2] / "assistant" / "spelling.yaml").read_text(encoding="utf-8")
    )["short"]
    assert [meant for meant in table if written_out(meant) != meant] == []
