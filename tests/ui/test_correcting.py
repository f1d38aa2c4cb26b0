"""Facts set by hand: what the form's fields hold, what is taken from them and what is refused."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import date

import pytest
from fake_assistant import QUESTIONS, FakeAssistant
from fake_texts import INJECTION
from hypothesis import given
from hypothesis import strategies as st

from assistant.contract import Answer, Conversation, FactView, Persona
from assistant.present import views
from guardrails.assume import with_values
from guardrails.facts import Facts
from guardrails.interval import Interval, between, exactly, less_than, more_than
from ui import wording
from ui.correcting import Refused, changed, held, span
from ui.events import Desk
from ui.fields import FIELDS, KEYS
from ui.readiness import Readiness
from ui.session import Session
from ui.view import View

FIELD = {field.key: field for field in FIELDS}
STEROID, SINCE, REMISSION = (
    "systemic_corticosteroid",
    "months_since_corticosteroid",
    "months_in_remission",
)
READ = views(with_values({STEROID: "on", SINCE: more_than(12), REMISSION: 14}))


def test_every_value_of_every_field_is_one_that_a_fact_takes() -> None:
    assert set(Facts.model_fields) >= KEYS
    for field in FIELDS:
        for value in [name for name, _ in field.options] or ["14", "0.5", "unknown"]:
            assert views(with_values({field.key: value}))[field.key].value == value


@pytest.mark.parametrize(
    ("months", "box", "bounds"),
    [
        (exactly(14), "14", None),
        (exactly(1.5), "1.5", None),
        (Interval(), "", None),
        (more_than(12), "", ">12"),
        (between(10, 14), "", "[10, 14]"),
        (less_than(12), "", "[0, 12)"),
    ],
)
def test_a_box_holds_a_number_only_where_one_was_told(
    months: Interval, box: str, bounds: str | None
) -> None:
    facts = views(with_values({REMISSION: months}))
    assert held(FIELD[REMISSION], facts) == box
    assert span(FIELD[REMISSION], facts) == bounds


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        ({STEROID: "off"}, {STEROID: "off"}),
        ({STEROID: "unknown"}, {STEROID: "unknown"}),
        ({STEROID: "off", SINCE: "14"}, {STEROID: "off", SINCE: "14"}),
        ({SINCE: " 14,5 "}, {SINCE: "14.5"}),
        ({SINCE: "Never"}, {SINCE: "never"}),
        ({SINCE: "0"}, {SINCE: "0"}),
        ({REMISSION: ""}, {REMISSION: "unknown"}),
        ({STEROID: "on", SINCE: "", REMISSION: "18"}, {REMISSION: "18"}),
        ({REMISSION: "18", "red_flags": "", "mmf": "taking"}, {REMISSION: "18"}),
    ],
)
def test_only_what_was_changed_becomes_a_correction(
    sent: dict[str, object], taken: dict[str, str]
) -> None:
    assert changed(READ, sent, Persona.PATIENT) == taken


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ({SINCE: "a year"}, SINCE),
        ({SINCE: "-3"}, SINCE),
        ({SINCE: "601"}, SINCE),
        ({SINCE: "1e3"}, SINCE),
        ({SINCE: "inf"}, SINCE),
        ({SINCE: "nan"}, SINCE),
        ({SINCE: "١٤"}, SINCE),
        ({REMISSION: "never"}, REMISSION),
        ({STEROID: "sometimes"}, STEROID),
        ({SINCE: INJECTION}, SINCE),
        ({STEROID: "on", REMISSION: "14"}, None),
        ({STEROID: ["off"], REMISSION: None}, None),
        ({}, None),
    ],
)
def test_what_cannot_be_taken_is_told_in_one_line_for_its_field(
    sent: dict[str, object], key: str | None
) -> None:
    refused = changed(READ, sent, Persona.PATIENT)
    assert isinstance(refused, Refused)
    assert refused.key == key
    assert "\n" not in refused.problem
    assert key is None or FIELD[key].label[Persona.PATIENT] in refused.problem


@given(st.dictionaries(st.sampled_from([*sorted(KEYS), "mmf", "x"]), st.text() | st.none()))
def test_whatever_is_sent_what_comes_through_can_be_decided_on(sent: dict[str, object]) -> None:
    taken = changed(READ, sent, Persona.CLINICIAN)
    if not isinstance(taken, Refused):
        assert set(taken) <= KEYS
        assert all(getattr(with_values(taken, corrected=True), key).corrected for key in taken)


def test_corrections_are_set_and_given_back_one_by_one() -> None:
    session = Session().corrected({STEROID: "off", SINCE: "14"}).corrected({SINCE: "18"})
    assert session.corrections == ((STEROID, "off", 0), (SINCE, "18", 0))
    assert session.uncorrected(STEROID).corrections == ((SINCE, "18", 0),)
    assert session.uncorrected("nothing") == session


class Listening(FakeAssistant):
    """Keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Conversation] = []

    def answer(self, conversation: Conversation) -> Answer:
        self.heard.append(conversation)
        return super().answer(conversation)


