"""How often somebody may try to sign in: failures are counted by address and by user name.

Counts stand in memory, within bounds; a time that has passed is forgotten.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable

WINDOW_SECONDS = 15 * 60.0
MOST_BY_ADDRESS = 10
MOST_BY_USER = 30
"""Higher than by address, so that one stranger cannot lock a user out."""
_MOST_KEYS = 10_000


class Attempts:
    """Failures to sign in within the last quarter of an hour."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[tuple[str, str], list[float]] = OrderedDict()

    def wait(self, address: str, user: str) -> int:
        """Seconds until another try is taken; 0 when it is taken now."""
        limits = ((("address", address), MOST_BY_ADDRESS), (("user", user), MOST_BY_USER))
        return max(self._wait(key, most) for key, most in limits)

    def failed(self, address: str, user: str) -> None:
        """Count a failure."""
        for key in (("address", address), ("user", user)):
            self._failures[key] = [*self._recent(key), self._clock()][-MOST_BY_USER:]
            self._failures.move_to_end(key)
        while len(self._failures) > _MOST_KEYS:
            self._failures.popitem(last=False)

    def succeeded(self, address: str, user: str) -> None:
        """Forget the failures of who is now known."""
        self._failures.pop(("address", address), None)
        self._failures.pop(("user", user), None)

    def _wait(self, key: tuple[str, str], most: int) -> int:
        recent = list(self._recent(key))
        if len(recent) < most:
            return 0
        return max(1, math.ceil(recent[-most] + WINDOW_SECONDS - self._clock()))

    def _recent(self, key: tuple[str, str]) -> Iterable[float]:
        since = self._clock() - WINDOW_SECONDS
        return [when for when in self._failures.get(key, ()) if when > since]
