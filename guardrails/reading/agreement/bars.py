"""How sure the learnt reader must be before it changes what the rules read.

Set on messages by authors whom neither reader was made with; `evals/README.md` says which, and what
other bars gave. Lower bars for objecting than for adding: an objection costs a question back.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Bars(NamedTuple):
    """Probabilities, 0 to 1."""

    object_below: Mapping[str, float] = MappingProxyType(
        {"W1": 0.90, "W2": 0.90, "W3": 0.60, "W4": 0.90, "W5": 0.50, "W6": 0.80}
    )
    """A criterion that the rules read as met is doubted where "met" is less probable than this."""
    object_sentence: float = 0.60
    """… or where one sentence says the blocking value with at least this."""
    block: float = 0.85
    """A criterion that nobody read becomes unmet from here on."""
    permit: float = 0.90
    """A criterion that the rules could not read is met from here on, by the conversation …"""
    permit_sentence: float = 0.90
    """… and by the sentence that is quoted."""
    alarm: float = 0.60
    """A red flag or an urgent matter is raised from here on."""
    calm: float = 0.02
    """Below this an alarm of the rules is taken for a figure of speech, a past or another's …"""
    calm_all: float = 0.10
    """… if no other sign of its kind is as probable as this."""
    asked: float = 0.80
    """What is asked is taken from the learnt reader from here on."""
    scope: float = 0.90
    """Scope is taken from the learnt reader from here on."""


BARS = Bars()
