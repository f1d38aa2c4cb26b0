"""What the page asks of an assistant: one call, and optionally the texts behind the citations."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from assistant.contract import Answer, Conversation
from corpus.models import Document, Passage


class Answerer(Protocol):
    """Anything that answers a whole conversation; stateless, called from several threads."""

    def answer(self, conversation: Conversation) -> Answer:
        """Return the answer to the last turn of `conversation`."""
        ...


@runtime_checkable
class HasPassages(Protocol):
    """An assistant that also hands out its passages, so that a source is shown in its context."""

    @property
    def passages(self) -> Mapping[str, Passage]:
        """Every passage by its id."""
        ...


@runtime_checkable
class HasDocuments(Protocol):
    """An assistant that also names the documents it answers from."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document by its id."""
        ...
