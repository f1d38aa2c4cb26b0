"""Which of a statement's own questions may be offered as a button: one that decides nothing.

A pressed question becomes the person's own words. One that tells a deciding fact ("I stopped it
myself, what now?") would put that fact into their mouth and decide by it. Which disease it is, and
that mycophenolate is taken, decide nothing. Read once for all by `scripts/offered_questions.py`,
which writes `offered.yaml`; a statement that is not in it yet is read when it is asked about.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from corpus.models import PassageId, Statement
from guardrails.facts import Condition, Facts, Mmf, MmfFact
from guardrails.reading import read_by_rules

FILE = Path(__file__).with_name("offered.yaml")
_OF_ONESELF = re.compile(r"\b(?:i|me|my|mine|we|our|ours|us)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:(?:at|by|for|from|in|on|to|with|until|after) )?(?:who|whom|whose|what|when|where|which|"
    r"why|how|can|could|do|does|did|is|are|am|may|might|must|should|shall|will|would|has|have|was|"
    r"were)(?:n't|'s|s)?\b[^.!]*\?$",
    re.IGNORECASE,
)
"""A question from its first word on: "gave it up myself, now what?" tells before it asks."""
_ANY_DAY = date(2026, 1, 1)
"""Whether words tell a fact does not hang on the day."""
_DECIDING = frozenset(
    {Condition.ANTISYNTHETASE, Condition.INTERSTITIAL_LUNG_DISEASE, Condition.SEVERE_ONSET}
)
"""What rule C1 asks for."""


def offered(key: PassageId, statement: Statement) -> str | None:
    """The question of the statement `key` that is offered, if it has one that decides nothing."""
    known = _table()
    if key in known and (known[key] is None or known[key] in statement.questions):
        return known[key]
    return offerable(statement)


@cache
def offerable(statement: Statement) -> str | None:
    """The first whole question that tells no deciding fact, one without an "I" before others."""
    asking = (question for question in statement.questions if _ASKS.match(question))
    ordered = sorted(asking, key=lambda question: bool(_OF_ONESELF.search(question)))
    return next((q for q in ordered if tells_nothing(read_by_rules([q], _ANY_DAY).facts)), None)


def tells_nothing(facts: Facts) -> bool:
    """Whether no verdict and no rule hangs on these facts."""
    if _DECIDING & set(facts.conditions.value):
        return False
    taking = facts.mmf.value in (Mmf.TAKING, Mmf.UNKNOWN)
    plain = {name: Facts.model_fields[name].get_default() for name in ("mmf", "conditions")}
    bare = MmfFact(value=facts.mmf.value, said=facts.mmf.said, turn=facts.mmf.turn) == facts.mmf
    return taking and bare and facts.model_copy(update=plain) == Facts()


@cache
def _table() -> Mapping[PassageId, str | None]:
    known = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return TypeAdapter(dict[PassageId, str | None]).validate_python(known)
