"""The interface of a writer, what it is asked, and what it may report of itself."""

from collections.abc import Iterator
from threading import Event
from typing import Protocol

from corpus.models import Frozen


class Prompt(Frozen):
    """What a model is sent: our instructions, and the data they speak of."""

    system: str
    user: str
    version: str


class Usage(Frozen):
    """Tokens as the server counts them; None where it does not say."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class Piece(Frozen):
    """A piece of streamed text, and the counts that came with it."""

    text: str = ""
    usage: Usage | None = None


class Writer(Protocol):
    """A model behind a server."""

    name: str
    """Kind and model, such as `openai:smollm2-135m`; shown as the answer's `generator`."""

    def stream(self, prompt: Prompt, stop: Event) -> Iterator[Piece]:
        """Stream the model's text. Ends early when `stop` is set. Raises `WriterFailed`."""
        ...


class WriterFailed(Exception):
    """The server is away, too slow, or says something that is no answer; one line, no secrets."""
