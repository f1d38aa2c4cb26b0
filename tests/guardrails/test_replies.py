"""A short reply is put in full where it is certain what it answers, and is left alone elsewhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.policy import load_policy
from guardrails.reading import read_by_rules
from guardrails.replies import may_reply, start_of, written_out
from guardrails.replies.puts import criteria

TODAY = date(2026, 11, 27)
STEROIDS = ("W1", "W2", "W3")
SIGNS = ("W4", "W5", "W6")
ALL = (*STEROIDS, *SIGNS)

IN_FULL = [
    # to one question
    ("W1", "No", "No steroids now"),
    ("W1", "nope, none since 2023", "No steroids now, none since 2023"),
    ("W1", "Nope. Not since 2023", "No steroids now. Not since 2023"),
    ("W1", "yes but only 2mg", "On steroids now, yes but only 2mg"),
    ("W2", "March 2023", "Last steroids March 2023"),
    ("W2", "march 23", "Last steroids march 2023"),
    ("W2", "about two years ago", "Last steroids about two years ago"),
    ("W2", "never", "Never took any steroids"),
    ("W3", "Yes, since March 2024", "In remission, since March 2024"),
    ("W3", "since 2023", "In remission: since 2023"),
    ("W3", "no", "The disease is not in remission,"),
    ("W4", "Normal", "Muscle strength normal"),
    ("W4", "thanks - yes, 150/150", "Muscle strength normal, 150/150"),
    ("W4", "142/150", "MMT-8 142/150"),
    ("W4", "not quite", "Muscle strength is not back to normal: not quite"),
    ("W5", "clear, but the knuckles are red", "Skin clear, but the knuckles are red"),
    ("W5", "still a bit on my hands", "Rash left: still a bit on my hands"),
    ("W6", "all normal at the last clinic", "Muscle enzymes normal at the last clinic"),
    ("W6", "steady", "Muscle enzymes stable"),
]
LEFT_ALONE = [
    ("W1", "no idea"),
    ("W1", "What counts as a steroid?"),
    ("W1", "I'm not in remission"),
    ("W1", "she is on 2 g a day"),
    ("W1", "no change in my tablets"),
    ("W1", "I only want my life back"),
    ("W2", "two of the nurses know"),
    ("W3", "they never said"),
    ("W4", "normal life is all I want"),
    ("W4", "no, never tested"),
    ("W5", "yes"),  # clear, or a rash left?
    ("W5", "no"),
    ("W6", "fine"),
    ("W6", "yes"),
    ("W6", "120"),
]
SEVERAL = [
    (STEROIDS, "no", "No steroids now."),
    (STEROIDS, "March 2023", None),  # the last dose, or since when the remission
    (("W2", "W3"), "March 2023", "Last steroids March 2023."),
    (
        STEROIDS,
        "no, march 23, yes since easter 23",
        "No steroids now.\nLast steroids march 2023.\nIn remission: yes since easter 23.",
    ),
    (("W3", *SIGNS), "yes since 2023", "In remission: yes since 2023."),
    (("W3", *SIGNS), "yes", None),
    (SIGNS, "normal", None),  # strength, or blood tests
    (SIGNS, "clear", "Skin clear."),
    (SIGNS, "normal and clear", "Muscle strength normal.\nSkin clear."),
    (SIGNS, "clear, normal", "Skin clear.\nMuscle enzymes normal."),
    (SIGNS, "normal, clear, but ck is up", "Muscle strength normal.\nSkin clear, but ck is up"),
    (
        SIGNS,
        "1. normal 2. clear 3. raised",
        "Muscle strength normal.\nSkin clear.\nMuscle enzymes raised: raised.",
    ),
    (
        ALL,
        "1 no\n2 cant remember\n3 yes\n4 yes\n5 yes\n6 normal",
        "No steroids now\ncant remember\nIn remission.\nMuscle strength normal\nyes\n"
        "Muscle enzymes normal.",
    ),
    (
        ALL,
        "no, 2 years ago, they never said, 78/80, clear, normal",
        "No steroids now.\nLast steroids 2 years ago, they never said\nMMT-8 78/80.\nSkin clear.\n"
        "Muscle enzymes normal.",
    ),
    # by what the page begins an answer with
    (ALL, "Skin: clear", "Skin clear."),
    (
        ALL,
        "Muscle strength: normal\nMuscle blood tests: normal",
        "Muscle strength normal.\nMuscle enzymes normal.",
    ),
    (ALL, "Skin: clear\nMuscle strength: so so", "Skin clear\nMuscle strength: so so"),
]


@pytest.mark.parametrize(("asked", "reply", "in_full"), IN_FULL)
def test_a_reply_to_one_question_is_put_in_full(asked, reply, in_full):
    assert may_reply(reply, TODAY)
    assert written_out(reply, [asked], TODAY) == in_full


@pytest.mark.parametrize(("asked", "reply"), LEFT_ALONE)
def test_what_may_be_something_else_is_left_alone(asked, reply):
    assert written_out(reply, [asked], TODAY) is None


@pytest.mark.parametrize(("asked", "reply", "in_full"), SEVERAL)
def test_of_several_questions_it_must_be_certain_which(asked, reply, in_full):
    assert written_out(reply, asked, TODAY) == in_full


def test_nothing_was_asked():
    assert written_out("No", [], TODAY) is None


@pytest.mark.parametrize(
    "turn",
    [
        "Is it safe in pregnancy?",
        "I fainted on the stairs this morning and my chest hurts",
        "My sister takes it too. She is on 2 g a day and has been since last year.",
        "No " * 200,
    ],
)
def test_most_turns_are_no_replies(turn):
    assert not may_reply(turn, TODAY)


def test_every_criterion_that_is_asked_for_has_replies():
    assert criteria() == tuple(criterion.id for criterion in load_policy().criteria)
    assert len({start_of(criterion) for criterion in criteria()}) == len(criteria())


@given(st.text(max_size=300), st.lists(st.sampled_from(ALL), unique=True).map(sorted))
def test_any_reply_at_all_is_read(reply, asked):
    in_full = written_out(reply, asked, TODAY)
    if in_full is not None:
        read_by_rules(["Can I stop mycophenolate?", in_full], TODAY)
        assert may_reply(reply, TODAY)


@given(st.sampled_from(IN_FULL), st.sampled_from(["but I am still on prednisone", "CK is 4,000"]))
def test_what_else_a_reply_says_is_kept(case, more):
    asked, reply, _ = case
    in_full = written_out(f"{reply}, {more}", [asked], TODAY)
    assert in_full is None or in_full.endswith(more)
