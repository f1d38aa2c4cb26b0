"""What is asked and whether it is in scope: the learnt reader's word where it is sure.

Neither opens the way to a permissive verdict: the criteria decide that.
"""

from guardrails.reading.agreement.bars import BARS
from guardrails.reading.learnt.reader import Opinion
from guardrails.request import Reading, Scope, Withdrawal

_ASKED = {
    "no": Withdrawal.NOT_AT_ISSUE,
    "general": Withdrawal.GENERAL,
    "patient": Withdrawal.PATIENT,
}
_SCOPE = {"in": Scope.IN, "out": Scope.OUT}


def with_request(reading: Reading, opinion: Opinion) -> Reading:
    """The reading with the request as both readers understand it."""
    asked = max(_ASKED, key=lambda value: opinion.conversation["ask"][value])
    scope = max(_SCOPE, key=lambda value: opinion.conversation["scope"][value])
    update: dict[str, object] = {}
    if opinion.conversation["ask"][asked] >= BARS.asked:
        update["withdrawal"] = _ASKED[asked]
    if opinion.conversation["scope"][scope] >= BARS.scope:
        update["scope"] = _SCOPE[scope]
    return reading.model_copy(update=update)
