"""Claims are taken out of a stream as soon as their line is whole; nothing else is repaired."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writers.lines import LineReader, Unreadable, claims_in_json
from guardrails.verify import Claim

STATEMENTS = ("a#one", "a#two")


def read(text: str, size: int = 5) -> list[Claim | Unreadable]:
    reader = LineReader(STATEMENTS)
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    return [*(r for piece in pieces for r in reader.feed(piece)), *reader.end()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1] One thing.\n[1, 2] Both.", [("One thing.", ["a#one"]), ("Both.", STATEMENTS)]),
        ("  [2]   Two.  \n\n", [("Two.", ["a#two"])]),
        ("[1] Marked again [1].", [("Marked again.", ["a#one"])]),
        ("[7] Nowhere.", [("Nowhere.", ["none#none"])]),
        ("NONE", []),
        ("", []),
    ],
)
def test_lines_in_the_agreed_form(text: str, expected: list[tuple[str, list[str]]]) -> None:
    wanted = [Claim(text=said, passages=tuple(keys)) for said, keys in expected]
    assert read(text) == wanted


@pytest.mark.parametrize("text", ["Sure! Here it is:", "1. One.", "[x] One.", "[1]", "[] One."])
def test_anything_else_is_counted_and_no_claim(text: str) -> None:
    assert [type(found) for found in read(text)] == [Unreadable]


def test_a_line_without_an_end_is_given_up() -> None:
    reader = LineReader(STATEMENTS)
    assert [type(found) for found in reader.feed("[1] " + "word " * 200)] == [Unreadable]


@given(st.text(max_size=200), st.integers(min_value=1, max_value=9))
def test_the_size_of_pieces_does_not_matter(text: str, size: int) -> None:
    assert read(text, size) == read(text, 200)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"claims": 3}', '{"claims": [{"text": "x"}]}'])
def test_json_in_another_shape_is_no_claim(text: str) -> None:
    assert claims_in_json(text, STATEMENTS) == [Unreadable(length=len(text))]


def test_json_in_the_agreed_shape() -> None:
    text = json.dumps({"claims": [{"statements": [2], "text": "Two."}]})
    assert claims_in_json(text, STATEMENTS) == [Claim(text="Two.", passages=("a#two",))]
