"""What a test of help in reading needs: words that the reading beside it does not know."""

from collections.abc import Iterator

import pytest

from guardrails.reading import read_by_rules


@pytest.fixture(scope="module")
def rules_alone() -> Iterator[None]:
    """Words are read by the rules alone, so that no new training of the learnt reader matters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.pipeline.read", read_by_rules)
        yield
