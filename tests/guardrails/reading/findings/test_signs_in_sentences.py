"""Each sign of a table in each of its sentences: a quiet one raises nothing, an alarm always does.

`talked_of`: a subject and no statement. `had_after_all`: denied, past or talked of, and owned up to
behind. `well`: somebody else's, where the patient is well.
"""

from typing import Any

import pytest
from reading_of import alarming, table

TABLES: dict[str, Any] = {name: table(name) for name in ("talked_of", "had_after_all", "well")}


def filled(kind: str) -> list[str]:
    return [
        text.format(n=sign)
        for rows in TABLES.values()
        for text in rows[kind]
        for sign in rows["signs"]
    ]


@pytest.mark.parametrize("message", filled("quiet"))
def test_what_is_not_told_of_the_patient_now_raises_nothing(message: str) -> None:
    assert not alarming(message)


@pytest.mark.parametrize("message", filled("alarm"))
def test_what_is_told_of_the_patient_now_is_heard(message: str) -> None:
    assert alarming(message)


def test_tablets_that_another_swallowed_stay_an_alarm() -> None:
    assert alarming("Our lodger took a whole bottle of my CellCept. I'm fine.")
