"""Urgent matters in plain words: every patient, every place in the message, every turn."""

from collections.abc import Iterator
from typing import Any

import pytest
from reading_of import alarming, table

TABLE: dict[str, Any] = table("urgent_matters")


def conversations(patient: dict[str, Any], matter: str) -> Iterator[tuple[str, ...]]:
    words, introduced = patient["words"], patient["introduced"]
    told = matter.format(**words)
    for question in TABLE["questions"]:
        asked = question.format(**words)
        yield (f"{introduced} {told} {asked}",)
        yield (f"{introduced} {asked} {told}",)
        yield (f"{introduced} {asked}", told)
        yield (f"{introduced} {told}", asked)


@pytest.mark.parametrize("matter", TABLE["matters"])
@pytest.mark.parametrize("who", TABLE["patients"])
def test_it_is_heard_of_every_patient_wherever_it_stands(who: str, matter: str) -> None:
    missed = [
        turns for turns in conversations(TABLE["patients"][who], matter) if not alarming(*turns)
    ]
    assert missed == []
