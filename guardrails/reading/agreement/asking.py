"""What is asked and whether it is in scope: the learnt reader's word where it is sure.

Neither opens the way to a permissive verdict: the criteria decide that.
"""

import re

from guardrails.reading.agreement.bars import Bars
from guardrails.reading.learnt.reader import Opinion
from guardrails.reading.patterns import wordings
from guardrails.request import Reading, Scope, Withdrawal

_ASKED = {
    "no": Withdrawal.NOT_AT_ISSUE,
    "general": Withdrawal.GENERAL,
    "patient": Withdrawal.PATIENT,
}
_OURS = re.compile(r"(?<!anti-)\b(?:dermato|poly)myositis\b|\bj?dm\b|\bimnm\b|antisynthetase")
_SCOPE = {"in": Scope.IN, "out": Scope.OUT}


def with_request(reading: Reading, opinion: Opinion, bars: Bars) -> Reading:
    """The reading with the request as both readers understand it."""
    asked = max(_ASKED, key=lambda value: opinion.conversation["ask"][value])
    scope = max(_SCOPE, key=lambda value: opinion.conversation["scope"][value])
    update: dict[str, object] = {}
    later = any(heard.turn > 0 for heard in opinion.sentences)
    anew = later and reading.withdrawal is Withdrawal.NOT_AT_ISSUE
    if opinion.conversation["ask"][asked] >= (bars.asked_anew if anew else bars.asked):
        update["withdrawal"] = _ASKED[asked]
    turned_away = scope == "out" and reading.scope is Scope.IN and _asks_of_ours(opinion)
    if opinion.conversation["scope"][scope] >= bars.scope and not turned_away:
        update["scope"] = _SCOPE[scope]
    return reading.model_copy(update=update)


def _asks_of_ours(opinion: Opinion) -> bool:
    """Whether the last turn names one of our diseases, and no other; it is then not out of scope.

    The learnt reader hears the whole conversation, and lupus in an earlier turn still sounds in it.
    """
    last = opinion.sentences[-1].turn
    said = [c.text for heard in opinion.sentences if heard.turn == last for c in heard.clauses]
    other = wordings("scope")["foreign_disease"]
    named = any(_OURS.search(text) and "<mmf>" in " ".join(said) for text in said)
    return last > 0 and named and not any(e.search(t) for t in said for e in other["indication"])
