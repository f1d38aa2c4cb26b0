"""All six conditions named, and hardly told: then none of them counts.

"My visit summary says … in remission 16 months …. That is just the text the template drops in."
What undoes a list can be said in any words; the learnt reader weighs the whole. It is asked only
where all six would be met, for a permission is what must not rest on such a list.
"""

from guardrails.facts import PERMISSIVE, Facts, permits
from guardrails.logic import Truth
from guardrails.reading.agreement.bars import Bars
from guardrails.reading.learnt.reader import Opinion
from guardrails.reading.withheld.statements import LENGTH_OF
from guardrails.request import Reading

_NAMES = (*PERMISSIVE, *LENGTH_OF.values())
"""The facts that the six criteria rest on."""


def without_untold(reading: Reading, opinion: Opinion, bars: Bars) -> Reading:
    """The reading, all six conditions left open where they are probably only named."""
    if not opinion.untold or not all(_is_met(name, reading.facts) for name in _NAMES):
        return reading
    told = [turn for name in _NAMES if (turn := getattr(reading.facts, name).turn) is not None]
    since = max((turn for turn in opinion.untold if turn <= min(told, default=0)), default=0)
    if opinion.untold.get(since, 0.0) < bars.untold:
        return reading
    unknown = {name: getattr(Facts(), name) for name in _NAMES}
    facts = reading.facts.model_copy(update=unknown)
    return reading.model_copy(update={"facts": facts, "doubted": True})


def _is_met(name: str, facts: Facts) -> bool:
    return permits(name, getattr(facts, name).value) is Truth.TRUE
