"""One spelling for what people type, and the way back to their own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.reading.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("I'M OFF Pred", "i'm off pred"),
        ("I\u2019m \u201coff\u201d", 'i\'m "off"'),
        ("12\u201314 months \u2014 now", "12-14 months - now"),
        ("1\u00bd y", "1.5 y"),
        ("\u2265 12", ">= 12"),
        ("re\u00admission", "remission"),  # a soft hyphen
        ("o\u200bf\u200bf pred", "off pred"),  # zero-width spaces
        ("\u202eoff", "off"),  # a change of direction
        ("\u0440red", "pred"),  # a Cyrillic letter
        ("\uff4f\uff46\uff46", "off"),  # full width
        ("p\u0301red", "pred"),  # an accent
        ("caf\u00e9", "cafe"),
        ("\ufb01ve", "five"),  # a ligature
        ("a\tb\r\nc", "a b\n\nc"),
        ("\x00\x07x", "x"),
        ("", ""),
    ],
)
def test_one_spelling(typed, plain):
    assert normalise(typed).norm == plain


@given(st.text())
def test_every_character_knows_where_it_stood(text):
    found = normalise(text)
    assert len(found.at) == len(found.norm)
    assert list(found.at) == sorted(found.at)
    assert all(0 <= place < len(text) for place in found.at)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_quote_is_the_person_s_own_words(text, start, length):
    found = normalise(text)
    end = min(start + length, len(found.norm))
    assert found.quote(min(start, end), end) in text


@given(st.text())
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text).norm
    assert normalise(once).norm == once


def test_a_quote_keeps_case_accents_and_curly_quotes():
    found = normalise("Well, I\u2019m OFF Pr\u00e9d!")
    start = found.norm.index("i'm")
    assert found.quote(start, found.norm.index("!")) == "I\u2019m OFF Pr\u00e9d"
