"""What is asked and whether it is in scope: the learnt reader's word where it is sure.

Neither makes a criterion met. Where all looks well, a request that the rules do not hear must be
the surer: it would be answered with a permission.
"""

import re

from guardrails.facts import Facts
from guardrails.reading.agreement.bars import Bars
from guardrails.reading.agreement.watched import SIGNS
from guardrails.reading.learnt.reader import Opinion
from guardrails.reading.patterns import wordings
from guardrails.request import Reading, Scope, Withdrawal

_ASKED = {
    "no": Withdrawal.NOT_AT_ISSUE,
    "general": Withdrawal.GENERAL,
    "patient": Withdrawal.PATIENT,
}
_OURS = re.compile(r"(?<!anti-)\b(?:dermato|poly)myositis\b|\bj?dm\b|\bimnm\b|antisynthetase")
_MMF = "<mmf>"
_NEVER_HAD = re.compile(
    r"\b(?:never|not|no|without|isn't|wasn't|ever)\b[^|]{0,30}<mmf>|"
    r"<mmf>[^|]{0,20}\b(?:never|isn't|wasn't|not|no)\b"
)
_LEAVES = ("turned", "marked", "closed")
_SCOPE = {"in": Scope.IN, "out": Scope.OUT}


def with_request(reading: Reading, opinion: Opinion, bars: Bars) -> Reading:
    """The reading with the request as both readers understand it."""
    asked = max(_ASKED, key=lambda value: opinion.conversation["ask"][value])
    scope = max(_SCOPE, key=lambda value: opinion.conversation["scope"][value])
    update: dict[str, object] = {}
    later = any(heard.turn > 0 for heard in opinion.sentences)
    unasked = reading.withdrawal is Withdrawal.NOT_AT_ISSUE
    bar = bars.asked_permitting if unasked and _all_is_well(reading.facts) else bars.asked
    bar = bars.asked_anew if later and unasked else bar
    turned = later and unasked and _announces_another_subject(opinion)
    if opinion.conversation["ask"][asked] >= bar and not turned:
        update["withdrawal"] = _ASKED[asked]
    turned_away = scope == "out" and reading.scope is Scope.IN and _asks_of_ours(reading, opinion)
    if opinion.conversation["scope"][scope] >= bars.scope and not turned_away:
        update["scope"] = _SCOPE[scope]
    return reading.model_copy(update=update)


def _announces_another_subject(opinion: Opinion) -> bool:
    """Whether the last turn says so; what was asked before still sounds to the learnt reader."""
    last = opinion.sentences[-1].turn
    leaves = wordings("withdrawal")["leaves"]
    said = [c.text for heard in opinion.sentences if heard.turn == last for c in heard.clauses]
    return any(leaves[name].found_in(text) for name in _LEAVES for text in said)


def _all_is_well(facts: Facts) -> bool:
    """Whether what is read of the disease would permit: a request put in adds a permission then."""
    return all(getattr(facts, sign.fact).value in sign.permissive.values() for sign in SIGNS)


def _asks_of_ours(reading: Reading, opinion: Opinion) -> bool:
    """Whether the last turn is on mycophenolate in one of our diseases, and names no other.

    It is then not out of scope, whatever story or trade is told around the question: in its last
    sentence, or in a topic that the rules hear, it must ask of it. One who never had the medicine
    asks of another.
    """
    last = opinion.sentences[-1].turn
    clauses = [c for heard in opinion.sentences if heard.turn == last for c in heard.clauses]
    said = [clause.text for clause in clauses]
    named = any(_OURS.search(text) for text in said) and any(_MMF in text for text in said)
    end = clauses[-1].sentence
    asks = bool(reading.topics) or any(_MMF in c.text for c in clauses if c.sentence == end)
    other = wordings("scope")["foreign_disease"]["indication"]
    foreign = any(other.found_in(text) or _NEVER_HAD.search(text) for text in said)
    return named and (asks or last > 0) and not foreign
