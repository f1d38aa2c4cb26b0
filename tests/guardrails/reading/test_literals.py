"""The look before the search: it may spare work, it may never hide a match."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from said import TODAY

from guardrails.reading import patterns
from guardrails.reading.literals import Look, required
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import tag_turn

QUESTIONS = Path(__file__).parents[3] / "evals" / "questions"
SHARE = 9
"""One case of so many is looked at, so that the suite stays quick; 1 looks at all."""
FILES = sorted(path.stem for path in patterns._FOLDER.glob("*.yaml"))


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"stopped", [{"stopped"}]),
        (r"\b(?:can't|cannot) climb", [{"can't climb", "cannot climb"}]),
        (r"weak(?:ness)?\b", [{"weak", "weakness"}]),
        (r"\d+ stairs", [{" stairs"}]),
        (r"(?:\w+ ){0,3}remission", [{"remission"}]),
        (r"(?<!not )flare(?=d|s)", [{"flare"}]),
        (r"gr[ae]y", [{"gray", "grey"}]),
        (r"rash \w+ (?:gone|cleared)", [{"rash "}]),
        (r"(?:rash|\d+)", []),
        (r"\d+", []),
        (r"(?:steroid)?", []),
        (r"on", [{"on"}]),
        (r"3[89] degrees", [{"38 degrees", "39 degrees"}]),
        (r"o", []),
    ],
)
def test_what_a_match_must_hold(expression: str, words: list[set[str]]):
    assert list(required(expression))[:1] == [frozenset(w) for w in words]


@cache
def clauses_of_messages() -> list[str]:
    found: dict[str, None] = {}
    for path in sorted(QUESTIONS.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"][::SHARE]:
            for turn in case["turns"]:
                found.update(dict.fromkeys(c.text for c in tag_turn(turn, 0, TODAY)))
    return list(found)


@pytest.mark.parametrize("name", FILES)
def test_no_expression_that_matches_is_passed_over(name: str):
    texts = clauses_of_messages()
    assert len(texts) > 1000
    for table in wordings(name).values():
        for value, expressions in table.items():
            for text in texts:
                likely = set(expressions.likely(text))
                for expression in expressions:
                    if expression not in likely:
                        assert not expression.search(text), (value, expression.pattern, text)


def test_an_expression_is_found_in_what_it_spells():
    texts = clauses_of_messages()[:400]
    hits = sum(bool(t.likely(text)) for t in wordings("red_flags").values() for text in texts)
    assert 0 < hits < len(texts) * len(wordings("red_flags")) / 2, "the look spares nothing"


@given(st.text(alphabet="abc ", max_size=30))
def test_short_expressions_are_never_hidden(text: str):
    expressions = [
        re.compile(e) for e in (r"abc", r"(?:ab|bc)c", r"a\w+ b", r"c?ab|cc a", r"b{2,}a")
    ]
    bits = Look(expressions).bits(text)
    for place, expression in enumerate(expressions):
        assert bits >> place & 1 or not expression.search(text)