@pytest.fixture
def listening() -> Listening:
    return Listening()


@pytest.fixture
def desk(listening: Listening) -> Desk:
    readiness = Readiness()
    readiness.ready(listening)
    return Desk(readiness, today=lambda: date(2026, 11, 22))


def last(views: AsyncIterator[View]) -> View:
    async def run() -> View:
        return [view async for view in views][-1]

    return asyncio.run(run())


def asked(desk: Desk, question: str = QUESTIONS["do_not_withdraw"]) -> Session:
    return last(desk.ask(question, Persona.PATIENT, Session())).session


def facts_of(session: Session) -> dict[str, FactView]:
    assert session.last is not None
    assert session.last.answer is not None
    return session.last.answer.facts


def test_a_correction_answers_the_last_question_anew_and_stays(
    desk: Desk, listening: Listening
) -> None:
    view = last(desk.press({"correct": {STEROID: "off"}}, Persona.PATIENT, asked(desk)))
    assert "data-verdict" in view.current
    assert 'data-verdict="insufficient_information"' in view.current
    assert len(view.session.exchanges) == 1
    assert facts_of(view.session)[STEROID].corrected
    view = last(desk.ask("And then?", Persona.PATIENT, view.session))
    assert listening.heard[-1].corrections == {STEROID: "off"}
    assert listening.heard[-1].corrected_after == {STEROID: 1}, "of two turns now"
    view = last(desk.press({"reset": STEROID}, Persona.PATIENT, view.session))
    assert listening.heard[-1].corrections == {}
    assert desk.fresh(Persona.PATIENT).session.corrections == ()


def test_a_later_word_that_is_more_cautious_shows_in_the_form_until_it_is_set_again(
    desk: Desk,
) -> None:
    set_off = {"correct": {STEROID: "off"}}
    session = last(desk.press(set_off, Persona.PATIENT, asked(desk))).session
    view = last(desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, session))
    fact = facts_of(view.session)[STEROID]
    assert (fact.value, fact.corrected, fact.overruled) == ("on", False, "off")
    view = last(desk.press({"correct": {SINCE: "14"}}, Persona.PATIENT, view.session))
    assert facts_of(view.session)[STEROID].overruled == "off", "another field leaves it as it is"
    view = last(desk.press(set_off, Persona.PATIENT, view.session))
    assert facts_of(view.session)[STEROID].corrected


@pytest.mark.parametrize("sent", [{SINCE: "long ago"}, {STEROID: "on"}])
def test_a_refused_form_changes_nothing_and_is_shown_as_it_was_sent(
    desk: Desk, listening: Listening, sent: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    session = asked(desk)
    with caplog.at_level(logging.DEBUG):
        view = last(desk.press({"correct": sent}, Persona.PATIENT, session))
    assert view.session == session
    assert len(listening.heard) == 1
    assert 'role="alert"' in view.side
    assert all(f'value="{value}"' in view.side for value in sent.values())
    assert "long ago" not in caplog.text


def test_there_is_nothing_to_correct_on_an_empty_page(desk: Desk) -> None:
    view = last(desk.press({"correct": {STEROID: "off"}}, Persona.PATIENT, Session()))
    assert wording.WELCOME[Persona.PATIENT] in view.current
    assert view.session.corrections == ()


def test_corrections_at_the_same_desk_do_not_mix(desk: Desk) -> None:
    one, two = asked(desk), asked(desk)
    one = last(desk.press({"correct": {STEROID: "off"}}, Persona.PATIENT, one)).session
    two = last(desk.again(Persona.PATIENT, two)).session
    assert facts_of(one)[STEROID].value == "off"
    assert facts_of(two)[STEROID].value == "on"
    assert two.corrections == ()
