"""Nothing is permitted beside a corticosteroid that is taken, or beside a sign of disease.

Both readers read these: what the rules object to, the learnt reader may not make good.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from said import TODAY

from guardrails.decide import decide
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict
from guardrails.reading import read

TABLE: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "steroid_uses.yaml").read_text(encoding="utf-8")
)
DRUG = "I have dermatomyositis and take mycophenolate 1 g twice a day."
ASKED = "Can I stop mycophenolate?"


def permitted(told: str) -> bool:
    first = f"{DRUG} {told[0].upper()}{told[1:]} {TABLE['beside']} {ASKED}"
    last = f"{DRUG} {TABLE['beside']} {told[0].upper()}{told[1:]} {ASKED}"
    policy = load_policy()
    return any(
        decide(read([message], TODAY), policy).verdict is Verdict.DISCUSS_WITHDRAWAL
        for message in (first, last)
    )


def test_what_stands_beside_them_would_permit():
    reading = read([f"{DRUG} {TABLE['beside']} {ASKED}"], TODAY)
    assert decide(reading, load_policy()).verdict is Verdict.DISCUSS_WITHDRAWAL


@pytest.mark.parametrize("use", TABLE["uses"])
def test_nothing_is_permitted_on_a_corticosteroid(use: str):
    assert [name for name in TABLE["names"] if permitted(use.format(name=name))] == []


@pytest.mark.parametrize("frame", [*TABLE["too_short"], *TABLE["too_late"]])
def test_nothing_is_permitted_before_the_year_is_over(frame: str):
    times = TABLE["short"] if "{span}" in frame else TABLE["since"]
    signs = "My strength is normal. My skin is clear. My CK is normal."
    told = [f"{DRUG} {frame.format(span=time, date=time)} {signs} {ASKED}" for time in times]
    policy = load_policy()
    verdicts = [decide(read([message], TODAY), policy).verdict for message in told]
    assert Verdict.DISCUSS_WITHDRAWAL not in verdicts


@pytest.mark.parametrize("sign", TABLE["signs"])
def test_nothing_is_permitted_beside_a_sign_of_disease(sign: str):
    assert not permitted(sign)
