"""In which sense a sign is told: each sign in each sense, as the writer's and as a case's."""

from pathlib import Path

import pytest
import yaml
from said import TODAY

from guardrails.decide import decide
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict
from guardrails.reading import read_by_rules

TABLE: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "senses.yaml").read_text(encoding="utf-8")
)
ASKED = "How often are blood tests due?"
ALARMS = (Verdict.EMERGENCY, Verdict.URGENT_REVIEW)
PATIENTS = {
    "": "I have dermatomyositis and take CellCept.",
    "_of_case": "62F with dermatomyositis on MMF 1 g bd.",
}


@pytest.mark.parametrize("sign", TABLE["signs"])
@pytest.mark.parametrize("whose", PATIENTS)
@pytest.mark.parametrize("sense", ["now", "otherwise"])
def test_a_sign_alarms_in_one_sense_only(sense: str, whose: str, sign: str):
    wrong = []
    for frame in TABLE[sense + whose]:
        told = frame.format(sign=sign)
        message = f"{PATIENTS[whose]} {told[0].upper()}{told[1:]} {ASKED}"
        alarmed = decide(read_by_rules([message], TODAY), load_policy()).verdict in ALARMS
        if alarmed is not (sense == "now"):
            wrong.append(told)
    assert wrong == []
