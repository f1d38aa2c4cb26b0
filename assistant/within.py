"""A second look at scope: what the texts surely speak of is in scope, whatever its words.

The reading goes by words ("tattoo", "transplant units", "what does insurance pay"). Where the drug
and one of our diseases are both named, and a statement surely answers, or is known to be missing,
the question is of our matter. Only a refusal is ever taken back, and none of a question on
withdrawal; every rule is then applied as to any other question.
"""

import re
from collections.abc import Sequence

from assistant.besides import surely_asked
from assistant.evidence import SURELY_ASKED, Evidence
from guardrails.reading.asked.diagnosis import our_disease_in
from guardrails.reading.lexicon import drug_mentions
from guardrails.reading.normalise import normalise
from guardrails.request import Reading, Scope, Withdrawal

_DRUG = "mycophenolate"
_FOREIGN = re.compile(
    r"\blupus\b|\bsle\b|nephritis|psoria|\btransplant(?:ed)? (?:recipient|patient)s?\b"
    r"|\bmy transplant|\bnever (?:had|took|taken|been on|used|tried) mycophenolate"
)
"""Another disease that the drug is given for, or the drug denied: then the refusal stands."""
_NEXT = re.compile(
    r"\b(?:mov(?:e|es|ed|ing) (?:\w+ )?(?:on )?to|switch\w*|chang\w+ (?:\w+ )?to|next|instead"
    r"|alternative\w*|second[- ]line|after .{0,40}fail\w*|replac\w+)\b",
    re.IGNORECASE,
)
"""How one asks for what comes after another medicine."""
_LIKELY = 0.3


def within(reading: Reading, turns: Sequence[str], found: Evidence) -> Reading:
    """`reading`, in scope where it was out of it and the texts speak of what is asked."""
    if reading.scope is not Scope.OUT or reading.withdrawal is not Withdrawal.NOT_AT_ISSUE:
        return reading
    surely = surely_asked(found) and _both_named("\n".join(turns))
    likely = _likely_asked(found) and _both_named(turns[-1])
    if surely or likely or _leads_to_it(found, turns[-1]):
        return reading.model_copy(update={"scope": Scope.IN})
    return reading


def _leads_to_it(found: Evidence, turn: str) -> bool:
    """Whether a next treatment of our disease is asked for, and what surely answers names ours."""
    if not _NEXT.search(turn) or not found.answered or found.hits[0].score < SURELY_ASKED:
        return False
    said = normalise(turn).norm
    told = normalise(found.hits[0].passage.text).norm
    return our_disease_in(said) and not _FOREIGN.search(said) and _names_drug(told)


def _likely_asked(found: Evidence) -> bool:
    """Enough where drug and disease stand in the very turn that asks."""
    return found.answered or (found.silence is not None and found.silence.score >= _LIKELY)


def _both_named(words: str) -> bool:
    said = normalise(words).norm
    return _names_drug(said) and our_disease_in(said) and not _FOREIGN.search(said)


def _names_drug(said: str) -> bool:
    return any(mention.drug == _DRUG for mention in drug_mentions(said))
