"""A language model as one answer uses it: how it is asked, until when, and what ends it."""

import time
from threading import Event
from typing import NamedTuple

from assistant.settings import Settings
from assistant.writers.base import Writer
from assistant.writers.write import Watch


class Pen(NamedTuple):
    """A language model, for one answer."""

    writer: Writer
    settings: Settings
    watch: Watch | None
    stop: Event
    until: float
    """On the monotonic clock: all that is asked for one answer ends then."""

    def left(self) -> float:
        """Seconds that are left, at least 0."""
        return max(self.until - time.monotonic(), 0.0)


def taken_up(writer: Writer, settings: Settings, watch: Watch | None, stop: Event) -> Pen:
    """The pen of an answer that begins now."""
    return Pen(writer, settings, watch, stop, time.monotonic() + settings.llm_seconds)
