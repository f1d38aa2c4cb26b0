"""Commands that can be pasted, quotes in their turns, support by sentence, visible characters."""

import json
import shlex
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_cases import PERMITTED, RIGHT, UNSUPPORTED, answer, case, score

from assistant.contract import FactView
from evals.report import numbers, wording
from evals.report.command import command
from evals.report.lists import Lists
from evals.report.markdown import code
from evals.report.quotes import spans
from evals.report.support import sentences
from evals.report.visible import one_line, visible
from evals.score import Harm, Stage
from evals.summary import GateKind

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


@given(texts.filter(bool))
def test_a_shell_reads_the_question_as_it_was_written(question: str) -> None:
    words = shlex.split(command(case("x", question)))
    assert words[:2] == ["mmf", "ask"]
    assert words[-2:] == ["--", question]


def test_earlier_turns_go_through_standard_input() -> None:
    line = command(case("x", "it's $HOME, `id` \\ and é", 'earlier "two"\nlines', "last?"))
    given_in, asked = line.split(" | mmf ", 1)
    printed = subprocess.run(["sh", "-c", given_in], capture_output=True, text=True, check=True)
    assert json.loads(printed.stdout) == ["it's $HOME, `id` \\ and é", 'earlier "two"\nlines']
    assert "--turns /dev/stdin" in asked
    assert shlex.split(asked)[-1] == "last?"


def fact(said: str, turn: int) -> FactView:
    return FactView(value="on", said=said, turn=turn)


def test_quotes_are_marked_in_their_own_turn() -> None:
    facts = {"steroid": fact("5 mg", 1), "lost": fact("nowhere", 0)}
    first, second = spans(("5 mg then", "now 5 mg, ok"), facts)
    assert [(span.text, span.facts) for span in first] == [("5 mg then", ())]
    assert [(span.text, span.facts) for span in second] == [
        ("now ", ()),
        ("5 mg", ("steroid",)),
        (", ok", ()),
    ]


def test_overlapping_quotes_share_one_mark() -> None:
    facts = {"a": fact("still on 5 mg", 0), "b": fact("on 5 mg of pred", 0), "c": fact("pred", 0)}
    (turn,) = spans(("I am still on 5 mg of pred.",), facts)
    assert [span.facts for span in turn] == [(), ("a", "b"), (), ("c",), ()]


@given(texts, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=5))
def test_the_pieces_are_the_turn(text: str, cuts: list[tuple[int, int]]) -> None:
    facts = {str(n): fact(text[at : at + size], 0) for n, (at, size) in enumerate(cuts)}
    (turn,) = spans((text,), facts)
    assert "".join(span.text for span in turn) == text


def test_sentences_are_coloured_as_they_were_scored() -> None:
    assert [one.state for one in sentences(RIGHT)] == ["supported", "plain"]
    assert [one.state for one in sentences(UNSUPPORTED)] == ["unsupported", "plain"]
    assert [one.state for one in sentences(PERMITTED)] == ["unchecked", "plain"]
    assert "states 6" in (sentences(UNSUPPORTED)[0].why or "")


def test_a_broken_citation_colours_the_sentences_that_use_it() -> None:
    reason = "[1] quotes what mmf-duration#minimum-remission does not say"
    broken = score("citation_integrity", Stage.CITATION, False, reason, Harm.BROKEN_CITATION)
    assert sentences(case("x", scores=(broken,)))[0].state == "unsupported"


def test_a_sentence_is_not_called_supported_while_another_wrong_one_is_unnamed() -> None:
    other = score("support", Stage.VERIFICATION, False, "“Another.” states 6", Harm.BROKEN_CITATION)
    recall = score("citation_recall", Stage.VERIFICATION, None, "").model_copy(
        update={"value": 0.0}
    )
    assert sentences(case("x", scores=(other, recall)))[0].state == "unchecked"
    assert sentences(case("x", scores=(other,)))[0].state == "unchecked"


def test_an_answer_that_never_came_has_no_sentences() -> None:
    assert sentences(case("x", answer=None)) == ()


def test_hidden_characters_are_spelt_out() -> None:
    assert visible("a\u202eb\x00c\ud800\u200bd\n") == "a[U+202E]b[U+0000]c[U+D800][U+200B]d\n"
    assert one_line("two\n  lines") == "two lines"
    assert one_line("one two three", 9) == "one two…"


@given(st.text(max_size=60))
def test_a_code_span_holds_anything(text: str) -> None:
    line = code(text)
    fence = line[: len(line) - len(line.lstrip("`"))]
    inside = line[len(fence) : len(line) - len(fence)]
    assert fence not in inside
    assert "\n" not in line
    assert "|" not in line


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "100 %"),
        (0.9999, "99.9 %"),
        (0.0, "0 %"),
        (0.0001, "0.1 %"),
        (0.5, "50 %"),
        (None, "–"),
    ],
)
def test_shares_never_round_to_all_or_nothing(value: float | None, text: str) -> None:
    assert numbers.share(value) == text


def test_every_stage_harm_and_gate_has_its_words() -> None:
    assert set(wording.STAGES) == set(Stage)
    assert set(wording.HARMS) == set(wording.HARM_NOTES) == set(Harm)
    assert set(wording.GATE_KINDS) == set(GateKind)


def test_cases_whose_ids_look_alike_keep_places_of_their_own() -> None:
    lists = Lists((case("a/1"), case("a-1"), case("A 1"), case("?")))
    anchors = [lists.anchor(name) for name in ("a/1", "a-1", "A 1", "?")]
    assert len(set(anchors)) == 4
    assert all(anchor.replace("-", "").isalnum() for anchor in anchors)


def test_a_number_leads_to_its_list_its_only_case_or_nowhere() -> None:
    lists = Lists((case("a"), case("b"), case("c")))
    assert lists.link("Wrong", ["a"]) == "#case-a"
    assert lists.link("Wrong", []) is None
    assert lists.link("Wrong", ["gone"]) is None
    first = lists.link("Wrong", ["a", "b"])
    assert first == lists.link("Wrong", ["a", "b"])
    assert first != lists.link("Wrong", ["a", "c"])
    assert [one.title for one in lists.made.values()] == ["Wrong", "Wrong"]


def test_an_answer_without_a_verdict_is_a_verdict_of_its_own() -> None:
    assert wording.verdict(answer(None).verdict) == "No verdict"
