"""A model double that says, for each thing it is asked, what a test tells it to."""

from collections.abc import Iterator
from datetime import date
from threading import Event
from typing import Any

from local_index import WordIndex, corpus

from assistant.contract import Answer, Conversation
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.writers.base import Piece, Prompt
from assistant.writers.helping import helping
from guardrails.policy import load_policy

TODAY = date(2026, 11, 22)


class Scripted:
    """Answers by which prompt it is given; keeps all of them by their kind."""

    name = "double:scripted"

    def __init__(self, reading: str = "NONE", follow_up: str = "NONE", writing: str = "NONE"):
        self._says = {"reading": reading, "follow_up": follow_up, "writing": writing}
        self.asked: dict[str, list[Prompt]] = {kind: [] for kind in self._says}

    def stream(self, prompt: Prompt, stop: Event) -> Iterator[Piece]:
        kind = kind_of(prompt.system)
        self.asked[kind].append(prompt)
        yield Piece(text=self._says[kind])


def kind_of(system: str) -> str:
    """Which prompt these instructions are those of."""
    for kind in ("reading", "follow_up"):
        if system.startswith(getattr(helping(), kind).system.split("\n")[0]):
            return kind
    return "writing"


def assistant_with(model: Any, **llm: Any) -> Assistant:
    """The real assistant on the corpus; the model helps with reading unless told otherwise."""
    settings = Settings(**{"llm": "openai", "llm_reading": True, **llm})
    return Assistant(WordIndex(corpus()), load_policy(), settings, model)  # type: ignore[arg-type]


def answer(model: Any, *turns: str, llm: dict[str, Any] | None = None, **more: Any) -> Answer:
    """The answer to these turns with this model."""
    conversation = Conversation(turns=turns, today=TODAY, **more)
    return assistant_with(model, **(llm or {})).answer(conversation)


def alone(*turns: str, **more: Any) -> Answer:
    """The answer to these turns without a model."""
    index = WordIndex(corpus())
    plain = Assistant(index, load_policy(), Settings())  # type: ignore[arg-type]
    return plain.answer(Conversation(turns=turns, today=TODAY, **more))
