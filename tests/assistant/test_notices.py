"""What is told beside the answer: what was read, and alarms that were read as none."""

import pytest

from assistant.contract import Persona
from assistant.notices import notices, understood
from guardrails.assume import with_values
from guardrails.decide import decide
from guardrails.policy import load_policy
from guardrails.request import NotNow, Reading

READ = with_values({"systemic_corticosteroid": "off", "months_in_remission": 14})


@pytest.mark.parametrize(
    ("by_hand", "told", "left_out"),
    [
        ({}, ("off", "14"), ()),
        ({"months_in_remission": 18}, ("off",), ("18", "14")),
        ({"systemic_corticosteroid": "unknown"}, ("14",), ("off",)),
        ({"systemic_corticosteroid": "on", "months_in_remission": 18}, (), ("on:", "18")),
    ],
)
@pytest.mark.parametrize("persona", list(Persona))
def test_what_was_set_by_hand_is_not_told_back_as_read(
    by_hand: dict[str, object],
    told: tuple[str, ...],
    left_out: tuple[str, ...],
    persona: Persona,
) -> None:
    echo = understood(with_values(by_hand, READ, corrected=True), persona)
    assert all(word in echo for word in told)
    assert not any(word in echo for word in left_out)


PASSED = NotNow(alarm="red_flags", said="that exam gave me a heart attack", emergency=True)
FEVER = NotNow(alarm="infection", said="the milk tank's fever alarm", emergency=False)


@pytest.mark.parametrize("persona", list(Persona))
@pytest.mark.parametrize(("passed", "deed"), [(PASSED, "emergency"), (FEVER, "team")])
def test_an_alarm_passed_over_is_told_first_with_what_to_do_if_that_is_wrong(
    passed: NotNow, deed: str, persona: Persona
) -> None:
    reading = Reading(not_now=(passed,))
    first = notices(reading, decide(reading, load_policy()), persona)[0]
    assert f"“{passed.said}”" in first
    assert deed in first


def test_beside_an_emergency_that_holds_nothing_is_called_passed_over() -> None:
    reading = Reading(facts=with_values({"red_flags": ["sepsis"]}), not_now=(FEVER,))
    told = notices(reading, decide(reading, load_policy()), Persona.PATIENT)
    assert not any(FEVER.said in notice for notice in told)
