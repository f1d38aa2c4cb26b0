"""Streams from a writer within a limit of time and length, whatever the server does.

The model is read in a thread of its own: a server that says nothing, or never ends, holds nobody
up. Setting `stop` ends the model too, at its next piece.
"""

import time
from collections.abc import Iterator
from queue import Empty, Queue
from threading import Event, Thread

from assistant.writers.base import Piece, Prompt, Writer, WriterFailed

_TICK = 0.05
_MOST_CHARACTERS = 12_000


def timed(writer: Writer, prompt: Prompt, *, seconds: float, stop: Event) -> Iterator[Piece]:
    """The writer's pieces. Raises `WriterFailed` when it fails, or takes too long or too much."""
    pieces: Queue[Piece | WriterFailed | None] = Queue()
    ended = Event()

    def read() -> None:
        try:
            for piece in writer.stream(prompt, ended):
                pieces.put(piece)
            pieces.put(None)
        except WriterFailed as failure:
            pieces.put(failure)
        except Exception as error:  # noqa: BLE001 - a thread that dies silently would be waited for
            pieces.put(WriterFailed(type(error).__name__))

    Thread(target=read, daemon=True, name="writer").start()
    try:
        yield from _until(pieces, time.monotonic() + seconds, stop)
    finally:
        ended.set()


def _until(
    pieces: "Queue[Piece | WriterFailed | None]", deadline: float, stop: Event
) -> Iterator[Piece]:
    length = 0
    while not stop.is_set():
        if time.monotonic() > deadline:
            raise WriterFailed("took too long")
        try:
            piece = pieces.get(timeout=_TICK)
        except Empty:
            continue
        if piece is None:
            return
        if isinstance(piece, WriterFailed):
            raise piece
        length += len(piece.text)
        if length > _MOST_CHARACTERS:
            raise WriterFailed("does not end")
        yield piece
