"""What a visitor sees in which order; and what happens when something goes wrong."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import date

import pytest
from fake_assistant import QUESTIONS, FakeAssistant

from assistant.contract import Answer, Conversation, Persona
from ui import events, wording
from ui.events import Desk
from ui.limits import MAX_QUESTION, MAX_TURNS
from ui.readiness import Readiness
from ui.session import Exchange, Session
from ui.view import View


@pytest.fixture
def readiness() -> Readiness:
    made = Readiness()
    made.ready(FakeAssistant())
    return made


@pytest.fixture
def desk(readiness: Readiness) -> Desk:
    return Desk(readiness, today=lambda: date(2026, 11, 22))


def all_of(views: AsyncIterator[View]) -> list[View]:
    async def collect() -> list[View]:
        return [view async for view in views]

    return asyncio.run(collect())


def test_an_answer_comes_sentence_by_sentence_with_its_verdict_first(desk: Desk) -> None:
    views = all_of(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session()))
    assert wording.READING in views[0].current
    assert views[0].composer == "", "the box is emptied once the question is taken"
    counts = [view.current.count('class="sentence') for view in views]
    assert counts == [0, 1, 2, 3]
    assert all("data-verdict" in view.current for view in views[1:])
    assert 'data-state="done"' in views[-1].current
    assert views[-1].session.last is not None
    assert views[-1].session.last.answer is not None


def test_what_stands_beside_is_put_together_once_and_left_alone_while_waiting(desk: Desk) -> None:
    views = all_of(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session()))
    assert views[0].side is None
    assert len({id(view.side) for view in views[1:]}) == 1
    assert len({id(view.settled) for view in views[1:]}) == 1


def test_where_many_ask_at_once_the_sentences_after_the_first_come_together(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "AT_EASE", 0)
    views = all_of(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session()))
    assert [view.current.count('class="sentence') for view in views] == [0, 1, 3]


def test_the_whole_conversation_is_asked_with_the_date_and_the_reader(readiness: Readiness) -> None:
    heard: list[Conversation] = []

    class Listening(FakeAssistant):
        def answer(self, conversation: Conversation) -> Answer:
            heard.append(conversation)
            return super().answer(conversation)

    listening = Readiness()
    listening.ready(Listening())
    desk = Desk(listening, today=lambda: date(2026, 11, 22))
    first = all_of(desk.ask("One?", Persona.CLINICIAN, Session()))[-1]
    all_of(desk.ask("  Two?  ", Persona.CLINICIAN, first.session))
    assert heard[-1] == Conversation(
        turns=("One?", "Two?"), persona=Persona.CLINICIAN, today=date(2026, 11, 22)
    )


def test_switching_the_reader_words_the_last_answer_anew_at_once(desk: Desk) -> None:
    asked = all_of(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session()))[-1]
    switched = all_of(desk.again(Persona.CLINICIAN, asked.session))
    assert "Please keep taking" in asked.current
    assert len(switched) == 1, "at once, not streamed again"
    assert "Withdrawal is not supported" in switched[0].current
    assert "Please keep taking" not in switched[0].current
    assert len(switched[0].session.exchanges) == 1


def test_switching_the_reader_on_an_empty_page_changes_the_examples(desk: Desk) -> None:
    view = all_of(desk.again(Persona.CLINICIAN, Session()))[-1]
    assert wording.WELCOME[Persona.CLINICIAN] in view.current


def test_a_new_conversation_forgets_everything(desk: Desk) -> None:
    view = desk.fresh(Persona.CLINICIAN)
    assert view.session == Session(persona=Persona.CLINICIAN)
    assert view.settled == ""
    assert "source-n" not in view.side


@pytest.mark.parametrize(
    ("question", "session", "word"),
    [
        ("", Session(), wording.EMPTY_QUESTION),
        (" \n ", Session(), wording.EMPTY_QUESTION),
        ("x" * (MAX_QUESTION + 1), Session(), "shorten"),
        ("more", Session(exchanges=(Exchange("q"),) * MAX_TURNS), wording.TOO_MANY),
    ],
)
def test_what_cannot_be_asked_is_said_and_stays_in_the_box(
    desk: Desk, question: str, session: Session, word: str
) -> None:
    views = all_of(desk.ask(question, Persona.PATIENT, session))
    assert len(views) == 1
    assert word in views[0].hint
    assert views[0].composer is None
    assert views[0].session.exchanges == session.exchanges


def test_a_failing_assistant_ends_in_the_cautious_word_and_is_not_quoted_in_the_log(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        view = all_of(desk.ask("BREAK my secret", Persona.PATIENT, Session()))[-1]
    assert wording.FAILED in view.current
    assert "data-retry" in view.current
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_a_failed_question_can_be_tried_again(desk: Desk) -> None:
    failed = Session(exchanges=(Exchange(QUESTIONS["none"], failed=True),))
    view = all_of(desk.again(Persona.PATIENT, failed))[-1]
    assert 'data-state="done"' in view.current


def test_an_assistant_that_takes_too_long_ends_in_the_cautious_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(events, "ANSWER_SECONDS", 0.05)
    slow = Readiness()
    slow.ready(FakeAssistant(seconds=0.3))
    view = all_of(Desk(slow).ask("How long?", Persona.PATIENT, Session()))[-1]
    assert wording.FAILED in view.current


def test_a_question_before_the_assistant_is_ready_says_so_and_is_answered_then() -> None:
    late = Readiness()

    async def scene() -> list[View]:
        views = []
        async for view in Desk(late).ask(QUESTIONS["none"], Persona.PATIENT, Session()):
            views.append(view)
            if len(views) == 1:
                asyncio.get_running_loop().call_later(0.1, late.ready, FakeAssistant())
        return views

    views = asyncio.run(scene())
    assert wording.WAITING in views[0].current
    assert 'data-state="done"' in views[-1].current


def test_when_no_assistant_will_come_the_question_is_not_left_waiting() -> None:
    never = Readiness()
    never.failed()
    view = all_of(Desk(never).ask("How long?", Persona.PATIENT, Session()))[-1]
    assert wording.FAILED in view.current


def test_conversations_at_the_same_desk_do_not_mix(desk: Desk) -> None:
    async def scene() -> list[View]:
        async def one(question: str) -> View:
            last = None
            async for view in desk.ask(question, Persona.PATIENT, Session()):
                last = view
            assert last is not None
            return last

        return list(await asyncio.gather(*(one(QUESTIONS[name]) for name in QUESTIONS)))

    for view, question in zip(asyncio.run(scene()), QUESTIONS.values(), strict=True):
        assert [exchange.question for exchange in view.session.exchanges] == [question]
