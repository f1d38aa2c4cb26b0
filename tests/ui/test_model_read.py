"""What a language model read, on the page and in the terminal: escaped, asked, never trusted."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date

import pytest
from fake_assistant import QUESTIONS, FakeAssistant
from fake_texts import INJECTION
from test_render import Seen, answer_to

from assistant.contract import Answer, Conversation, Dismissed, Persona, Proposed
from ui import wording
from ui.asking import as_text
from ui.correcting import FormState
from ui.events import Desk
from ui.readiness import Readiness
from ui.render.understood import understood, way_in
from ui.session import Session
from ui.view import View

OFF = Proposed(
    fact="systemic_corticosteroid",
    value="off",
    label="no steroid is taken now",
    quote="the pills left my life",
    turn=0,
    counted=False,
)
ACTIVE = Proposed(
    fact="skin_disease",
    value="active",
    label="the skin disease is active",
    quote="like a map again",
    turn=0,
    counted=True,
)
BOTH = (ACTIVE, OFF)


def with_proposed(name: str, *proposed: Proposed) -> Answer:
    return answer_to(QUESTIONS[name]).model_copy(update={"proposed": proposed})


def shown(answer: Answer) -> str:
    return str(understood(answer, Persona.PATIENT, FormState()))


def test_each_has_its_quote_and_its_buttons() -> None:
    html = shown(with_proposed("insufficient_information", *BOTH))
    assert "<q>like a map again</q>" in html
    assert html.count("data-accept=") == 1
    assert html.count("data-dismiss=") == 2
    assert 'data-accept="systemic_corticosteroid=off"' in html
    assert wording.facts.MODEL_COUNTS in html
    assert wording.facts.MODEL_ASKS in html
    assert "No steroid is taken now" in html
    seen = Seen(html)
    labels = [attrs.get("aria-label") for tag, attrs in seen.tags if tag == "button"]
    assert "Yes: no steroid is taken now" in labels


def test_how_many_wait_stands_on_the_way_to_the_form() -> None:
    answer = with_proposed("do_not_withdraw", *BOTH)
    mark = wording.facts.TO_CONFIRM.format(n=1)
    assert mark in way_in(answer)
    assert mark in shown(answer)
    assert wording.facts.TO_CONFIRM.format(n=0) not in way_in(with_proposed("none", ACTIVE))


@pytest.mark.parametrize("name", ["emergency", "out_of_scope"])
def test_without_a_form_only_what_counts_can_be_answered(name: str) -> None:
    html = shown(with_proposed(name, *BOTH))
    assert "data-dismiss" in html
    assert "data-accept" not in html
    assert "<select" not in html
    assert "data-facts-open" in way_in(with_proposed(name, *BOTH))
    assert shown(with_proposed(name, OFF)) == ""
    assert way_in(with_proposed(name, OFF)) == ""


def test_nothing_from_outside_becomes_markup() -> None:
    planted = OFF.model_copy(
        update={"fact": INJECTION, "value": INJECTION, "label": INJECTION, "quote": INJECTION}
    )
    html = shown(with_proposed("insufficient_information", planted))
    assert not {tag for tag, _ in Seen(html).tags} & {"script", "img", "a"}


class Reading(FakeAssistant):
    """Proposes both in every answer, but what was set or dismissed."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Conversation] = []

    def answer(self, conversation: Conversation) -> Answer:
        self.heard.append(conversation)
        gone = {no.fact for no in conversation.dismissed} | set(conversation.corrections)
        left = tuple(p for p in BOTH if p.fact not in gone)
        return super().answer(conversation).model_copy(update={"proposed": left})


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def desk(reading: Reading) -> Desk:
    readiness = Readiness()
    readiness.ready(reading)
    return Desk(readiness, today=lambda: date(2026, 11, 22))


def last(views: AsyncIterator[View]) -> View:
    async def run() -> View:
        return [view async for view in views][-1]

    return asyncio.run(run())


def proposed(view: View) -> list[str]:
    assert view.session.last is not None
    assert view.session.last.answer is not None
    return [p.fact for p in view.session.last.answer.proposed]


def test_a_yes_is_a_correction_by_hand(desk: Desk, reading: Reading) -> None:
    session = last(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session())).session
    view = last(desk.press({"accept": "systemic_corticosteroid=off"}, Persona.PATIENT, session))
    assert reading.heard[-1].corrections == {"systemic_corticosteroid": "off"}
    assert proposed(view) == ["skin_disease"]


def test_a_no_to_what_waits_answers_nothing_anew_and_is_kept(desk: Desk, reading: Reading) -> None:
    session = last(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session())).session
    session = session.rated()
    view = last(desk.press({"dismiss": "systemic_corticosteroid=off"}, Persona.PATIENT, session))
    assert len(reading.heard) == 1
    assert view.session.last is not None
    assert view.session.last.rated, "the answer is the same, and was rated"
    assert proposed(view) == ["skin_disease"]
    last(desk.ask(QUESTIONS["none"], Persona.PATIENT, view.session))
    no = Dismissed(fact="systemic_corticosteroid", value="off", after=1)
    assert reading.heard[-1].dismissed == (no,)


def test_a_no_to_what_counts_answers_anew(desk: Desk, reading: Reading) -> None:
    session = last(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session())).session
    view = last(desk.press({"dismiss": "skin_disease=active"}, Persona.PATIENT, session))
    assert len(reading.heard) == 2
    assert proposed(view) == ["systemic_corticosteroid"]
    assert desk.fresh(Persona.PATIENT).session.refused == ()


@pytest.mark.parametrize(
    "wish",
    [
        {"accept": "skin_disease=active"},
        {"accept": "skin_disease=minimal"},
        {"accept": "muscle_strength=normal"},
        {"accept": INJECTION},
        {"accept": None},
        {"dismiss": "red_flags=chest_pain"},
        {"dismiss": {"x": 1}},
    ],
)
def test_only_what_is_shown_can_be_meant(
    desk: Desk, reading: Reading, wish: dict[str, object]
) -> None:
    session = last(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session())).session
    view = last(desk.press(wish, Persona.PATIENT, session))
    assert len(reading.heard) == 1
    assert (view.session.corrections, view.session.refused) == ((), ())
    empty = last(desk.press(wish, Persona.PATIENT, Session()))
    assert empty.session.exchanges == ()


def test_the_command_line_says_it_in_words() -> None:
    text = as_text(with_proposed("do_not_withdraw", *BOTH))
    assert "! the skin disease is active (“like a map again”): counts" in text
    assert "? no steroid is taken now (“the pills left my life”): does not count" in text
    assert "language model read" not in as_text(answer_to(QUESTIONS["do_not_withdraw"]))
