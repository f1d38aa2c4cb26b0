"""A sign owned up to behind a denial, a past or a mere mention is an alarm; else it is none."""

from typing import Any

import pytest
from reading_of import alarming, table

TABLE: dict[str, Any] = table("had_after_all")


@pytest.mark.parametrize("text", TABLE["had"])
@pytest.mark.parametrize("sign", TABLE["signs"])
def test_what_is_owned_up_to_is_heard(sign: str, text: str) -> None:
    assert alarming(text.format(n=sign))


@pytest.mark.parametrize("text", TABLE["not_had"])
@pytest.mark.parametrize("sign", TABLE["signs"])
def test_what_stays_denied_past_or_talked_of_raises_nothing(sign: str, text: str) -> None:
    assert not alarming(text.format(n=sign))
