"""The form of facts as HTML: named, filled, marked, and never at the wrong place."""

import pytest
from fake_assistant import QUESTIONS
from fake_texts import INJECTION
from test_render import Seen, answer_to

from assistant.contract import Answer, FactView, Persona
from assistant.wording import words
from ui import wording
from ui.context import Contexts
from ui.correcting import FormState, Refused
from ui.fields import FIELDS
from ui.render.side import side
from ui.render.turn import answered
from ui.render.understood import understood
from ui.render.verdict import verdict_card
from ui.session import Exchange, Session

SINCE = "months_since_corticosteroid"


def with_fact(key: str, **fact: object) -> Answer:
    answer = answer_to(QUESTIONS["insufficient_information"])
    return answer.model_copy(update={"facts": {**answer.facts, key: FactView.model_validate(fact)}})


@pytest.mark.parametrize("persona", list(Persona))
def test_every_field_has_a_label_and_a_description_of_its_own(persona: Persona) -> None:
    seen = Seen(understood(answer_to(QUESTIONS["do_not_withdraw"]), persona, FormState()))
    ids = [attrs["id"] for _, attrs in seen.tags if "id" in attrs]
    labels = {attrs.get("for") for tag, attrs in seen.tags if tag == "label"}
    controls = [attrs for tag, attrs in seen.tags if tag in ("select", "input")]
    assert len(ids) == len(set(ids))
    assert len(controls) == len(FIELDS)
    for control in controls:
        assert control["id"] in labels
        assert control["aria-describedby"] in ids
    assert "form" not in {tag for tag, _ in seen.tags}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (">12", "More than 12"),
        (">=12", "12 or more"),
        ("[10, 14]", "10 to 14"),
        ("(6, 12)", "6 to 12"),
        ("[0, 12)", "Fewer than 12"),
        ("[0, 12]", "12 or fewer"),
        ("unknown", wording.facts.NOT_TOLD),
    ],
)
def test_months_within_bounds_are_told_in_words(value: str, words: str) -> None:
    html = understood(with_fact(SINCE, value=value, said="a while"), Persona.PATIENT, FormState())
    row = html.split(f'data-row="{SINCE}"')[1].split("</div>")[0]
    assert words in row
    assert 'value=""' in row
    assert ("a while" in row) == (value != "unknown")


def test_what_was_set_by_hand_says_so_and_can_be_undone() -> None:
    html = understood(with_fact(SINCE, value="18", corrected=True), Persona.PATIENT, FormState())
    assert html.count(wording.facts.BY_HAND) == 1
    assert wording.facts.SET.format(n=1) in html
    assert wording.facts.LEAD_SET in html
    assert html.count("data-reset=") == 1
    assert 'value="18"' in html


def test_what_was_set_and_then_contradicted_shows_both_and_can_be_undone() -> None:
    answer = with_fact("systemic_corticosteroid", value="on", said="restarted", overruled="off")
    html = understood(answer, Persona.PATIENT, FormState())
    assert wording.facts.OVERRULED.format(value="Not taking") in html
    assert "<q>restarted</q>" in html
    assert html.count("data-reset=") == 1
    assert wording.facts.LEAD_SET in html
    assert wording.facts.BY_HAND not in html
    never = understood(with_fact(SINCE, value="3", overruled="never"), Persona.PATIENT, FormState())
    assert wording.facts.OVERRULED.format(value=wording.facts.NEVER) in never


def test_a_refused_form_keeps_what_was_sent_and_points_to_the_field() -> None:
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    refused = Refused("No.", SINCE, ((SINCE, '"><b>'), ("muscle_strength", "reduced")))
    seen = Seen(understood(answer, Persona.PATIENT, FormState(refused=refused)))
    wrong = [attrs for _, attrs in seen.tags if "aria-invalid" in attrs]
    assert [attrs["value"] for attrs in wrong] == ['"><b>']
    assert "facts-problem" in (wrong[0]["aria-describedby"] or "").split()
    assert {"value": "reduced", "selected": None} in [a for t, a in seen.tags if t == "option"]


def test_nothing_from_outside_becomes_markup() -> None:
    refused = Refused(INJECTION, SINCE, ((SINCE, INJECTION),))
    answer = with_fact("muscle_strength", value="normal", said=INJECTION)
    tags = {
        tag for tag, _ in Seen(understood(answer, Persona.PATIENT, FormState(refused=refused))).tags
    }
    assert not tags & {"script", "img", "a"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("do_not_withdraw", "before the text"),
        ("none", "after the text"),
        ("urgent_review", "after the text"),
        ("emergency", "nowhere"),
        ("out_of_scope", "nowhere"),
    ],
)
def test_where_the_way_to_the_form_stands(name: str, shown: str) -> None:
    answer = answer_to(QUESTIONS[name])
    html = answered("q", answer, 0, Persona.PATIENT, latest=True)
    way, text = html.find("data-facts-open"), html.find('class="answer-text')
    where = "nowhere" if way < 0 else "before the text" if way < text else "after the text"
    assert where == shown
    assert "data-facts-open" not in answered("q", answer, 0, Persona.PATIENT, latest=False)
    session = Session(exchanges=(Exchange("q", answer),))
    beside = side(session, Contexts({}), FormState())
    assert ('id="facts"' in beside) == (shown != "nowhere")
    assert ("facts-late" in beside) == (shown == "after the text")


def test_a_criterion_that_a_hand_settled_says_so() -> None:
    answer = with_fact("muscle_strength", value="normal", corrected=True)
    settled = [
        criterion.model_copy(update={"status": "met", "said": None})
        if criterion.id == "W4"
        else criterion
        for criterion in answer.criteria
    ]
    by_hand = answer.model_copy(update={"criteria": tuple(settled)})
    assert verdict_card(by_hand, 0, Persona.PATIENT).count(wording.facts.BY_HAND) == 1
    read = by_hand.model_copy(update={"facts": {}})
    assert wording.facts.BY_HAND not in verdict_card(read, 0, Persona.PATIENT)


@pytest.mark.parametrize("persona", list(Persona))
def test_what_was_read_is_told_once_in_the_form_and_not_again_beside_it(persona: Persona) -> None:
    echo = words().understood.to(persona, facts="steroids: on")
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    answer = answer.model_copy(update={"notices": (*answer.notices, echo)})
    latest = answered("q", answer, 0, persona, latest=True)
    earlier = answered("q", answer, 0, persona, latest=False)
    assert [html.count(f"<li>{echo}</li>") for html in (latest, earlier)] == [0, 1]
    assert answer.notices[0].split("“")[0] in latest


def test_every_revision_is_an_element_of_its_own_so_that_nothing_typed_is_left() -> None:
    answer = answer_to(QUESTIONS["do_not_withdraw"])
    names = [Seen(understood(answer, Persona.PATIENT, FormState(n))).tags[0][0] for n in range(3)]
    assert len(set(names)) == 3
