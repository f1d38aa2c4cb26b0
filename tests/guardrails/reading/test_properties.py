"""Laws of the whole reading: any text ends, and no rewording makes an answer more permissive."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said import TODAY

from guardrails.decide import decide
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict
from guardrails.reading import read

PERMITTED = [
    "I have been off prednisone since May 2025. I have been in remission since June 2025. "
    "My strength is normal, I have no rash and my CK is normal. Can I stop CellCept?",
    "Off steroids for 14 months, remission for 13 months, full strength, clear skin, "
    "normal enzymes. May I stop MMF?",
    "45F with DM, off prednisone 18 months, clinically inactive for 15 months, MMT-8 150/150, "
    "CDASI activity 0, CK normal. Can MMF be withdrawn?",
]
WITHOUT = {
    "steroids": (
        ["off prednisone since May 2025", "Off steroids for 14 months", "off prednisone 18 months"],
        "W1",
    ),
    "remission": (
        [
            "in remission since June 2025",
            "remission for 13 months",
            "clinically inactive for 15 months",
        ],
        "W3",
    ),
    "strength": (["My strength is normal", "full strength", "MMT-8 150/150"], "W4"),
    "skin": (["I have no rash", "clear skin", "CDASI activity 0"], "W5"),
    "enzymes": (["my CK is normal", "normal enzymes", "CK normal"], "W6"),
}


def decided(*turns: str):
    return decide(read(turns, TODAY), load_policy())


def status(decision, criterion: str) -> str | None:
    return {c.criterion.id: c.status for c in decision.criteria}.get(criterion)


@pytest.mark.parametrize("message", PERMITTED)
def test_the_messages_these_laws_start_from_are_permitted(message):
    assert decided(message).verdict is Verdict.DISCUSS_WITHDRAWAL


@given(st.lists(st.text(), min_size=1, max_size=4))
@settings(max_examples=150)
def test_any_text_ends(turns):
    decided(*turns)


ODD = [
    "\U0001f48a\U0001f48a can I stop? \U0001f64f",
    "\u0645\u062a\u0649 \u0623\u062a\u0648\u0642\u0641 \u0639\u0646 CellCept\u061f",
    "我可以停止服用骁悉吗？",
    "Можно ли мне прекратить приём CellCept?",
    "\u202eCan I stop\u202c CellCept?",
    "e\u0301" * 500,
    "\ud800 lone surrogate",
    "\x00\x01\x02",
    "?" * 1000,
    "(((((((((([[[[[[[[[[",
    "1/1/1/1/1 12/12/12 99/99/9999 0 years -3 months 1e999 years",
    "since 31 February 2025, 29/02/2025, 00/0000",
    "99999999999999999999999999 months",
]


@pytest.mark.parametrize("message", ODD)
def test_odd_text_ends_and_permits_nothing(message):
    assert decided(message).verdict is not Verdict.DISCUSS_WITHDRAWAL


@pytest.mark.parametrize(
    ("piece", "length"),
    [
        ("not ", 100_000),
        ("\n", 100_000),
        ("\U0001f48a", 100_000),
        # Time grows with the square of the length here: the longest would take half a minute.
        ("can I stop CellCept? ", 10_000),
        ("I am off prednisone since May. ", 10_000),
        ("x", 10_000),
    ],
)
def test_a_very_long_text_ends_in_time(piece, length):
    text = piece * (length // len(piece))
    start = time.perf_counter()
    decided(text)
    assert time.perf_counter() - start < 20


ASKED = [
    *PERMITTED,
    "Can I stop CellCept?",
    "I came off prednisone in March 2024 and I'm in remission. Can I stop CellCept?",
    "I never took any steroids. Can I stop my mycophenolate?",
    "I've been steroid-free for two years. Should I come off MMF?",
    "My rash is gone. When can I stop CellCept?",
]


@pytest.mark.parametrize("joined", ["same turn", "next turn", "first turn"])
@pytest.mark.parametrize("message", ASKED)
def test_but_still_on_prednisone_makes_the_first_criterion_unmet(message, joined):
    still = "but I'm still on prednisone"
    turns = {
        "same turn": (f"{message} {still}",),
        "next turn": (message, still),
        "first turn": (f"{still}. {message}",),
    }[joined]
    decision = decided(*turns)
    if "Can I" in message or "May I" in message or "Should I" in message or joined == "same turn":
        assert status(decision, "W1") in ("unmet", None)
    assert decision.verdict is not Verdict.DISCUSS_WITHDRAWAL


@pytest.mark.parametrize("place", range(len(PERMITTED)))
@pytest.mark.parametrize("topic", WITHOUT)
def test_without_the_decisive_words_nothing_is_permitted(topic, place):
    phrases, criterion = WITHOUT[topic]
    message = PERMITTED[place].replace(phrases[place], "")
    assert message != PERMITTED[place]
    decision = decided(message)
    assert decision.verdict is not Verdict.DISCUSS_WITHDRAWAL
    assert status(decision, criterion) == "unknown"


FILLERS = ["um, ", "Hello! ", "Thanks in advance. ", "lol ", "Sorry for the long message. "]
FORMS = {
    "capitals": str.upper,
    "small letters": str.lower,
    "two blanks": lambda text: text.replace(" ", "  "),
    "curly quotes": lambda text: text.replace("'", "\u2019"),
    "no question mark": lambda text: text.replace("?", ""),
    "lines": lambda text: text.replace(". ", ".\n"),
    **{f"with {filler!r}": lambda text, f=filler: f + text for filler in FILLERS},
}
NOT_PERMITTED = [
    "I am still on 5 mg of prednisone and in remission for 2 years. Can I stop CellCept?",
    "Off prednisone for 8 months, in remission for 3 years, strength normal, skin clear, CK normal. Can I stop CellCept?",  # noqa: E501
    "Off prednisone for 2 years, in remission for 2 years, MMT-8 72/80, skin clear, CK normal. Can I stop CellCept?",  # noqa: E501
    "Off prednisone for 2 years, strength normal, skin clear, CK normal. Can I stop CellCept?",
    "If I were off prednisone for 2 years and in remission, could I stop CellCept?",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("message", NOT_PERMITTED)
def test_case_and_filler_never_make_it_more_permissive(message, form):
    before = {c.criterion.id: c.status for c in decided(message).criteria}
    after = decided(FORMS[form](message))
    assert after.verdict is not Verdict.DISCUSS_WITHDRAWAL
    met = {c.criterion.id for c in after.criteria if c.status == "met"}
    assert met <= {name for name, told in before.items() if told == "met"}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("message", NOT_PERMITTED[:4])
def test_the_order_of_the_parts_never_makes_it_more_permissive(message, seed):
    facts, _, question = message.rpartition(". ")
    parts = facts.replace(" and ", ", ").split(", ")
    random.Random(seed).shuffle(parts)
    assert decided(f"{', '.join(parts)}. {question}").verdict is not Verdict.DISCUSS_WITHDRAWAL


@pytest.mark.parametrize("message", [*ASKED, *NOT_PERMITTED])
def test_the_same_words_are_read_alike_each_time(message):
    assert read([message], TODAY) == read([message], TODAY)


@pytest.mark.parametrize("message", [*ASKED, *NOT_PERMITTED])
def test_each_fact_quotes_the_person(message):
    facts = read([message], TODAY).facts
    said = [getattr(facts, key).said for key in type(facts).model_fields]
    assert all(words in message for words in said if words)
