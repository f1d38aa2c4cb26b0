"""Where a text is cut into sentences and clauses, and where it must not be."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.reading.clauses import clauses, sentences

SENTENCES = [
    ("one. two? three!", ["one.", "two?", "three!"]),
    ("dr. smith said so. fine.", ["dr. smith said so.", "fine."]),
    ("drugs, e.g. cellcept, help.", ["drugs, e.g. cellcept, help."]),
    ("i take it b.d. with food", ["i take it b.d. with food"]),
    ("1.5 mg daily. ok", ["1.5 mg daily.", "ok"]),
    ("approx. 14 months ago", ["approx. 14 months ago"]),
    ("off since sept. 2024", ["off since sept. 2024"]),
    ("wait... what", ["wait...", "what"]),
    ("off pred; on mmf", ["off pred;", "on mmf"]),
    ("off pred\non mmf\n\nwell", ["off pred", "on mmf", "well"]),
    ("\u2022 off pred \u2022 on mmf", ["\u2022", "off pred \u2022", "on mmf"]),
    ("i am off it.can i stop?", ["i am off it.", "can i stop?"]),
    ("really?! yes", ["really?!", "yes"]),
    ("", []),
    ("  \n ", []),
]


@pytest.mark.parametrize(("text", "parts"), SENTENCES)
def test_sentences(text, parts):
    assert [text[start:end] for start, end in sentences(text)] == parts


CLAUSES = [
    ("i am off pred, but my skin is bad", ["i am off pred", "but my skin is bad"]),
    ("i came off pred and my ck is fine", ["i came off pred", "and my ck is fine"]),
    ("ck raised but stable", ["ck raised but stable"]),
    ("ck is 1,400 now", ["ck is 1,400 now"]),
    ("off pred (14 months)", ["off pred", "14 months"]),
    ("if i stop now i worry", ["if i stop now i worry"]),
    ("i wonder if i stop", ["i wonder", "if i stop"]),
    ("power and ck both normal", ["power and ck both normal"]),
]


@pytest.mark.parametrize(("text", "parts"), CLAUSES)
def test_clauses(text, parts):
    assert [text[clause.start : clause.end] for clause in clauses(text)] == parts


@pytest.mark.parametrize("bullet", ["- ", "* ", "\u2022 ", "1) "])
def test_the_lines_of_a_list_are_apart(bullet):
    text = f"{bullet}off prednisone\n{bullet}skin clear"
    found = clauses(text)
    off, skin = (
        {clause.sentence for clause in found if word in text[clause.start : clause.end]}
        for word in ("off", "skin")
    )
    assert off
    assert skin
    assert not off & skin


@given(st.text(alphabet="abc ,.;?!\n-()'12\u2022andbutif", max_size=80))
def test_nothing_that_is_said_is_lost_and_nothing_is_twice(text):
    spans = sentences(text)
    kept = "".join(text[a:b] for a, b in spans)
    assert "".join(kept.split()) == "".join(text.split())
    parts = clauses(text)
    assert all(left.end <= right.start for left, right in pairwise(parts))
    letters = [c for part in parts for c in text[part.start : part.end] if c.isalnum()]
    assert letters == [c for c in text if c.isalnum()]
    assert [part.sentence for part in parts] == sorted(part.sentence for part in parts)
