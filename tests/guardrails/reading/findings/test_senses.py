"""In which sense a sign is told: each sign in each sense, as the writer's and as a case's."""

from pathlib import Path

import pytest
import yaml
from reading_of import alarming

TABLE: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "senses.yaml").read_text(encoding="utf-8")
)
ASKED = "How often are blood tests due?"
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
        if alarming(message) is not (sense == "now"):
            wrong.append(told)
    assert wrong == []
