"""An answer that arrives in parts: read in a thread, handed on to the page, ended when it goes."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from threading import Event, Thread
from typing import Protocol, runtime_checkable

from assistant.contract import Answer, Conversation
from ui.answerer import Answerer


@runtime_checkable
class Streams(Protocol):
    """An assistant whose answers grow while a language model writes."""

    def stream(self, conversation: Conversation, stop: Event | None = None) -> Iterator[Answer]:
        """The answer as it grows; the last one is the whole answer."""
        ...


async def arriving(
    answerer: Answerer, conversation: Conversation, seconds: float
) -> AsyncGenerator[Answer, None]:
    """The parts of an answer, the last one whole; leaving early stops a model.

    Raises `TimeoutError` when the next part does not come within `seconds`, and what the assistant
    raises.
    """
    loop = asyncio.get_running_loop()
    parts: asyncio.Queue[Answer | Exception | None] = asyncio.Queue()
    stop = Event()

    def put(part: Answer | Exception | None) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(parts.put_nowait, part)

    def read() -> None:
        try:
            for answer in _stream(answerer, conversation, stop):
                put(answer)
            put(None)
        except Exception as error:  # noqa: BLE001 - handed on to whoever waits
            put(error)

    Thread(target=read, daemon=True, name="answer").start()
    try:
        while (part := await asyncio.wait_for(parts.get(), seconds)) is not None:
            if isinstance(part, Exception):
                raise part
            yield part
    finally:
        stop.set()


def _stream(answerer: Answerer, conversation: Conversation, stop: Event) -> Iterator[Answer]:
    if isinstance(answerer, Streams):
        yield from answerer.stream(conversation, stop)
    else:
        yield answerer.answer(conversation)
