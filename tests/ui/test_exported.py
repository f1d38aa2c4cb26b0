"""A saved conversation: everything that was shown is in it, and nothing in it comes alive."""

import pytest
from fake_assistant import QUESTIONS
from fake_texts import INJECTION
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_render import Seen, answer_to

from assistant.contract import FactView, Persona
from ui import wording
from ui.render.answer_text import body
from ui.render.exported import exported, heading, plain
from ui.session import Exchange

RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def seen(text: str) -> Seen:
    """The Markdown as a viewer that also takes HTML shows it."""
    return Seen(RENDERER.render(text))


@pytest.mark.parametrize("name", sorted(QUESTIONS))
@pytest.mark.parametrize("persona", list(Persona))
def test_a_turn_holds_its_question_verdict_sentences_criteria_and_references(
    name: str, persona: Persona
) -> None:
    answer = answer_to(QUESTIONS[name], persona)
    shown = seen(exported(Exchange(QUESTIONS[name], answer), 0, persona)).text
    assert QUESTIONS[name] in shown
    assert answer.verdict is None or wording.VERDICTS[answer.verdict].title in shown
    for sentence in body(answer):
        assert sentence.text + "".join(f" [{n}]" for n in sentence.citations) in shown
    for criterion in answer.criteria:
        told = (
            f"{criterion.id} {wording.CRITERIA[criterion.id]}: {wording.STATUS[criterion.status]}"
        )
        assert told in shown
        assert criterion.said is None or f"(“{criterion.said}”)" in shown
    for citation in answer.citations:
        assert f"“{citation.quote}” {citation.document}, {citation.section}." in shown
    for line in (*answer.questions, *answer.notices):
        assert line in shown


def test_references_keep_their_numbers() -> None:
    answer = answer_to(QUESTIONS["insufficient_information"])
    text = exported(Exchange("q", answer), 2, Persona.PATIENT)
    assert [line.split(".")[0] for line in text.splitlines() if line[:1].isdigit()] == ["2", "4"]
    assert text.startswith(f"## {wording.EXPORT_QUESTION.format(n=3)}")


def test_a_question_without_an_answer_is_kept_and_says_so() -> None:
    text = exported(Exchange("Why?", failed=True), 0, Persona.PATIENT)
    assert "> Why?" in text
    assert wording.EXPORT_UNANSWERED in text


def test_facts_set_by_hand_are_told() -> None:
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    by_hand = FactView(value="stable", corrected=True)
    answer = answer.model_copy(update={"facts": {**answer.facts, "muscle_enzymes": by_hand}})
    text = exported(Exchange("q", answer), 0, Persona.CLINICIAN)
    assert f"#### {wording.facts.BY_HAND}\n\n- Muscle enzymes (CK): Raised but stable" in text


def test_the_heading_says_what_it_is_and_what_to_do_in_an_emergency() -> None:
    text = seen(heading()).text
    assert wording.TITLE in text
    assert wording.STANDING in text
    assert wording.STANDING_EMERGENCY in text


def test_nothing_from_outside_comes_alive() -> None:
    text = exported(
        Exchange(f"# {INJECTION}\n\n---\n{INJECTION}", answer_to("INJECT")), 0, Persona.PATIENT
    )
    shown = seen(text)
    assert {tag for tag, _ in shown.tags} <= {
        *("h2", "h3", "h4", "p", "blockquote", "ul", "ol", "li", "strong"),
    }
    assert INJECTION in shown.text
    assert "javascript:window" not in [attrs.get("href") for _, attrs in shown.tags]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://guideline.example/a?b=c#d", "https://guideline.example/a?b=c#d"),
        (
            "https://guideline.example/a> <script>x",
            "https://guideline.example/a%3E%20%3Cscript%3Ex",
        ),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        (None, None),
    ],
)
def test_only_references_are_linked_and_only_to_the_web(
    url: str | None, linked: str | None
) -> None:
    answer = answer_to(QUESTIONS["none"])
    citation = answer.citations[0].model_copy(update={"url": url})
    answer = answer.model_copy(update={"citations": (citation,)})
    tags = seen(exported(Exchange("q", answer), 0, Persona.PATIENT)).tags
    assert [attrs["href"] for tag, attrs in tags if tag == "a"] == ([linked] if linked else [])


@pytest.mark.parametrize(
    "text",
    [
        *("# x", "1. x", "2) x", "- x", "+ x", "* x", "> x", "=== x", "---", "~~x~~", "`x`", "a|b"),
        *("[x](y)", "![x](y)", "<b>x</b>", "&amp;", "https://a.example", "www.a.example", "a@b.c"),
        *("$x$", "[x]: y", "\\*x", ":--", "# ", "x  "),
    ],
)
def test_a_line_reads_as_it_was_written(text: str) -> None:
    shown = seen(plain(text))
    assert shown.text.strip() == text.strip()
    assert [tag for tag, _ in shown.tags] == ["p"]


@given(st.text())
def test_any_text_is_one_paragraph_without_markup(text: str) -> None:
    assert {tag for tag, _ in seen(f"x {plain(text)}").tags} == {"p"}
    assert {tag for tag, _ in seen(plain(text)).tags} <= {"p"}
    assert "\n" not in plain(text)
