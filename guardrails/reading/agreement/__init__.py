"""Where the rules and the learnt reader meet: `agree(reading, opinion)`.

A permissive reading counts only when neither reader objects and the words are there to quote; a
blocking one counts from either that is sure; an alarm is raised by either. What each bar is and
how it was set stands in `bars`.
"""

from guardrails.reading.agreement.alarms import with_alarms
from guardrails.reading.agreement.asking import with_request
from guardrails.reading.agreement.bars import Bars, bars_for
from guardrails.reading.agreement.criteria import with_criteria
from guardrails.reading.agreement.untold import without_untold
from guardrails.reading.learnt.reader import NOTHING_HEARD, Opinion
from guardrails.request import Reading

__all__ = ["agree"]


def agree(reading: Reading, opinion: Opinion, bars: Bars | None = None) -> Reading:
    """The reading of the rules, with all that the learnt reader objects to or adds.

    `bars` are those of the conversation's length unless others are given.
    """
    if opinion is NOTHING_HEARD:
        return reading
    bars = bars or bars_for(opinion)
    reading = without_untold(with_criteria(reading, opinion, bars), opinion, bars)
    reading = with_request(reading, opinion, bars)
    return with_alarms(reading, opinion, bars)
