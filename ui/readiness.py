"""Whether the assistant is loaded yet: set once by the loading thread, read by everybody.

Never hides a failure: whoever waits for an assistant that could not be made is told so.
"""

import threading
from enum import StrEnum

from ui.answerer import Answerer


class State(StrEnum):
    """How far the assistant has come."""

    STARTING = "starting"
    READY = "ready"
    FAILED = "failed"


class NotReady(Exception):
    """The assistant is not loaded: still loading after the wait, or it could not be made."""


class Readiness:
    """Holds the assistant once it is made. Safe to share between threads."""

    def __init__(self) -> None:
        self._settled = threading.Event()
        self._answerer: Answerer | None = None

    @property
    def state(self) -> State:
        """The state now; never blocks."""
        if not self._settled.is_set():
            return State.STARTING
        return State.FAILED if self._answerer is None else State.READY

    def ready(self, answerer: Answerer) -> None:
        """Hand over the loaded assistant."""
        self._answerer = answerer
        self._settled.set()

    def failed(self) -> None:
        """Say that no assistant will come."""
        self._settled.set()

    def wait(self, seconds: float) -> Answerer:
        """Return the assistant, waiting up to `seconds` for it; raises NotReady."""
        self._settled.wait(seconds)
        if self._answerer is None:
            raise NotReady(self.state.value)
        return self._answerer
