"""The steps of a build in the words that a person sees, and how they are reported."""

from collections.abc import Callable
from enum import StrEnum

Progress = Callable[[str, int, int], None]
"""Called with a step's words, the units done and the units in all (0 when there is no count)."""


class Stage(StrEnum):
    """The steps of a build, in order."""

    WAITING = "Waiting for another ingest to finish"
    MODEL = "Loading the embedding model"
    EXPORT = "Preparing the embedding model for asking"
    EMBED = "Embedding the texts"
    STORE = "Writing the vectors"
    LEXICAL = "Writing the word index"
    CHECK = "Checking the new index"
    SWITCH = "Switching to the new index"


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report nothing."""
