"""The real corpus, and a claim beside it."""

from collections.abc import Callable, Mapping

import pytest

from corpus import DOCUMENTS, Passage, load_corpus
from guardrails.policy.models import Verdict
from guardrails.verification import written_problem
from guardrails.verify import Claim

Checked = Callable[..., str | None]


@pytest.fixture(scope="session")
def passages() -> Mapping[str, Passage]:
    return {p.id: p for document in load_corpus(DOCUMENTS) for p in document.passages}


@pytest.fixture(scope="session")
def dropped_by(passages: Mapping[str, Passage]) -> Checked:
    """The name of the check that drops a claim, or None when it may be shown."""

    def check(text: str, *statements: str, verdict: Verdict | None = None) -> str | None:
        found = written_problem(Claim(text=text, passages=statements), passages, verdict)
        return found[0] if found else None

    return check
