"""What answers look like as HTML: tables of cases, and nothing from outside becomes markup."""

from datetime import date
from html.parser import HTMLParser

import pytest
from fake_assistant import QUESTIONS, FakeAssistant
from fake_texts import INJECTION, PASSAGES, cite

from assistant.contract import Answer, Conversation, Persona, Sentence
from assistant.wording import words
from ui import wording
from ui.context import Contexts
from ui.render import frame, turn
from ui.render.answer_text import answer_text, body
from ui.render.citations import links
from ui.render.copied import as_text
from ui.render.notices import notices
from ui.render.sources import sources
from ui.render.verdict import verdict_card
from ui.session import Exchange, Session

TODAY = date(2026, 11, 22)


def answer_to(question: str, persona: Persona = Persona.PATIENT) -> Answer:
    conversation = Conversation(turns=(question,), persona=persona, today=TODAY)
    return FakeAssistant().answer(conversation)


class Seen(HTMLParser):
    """Every tag with its attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("verdict", sorted(wording.VERDICTS))
@pytest.mark.parametrize("persona", list(Persona))
def test_a_verdict_is_told_in_words_with_an_icon(verdict: str, persona: Persona) -> None:
    html = verdict_card(answer_to(QUESTIONS[verdict]), 0, persona)
    assert wording.VERDICTS[verdict].title in html
    assert wording.VERDICTS[verdict].lead[persona] in html
    assert f"verdict-{verdict}" in html
    assert "<svg" in html


@pytest.mark.parametrize(
    ("verdict", "counted"),
    [
        ("do_not_withdraw", "0 met, 3 not met, 3 not known"),
        ("insufficient_information", "3 met, 0 not met, 3 not known"),
        ("discuss_withdrawal", "6 met, 0 not met, 0 not known"),
    ],
)
def test_criteria_are_counted_and_each_is_told_in_words(verdict: str, counted: str) -> None:
    answer = answer_to(QUESTIONS[verdict])
    seen = Seen(verdict_card(answer, 0, Persona.PATIENT))
    assert counted in seen.text
    for criterion in answer.criteria:
        assert wording.CRITERIA[criterion.id] in seen.text
        assert wording.STATUS[criterion.status] in seen.text
        assert criterion.said is None or criterion.said in seen.text


def test_no_verdict_shows_no_card_and_out_of_scope_says_so() -> None:
    assert verdict_card(answer_to(QUESTIONS["none"]), 0, Persona.PATIENT) == ""
    outside = verdict_card(answer_to(QUESTIONS["out_of_scope"]), 0, Persona.PATIENT)
    assert wording.OUT_OF_SCOPE in outside
    assert "data-verdict" not in outside


def test_what_is_urgent_folds_the_criteria_away() -> None:
    assert "<details" in verdict_card(answer_to(QUESTIONS["urgent_review"]), 0, Persona.PATIENT)


def test_citation_numbers_link_to_their_source_and_unknown_numbers_are_not_shown() -> None:
    html = links(3, (2, 9, 1), (cite(1, "relapse-uncertain"), cite(2, "minimum-remission")))
    hrefs = [attrs["href"] for tag, attrs in Seen(html).tags if tag == "a"]
    assert hrefs == ["#src-3-2", "#src-3-1"]


def test_sentences_that_have_a_place_of_their_own_are_not_said_twice() -> None:
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    assert answer.questions[0] in [sentence.text for sentence in answer.sentences]
    assert answer.questions[0] not in [sentence.text for sentence in body(answer)]
    html = turn.answered("q", answer, 0, Persona.PATIENT, latest=True)
    assert Seen(html).text.count(answer.questions[0]) == 1


def test_sentences_are_shown_one_by_one_and_only_the_last_is_fresh() -> None:
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    for shown in range(1, turn.steps(answer) + 1):
        html = answer_text(answer, 0, shown=shown)
        assert html.count('class="sentence') == shown
        assert html.count(" fresh") == 1
    assert " fresh" not in answer_text(answer, 0)


def test_neighbouring_sentences_with_other_citations_keep_their_own_numbers() -> None:
    answer = answer_to(QUESTIONS["none"]).model_copy(
        update={
            "sentences": (
                Sentence(text="One.", citations=(2,)),
                Sentence(text="Two.", citations=(2,)),
                Sentence(text="Three.", citations=(5,)),
                Sentence(text="Four."),
            )
        }
    )
    paragraphs = answer_text(answer, 0).split("<p ")[1:]
    assert [p.count("data-source") for p in paragraphs] == [1, 1, 0]
    assert "One." in paragraphs[0]
    assert "Two." in paragraphs[0]


def test_only_the_latest_turn_asks_back_and_offers_more() -> None:
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    latest = turn.answered("q", answer, 0, Persona.PATIENT, latest=True)
    earlier = turn.answered("q", answer, 0, Persona.PATIENT, latest=False)
    assert "data-reply" in latest
    assert "data-ask" in latest
    assert "data-reply" not in earlier
    assert "data-ask" not in earlier


def test_a_source_card_tells_where_the_passage_stands_and_how_sure_it_is() -> None:
    session = Session().asked("q").answered(answer_to(QUESTIONS["do_not_withdraw"]))
    seen = Seen(sources(session, Contexts(PASSAGES)))
    for word in ("Low", "children, adults", "Under review by clinicians", "11 December 2025"):
        assert word in seen.text
    assert "Before stopping" in seen.text
    links = [attrs for tag, attrs in seen.tags if tag == "a"]
    outward = [link for link in links if not str(link["href"]).startswith("/document/")]
    assert {link["href"] for link in outward} == {"https://guideline.example/articles/1"}
    assert all(link["rel"] == "noopener noreferrer" for link in outward)
    assert "/document/mmf-duration#minimum-remission" in {link["href"] for link in links}


def test_only_the_latest_turn_has_its_sources_in_sight() -> None:
    answer = answer_to(QUESTIONS["none"])
    session = Session().asked("a").answered(answer).asked("b").answered(answer)
    groups = [
        attrs
        for _, attrs in Seen(sources(session, Contexts({}))).tags
        if attrs.get("class") == "sources-group"
    ]
    assert [(g["data-turn"], "hidden" in g) for g in groups] == [("0", True), ("1", False)]


def test_a_copied_answer_holds_the_verdict_every_sentence_and_its_references() -> None:
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    text = as_text(answer)
    assert text.startswith(wording.VERDICTS["do_not_withdraw"].title)
    for sentence in body(answer):
        assert sentence.text in text
    for citation in answer.citations:
        assert f"[{citation.n}] {citation.document}" in text


def test_nothing_from_outside_becomes_markup() -> None:
    answer = answer_to("INJECT")
    session = Session(exchanges=(Exchange(INJECTION, answer), Exchange(INJECTION, failed=True)))
    html = "".join(
        [
            turn.answered(INJECTION, answer, 0, Persona.PATIENT, latest=True),
            turn.streaming(INJECTION, answer, 0, Persona.PATIENT, 1),
            turn.waiting(INJECTION, 0, INJECTION),
            turn.failed(INJECTION, 0),
            sources(session, Contexts({})),
            frame.hint(INJECTION),
        ]
    )
    tags = Seen(html).tags
    assert not {tag for tag, _ in tags} & {"script", "img", "iframe", "form", "object", "style"}
    for tag, attrs in tags:
        assert not [name for name in attrs if name.startswith("on")], (tag, attrs)
        assert not (attrs.get("href") or "").startswith("javascript")


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x00", "\x1b", "\ufeff"])
def test_characters_that_disguise_text_are_dropped(hidden: str) -> None:
    html = turn.waiting(f"stop{hidden}now", 0, "x")
    assert "stopnow" in html


@pytest.mark.parametrize("persona", list(Persona))
def test_the_standing_word_is_told_quietly_and_never_dropped(persona: Persona) -> None:
    standing = words().standing_notice.to(persona)
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    both = notices(answer.model_copy(update={"notices": ("Mind this.", standing)}))
    assert "<li>Mind this.</li>" in both
    assert Seen(both).text.count(standing) == 1
    assert "<li>" not in notices(answer.model_copy(update={"notices": (standing,)}))
    assert notices(answer.model_copy(update={"notices": ()})) == ""
