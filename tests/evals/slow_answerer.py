"""An answerer for other processes: answers at once, or waits so that it can be interrupted."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.contract import Answer, Conversation, Sentence

PAUSE = "EVAL_TEST_PAUSE"
"""Seconds that each answer takes."""
DEADLY = "What ends a worker?"


class Echo:
    """Answers with the question; nothing else decides anything."""

    def answer(self, conversation: Conversation) -> Answer:
        time.sleep(float(os.environ.get(PAUSE, "0")))
        text = f"Did you ask: {conversation.turns[-1]}?"
        if conversation.turns[-1] == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        return Answer(
            scope="in_scope",
            verdict=None,
            text=text,
            sentences=(Sentence(text=text),),
            timings_ms={"total": time.perf_counter() % 7},
        )


@contextmanager
def open_echo() -> Iterator[Echo]:
    yield Echo()
