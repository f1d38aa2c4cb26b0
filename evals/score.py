"""One score: what was looked at, the value, its reason, and what kind of mistake a failure is."""

from enum import StrEnum

from corpus.models import Frozen


class Stage(StrEnum):
    """Where in one turn a score looks; in the order of the turn."""

    READING = "reading"
    SCOPE = "scope"
    RULES = "rules"
    RETRIEVAL = "retrieval"
    COMPOSITION = "composition"
    CITATION = "citation"
    VERIFICATION = "verification"


class Harm(StrEnum):
    """What kind of mistake a failed score is; told apart everywhere, most dangerous first."""

    FALSE_PERMISSION = "false_permission"
    """Something was read, decided or said more permissively than it should be."""
    MISSED_EMERGENCY = "missed_emergency"
    MISSED_URGENT = "missed_urgent"
    BROKEN_CITATION = "broken_citation"
    FALSE_ALARM = "false_alarm"
    """An emergency or an urgent review where there is none."""
    OVER_REFUSAL = "over_refusal"
    """Turned away, or withheld what may be discussed."""
    OTHER = "other"


class Score(Frozen):
    """One thing that was looked at in one answer."""

    name: str
    """The scorer, for example `verdict`, `criteria.W3`, `facts.muscle_strength`, `recall_at_5`."""
    value: float | None
    """From 0 to 1, except `reading_grade` (US school years); None when unscored."""
    passed: bool | None = None
    """None when unscored, and for a measurement that nothing is expected of."""
    reason: str
    stage: Stage
    harm: Harm | None = None
    """What kind of mistake it is; None unless `passed` is False."""
