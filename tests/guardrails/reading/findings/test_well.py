"""Nobody is well and collapsing: another's sign raises nothing where the patient is well."""

from typing import Any

import pytest
from reading_of import alarming, table

TABLE: dict[str, Any] = table("well")


@pytest.mark.parametrize("text", TABLE["others"])
@pytest.mark.parametrize("done", TABLE["done"])
def test_anothers_sign_raises_nothing_where_the_patient_is_well(done: str, text: str) -> None:
    assert not alarming(text.format(v=done))


@pytest.mark.parametrize("text", TABLE["patients"])
@pytest.mark.parametrize("done", TABLE["done"])
def test_the_patients_own_sign_is_heard_though_somebody_is_well(done: str, text: str) -> None:
    assert alarming(text.format(v=done))


def test_tablets_that_another_swallowed_stay_an_alarm() -> None:
    assert alarming("Our lodger took a whole bottle of my CellCept. I'm fine.")
