"""Any text at all is read without an exception, and in time that grows with its length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.request import Scope

_WORDS = st.sampled_from(
    [
        *(
            "can",
            "i",
            "she",
            "stop",
            "stopping",
            "off",
            "of",
            "the",
            "my",
            "from",
            "to",
            "if",
            "it",
        ),
        *("mmf", "cellcept", "pred", "500", "mg", "2", "g", "dm", "ild", "lupus", "jo-1"),
        *("not", "no", "never", "without", "holiday", "//", "?", ".", ",", "(", ")", "\U0001f48a"),
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map(" ".join)))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(asked, text: str) -> None:
    assert asked(text).scope in (Scope.IN, Scope.OUT)


@pytest.mark.parametrize("word", ["stop ", "can i ", "without ", "my ", "2 g to ", "no ild ", "x"])
def test_a_flood_of_one_word_ends(asked, word: str) -> None:
    start = time.perf_counter()
    asked(word * (20_000 // len(word)))
    assert time.perf_counter() - start < 5.0
