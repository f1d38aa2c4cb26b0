"""Whose a sign is: each sign with each person beside the patient, and with the patient."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from reading_of import alarming

TABLE: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "whose_signs.yaml").read_text(encoding="utf-8")
)
ASKED = "How often are blood tests due?"
WOMAN, MAN = {"her": "her", "she": "she"}, {"her": "his", "she": "he"}


def with_sign(person: str, sign: str, words: dict[str, str]) -> str:
    told = sign.format(**words)
    return f"{person}{told}." if told.startswith(",") else f"{person} {told}."


def others(beside: str, patients: str) -> Iterator[tuple[str, str]]:
    """Somebody named, and a message in which a sign is theirs."""
    sides = TABLE[patients]
    people = [(who, WOMAN) for who in TABLE[beside]["women"]]
    people += [(who, MAN) for who in TABLE[beside]["men"]]
    for number, (who, words) in enumerate(people):
        for sign in TABLE["signs"]:
            may_be_kin = (
                beside == "beside_kin" and "{she}" in sign["she"]
            )  # he or she: the patient?
            if not (sign.get("woman") and words is MAN) and not may_be_kin:
                told, patient = with_sign(who, sign["she"], words), sides[number % len(sides)]
                yield who, f"{told} {patient} {ASKED}"
                yield who, f"{patient} {told} {ASKED}"


@pytest.mark.parametrize(
    ("who", "message"),
    [*others("of_writer", "writers"), *others("of_case", "cases"), *others("beside_kin", "of_kin")],
)
def test_a_sign_of_somebody_else_is_no_alarm(who: str, message: str):
    assert not alarming(message), who


@pytest.mark.parametrize("told_by", TABLE["told_by"])
@pytest.mark.parametrize("sign", TABLE["signs"], ids=lambda sign: sign["i"])
def test_a_sign_of_the_writer_is_one_whoever_tells_it(told_by: str, sign: dict[str, Any]):
    for writer in TABLE["writers"]:
        assert alarming(f"{writer} {told_by} {sign['i']}. {ASKED}"), writer


@pytest.mark.parametrize("told", TABLE["told_of_case"])
@pytest.mark.parametrize("sign", TABLE["signs"], ids=lambda sign: sign["i"])
def test_a_sign_of_the_case_is_one_whoever_tells_it(told: str, sign: dict[str, Any]):
    for case in TABLE["cases"]:
        assert alarming(f"{case} {with_sign(told, sign['she'], WOMAN)} {ASKED}"), case


@pytest.mark.parametrize("kin", TABLE["kin"])
@pytest.mark.parametrize("sign", TABLE["signs"], ids=lambda sign: sign["i"])
def test_a_sign_of_the_relative_who_is_the_patient_is_one(kin: str, sign: dict[str, Any]):
    told = with_sign(kin, sign["she"], WOMAN)
    has = "dermatomyositis and takes CellCept"
    assert alarming(f"{told} She has {has}. {ASKED}")
    assert alarming(f"{kin} has {has}. {with_sign('She', sign['she'], WOMAN)} {ASKED}")
    assert alarming(f"{kin} has {has}. {told} {ASKED}")


@pytest.mark.parametrize("told", TABLE["terse"])
def test_a_sign_before_a_place_is_nobodys_name(told: str):
    for writer in TABLE["writers"]:
        assert alarming(f"{writer} {told} {ASKED}"), writer
