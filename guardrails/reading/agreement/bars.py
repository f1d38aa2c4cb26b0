"""How sure the learnt reader must be before it changes what the rules read.

Set on messages by authors whom neither reader was made with (`scripts/calibrate_reader.py`);
`evals/README.md` says what they give there. Lower bars for objecting than for adding: an objection
costs a question back.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from guardrails.reading.learnt.reader import Opinion


class Bars(NamedTuple):
    """Probabilities, 0 to 1."""

    object_below: Mapping[str, float] = MappingProxyType(
        {"W1": 0.5, "W2": 0.5, "W3": 0.5, "W4": 0.3, "W5": 0.3, "W6": 0.3}
    )
    """A criterion that the rules read as met is doubted where "met" is less probable than this."""
    object_sentence: float = 0.85
    """… or where one sentence says the blocking value with at least this …"""
    object_unless: float = 0.95
    """… unless the conversation makes the criterion met with at least this."""
    block: float = 0.40
    """A criterion that nobody read becomes unmet from here on."""
    permit: float = 0.90
    """A criterion of which the rules heard nothing is met from here on, by the conversation …"""
    permit_over: float = 0.95
    """… one whose words the rules heard and left open, from here on …"""
    permit_sentence: float = 0.30
    """… and by the sentence that is quoted."""
    alarm: float = 0.60
    """A red flag or an urgent matter is raised from here on."""
    flag_named: float = 0.40
    """… a red flag from here on where the sentence that tells it names its subject …"""
    urgent_named: float = 0.50
    """… and an urgent matter from here on there."""
    against_rules: float = 0.95
    """… and from here on where the rules summed up the dose, or heard of an upset gut."""
    low_counts: float = 0.30
    """… and low counts beside a fever from here on."""
    asked: float = 0.50
    """What is asked is taken from the learnt reader from here on."""
    asked_permitting: float = 0.90
    """… and from here on where no sign of disease stands against a permission."""
    asked_anew: float = 0.99
    """… and from here on in a later turn in which the rules hear no question of withdrawal."""
    untold: float = 0.70
    """All six conditions, met by what was read, are left open from here on."""
    scope: float = 0.60
    """Scope is taken from the learnt reader from here on."""


USUAL = Bars()
BRIEF = Bars(
    object_below=MappingProxyType(
        {"W1": 0.0, "W2": 0.05, "W3": 0.0, "W4": 0.05, "W5": 0.0, "W6": 0.05}
    ),
    object_sentence=0.95,
    block=1.01,
    permit=0.96,
    permit_over=1.01,
    alarm=0.80,
    asked=0.90,
    asked_permitting=0.97,
    scope=0.99,
)
"""For few words: nothing can stand beside them in passing, and the rules know plain statements."""
_FEW_WORDS = 25


def bars_for(opinion: Opinion) -> Bars:
    """The bars for a conversation of this length."""
    words = sum(len(c.text.split()) for heard in opinion.sentences for c in heard.clauses)
    return BRIEF if words <= _FEW_WORDS else USUAL
