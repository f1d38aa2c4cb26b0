"""What the tests of both readers' agreement share."""

from collections.abc import Iterator

import pytest

from guardrails.reading import agreement
from guardrails.reading.agreement.bars import USUAL


@pytest.fixture(scope="module")
def usual_bars() -> Iterator[None]:
    """The bars of a longer message, for tables that speak in few words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agreement, "bars_for", lambda opinion: USUAL)
        yield
