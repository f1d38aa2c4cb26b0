"""A sign that is only talked of raises nothing; where it is told of somebody, it does."""

from typing import Any

import pytest
from reading_of import alarming, table

TABLE: dict[str, Any] = table("talked_of")


@pytest.mark.parametrize("text", TABLE["talked_of"])
@pytest.mark.parametrize("sign", TABLE["signs"])
def test_what_is_talked_of_raises_nothing(sign: str, text: str) -> None:
    assert not alarming(text.format(n=sign))


@pytest.mark.parametrize("text", TABLE["told"])
@pytest.mark.parametrize("sign", TABLE["signs"])
def test_what_is_told_is_heard(sign: str, text: str) -> None:
    assert alarming(text.format(n=sign))
