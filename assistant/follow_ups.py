"""Questions that are offered next: each asks, and says nothing about whoever presses its button.

A pressed question becomes the person's own words. One that tells a fact ("I stopped it myself, what
now?") would put that fact into their mouth and decide by it.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from assistant.evidence import Evidence
from assistant.inform import same
from corpus.models import Statement
from guardrails.facts import Facts
from guardrails.reading import read_by_rules
from guardrails.verify import Claim

_MOST = 3
_RELATED = 0.35
"""The least cosine with the question of a statement whose own question is offered next."""
_OF_ONESELF = re.compile(r"\b(?:i|me|my|mine|we|our|ours|us)\b", re.IGNORECASE)
_ANY_DAY = date(2026, 1, 1)
"""Whether words tell a fact does not hang on the day."""


def follow_ups(found: Evidence, told: Sequence[Claim]) -> tuple[str, ...]:
    """Up to three questions that the next-best statements answer, each on what was not told."""
    used = {key for claim in told for key in claim.passages}
    said = [claim.text for claim in told]
    offered: list[str] = []
    for hit in found.hits:
        statement = hit.passage.statement
        if hit.passage.id in used or statement is None or hit.features["best"] < _RELATED:
            continue
        if any(same(text, own) for text in said for own in (statement.plain, statement.clinician)):
            continue
        question = offerable(statement)
        if question and not any(same(question, other) for other in offered):
            offered.append(question)
        if len(offered) == _MOST:
            break
    return tuple(offered)


@cache
def offerable(statement: Statement) -> str | None:
    """The first question of a statement that tells no fact, one that says no "I" before others."""
    asking = (question for question in statement.questions if question.endswith("?"))
    ordered = sorted(asking, key=lambda question: bool(_OF_ONESELF.search(question)))
    silent = (q for q in ordered if read_by_rules([q], _ANY_DAY).facts == Facts())
    return next(silent, None)
