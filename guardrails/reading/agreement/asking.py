"""What is asked and whether it is in scope: the learnt reader's word where it is sure.

Neither opens the way to a permissive verdict: the criteria decide that.
"""

from guardrails.reading.agreement.bars import Bars
from guardrails.reading.learnt.reader import Opinion
from guardrails.request import Reading, Scope, Withdrawal

_ASKED = {
    "no": Withdrawal.NOT_AT_ISSUE,
    "general": Withdrawal.GENERAL,
    "patient": Withdrawal.PATIENT,
}
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
    if opinion.conversation["scope"][scope] >= bars.scope:
        update["scope"] = _SCOPE[scope]
    return reading.model_copy(update=update)
