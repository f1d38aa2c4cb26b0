"""A second look at scope: what the texts surely speak of is in scope, whatever its words.

The reading goes by words ("tattoo", "transplant units", "what does insurance pay"). Where the drug
and one of our diseases are both named, and a statement surely answers, or is known to be missing,
the question is of our matter. Only a refusal is ever taken back, and none of a question on
withdrawal; every rule is then applied as to any other question.
"""

import re
from collections.abc import Sequence

from assistant.besides import surely_asked
from assistant.evidence import Evidence
from guardrails.reading.lexicon import drug_mentions
from guardrails.reading.normalise import normalise
from guardrails.request import Reading, Scope, Withdrawal

_DRUG = "mycophenolate"
_DISEASE = re.compile(
    r"myositis|myositid|dermatomio|myopath|antisynthetase|\b(?:j?dm|iim|jdms?)\b"
    r"|\bmuscle (?:disease|inflammation)|\binflam\w+ muscles?\b"
)
_DENIED = re.compile(
    rf"\b(?:no|not|never|without|isn't|don't|doesn't)(?: \w+){{0,3}}? \w*(?:{_DISEASE.pattern})"
)


def within(reading: Reading, turns: Sequence[str], found: Evidence) -> Reading:
    """`reading`, in scope where it was out of it and the texts speak of what is asked."""
    if reading.scope is not Scope.OUT or reading.withdrawal is not Withdrawal.NOT_AT_ISSUE:
        return reading
    if not surely_asked(found) or not _both_named(turns):
        return reading
    return reading.model_copy(update={"scope": Scope.IN})


def _both_named(turns: Sequence[str]) -> bool:
    said = normalise("\n".join(turns)).norm
    named = any(mention.drug == _DRUG for mention in drug_mentions(said))
    return named and bool(_DISEASE.search(said)) and not _DENIED.search(said)
