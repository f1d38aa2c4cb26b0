"""Lists of signs: what denies all of a list, and what denies none of it."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from reading_of import alarming

TABLE: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "denied_lists.yaml").read_text(encoding="utf-8")
)
EACH = 12
"""Lists for each way to deny one, drawn by chance and always the same."""
CASE = ("54F DM, MMF 1 g bd, pred 5 mg.", "How often should her bloods be checked?")
WRITER = ("I take mycophenolate for dermatomyositis.", "How often should my blood be tested?")


def lists(way: str, signs: list[str], frame: tuple[str, str]) -> list[str]:
    chance = random.Random(way)
    said = [dict(zip("abcd", chance.sample(signs, 4), strict=True)) for _ in range(EACH)]
    bodies = [way.format(**words) for words in said]
    return [f"{frame[0]} {body[0].upper()}{body[1:]} {frame[1]}" for body in bodies]


@pytest.mark.parametrize("way", TABLE["denied_by_clinicians"])
def test_a_list_that_a_clinician_denies_raises_nothing(way: str):
    assert [m for m in lists(way, TABLE["clinical"], CASE) if alarming(m)] == []


@pytest.mark.parametrize("way", TABLE["denied_by_patients"])
def test_a_list_that_a_patient_denies_raises_nothing(way: str):
    assert [m for m in lists(way, TABLE["plain"], WRITER) if alarming(m)] == []


@pytest.mark.parametrize("way", TABLE["told"])
@pytest.mark.parametrize("frame", [CASE, WRITER], ids=["case", "writer"])
def test_a_list_beside_a_denial_is_told_all_the_same(way: str, frame: tuple[str, str]):
    for at, sign in enumerate(TABLE["alarms"]):
        body = way.format(a=sign, b=TABLE["alarms"][at - 1])
        assert alarming(f"{frame[0]} {body[0].upper()}{body[1:]} {frame[1]}"), body
