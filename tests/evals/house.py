"""The real assistant on the real index, which all tests of this folder share."""

from functools import cache

from assistant.pipeline import Assistant
from assistant.settings import Settings
from corpus import DOCUMENTS, load_corpus
from evals.scoring import Texts
from guardrails.policy import Policy, load_policy
from ingest import Index

_OPENED: list[Index] = []


class HouseAssistant(Assistant):
    """Leaves the shared index open when a command closes its assistant."""

    def close(self) -> None:
        """Close nothing."""


@cache
def texts() -> Texts:
    """The corpus as scorers see it."""
    return Texts.of(load_corpus(DOCUMENTS))


def share(index: Index) -> None:
    """Let every assistant made from now on search `index`; the session's fixture does it once."""
    _OPENED[:] = [index]


def house_assistant(policy: Policy | None = None) -> Assistant:
    """The assistant with the real policy or another one."""
    return HouseAssistant(_OPENED[0], policy or load_policy(), Settings())
