"""Red flags and urgent matters: raised by either reader, told with the words they were heard in.

The learnt reader hears what no rule foresaw. It may also recognise that an urgent matter of the
rules was a figure of speech, a past long over, another person's or a supposition, where nothing at
all in the conversation sounds like one to it. A red flag of the rules always stands: only a denial,
a past long over, another person or a supposition takes one away, and the rules look for those.
"""

from collections.abc import Sequence
from typing import Any

from guardrails.facts import (
    Fact,
    Facts,
    Infection,
    Mmf,
    MmfFact,
    Pregnancy,
    RedFlag,
    UrgentSign,
)
from guardrails.reading.agreement.bars import Bars
from guardrails.reading.learnt.reader import Heard, Opinion
from guardrails.request import Reading

_URGENT_SIGNS = {
    "low_counts": UrgentSign.LOW_BLOOD_COUNTS,
    "jaundice": UrgentSign.JAUNDICE,
    "toxicity": UrgentSign.SUSPECTED_TOXICITY,
    "extra_dose": UrgentSign.EXTRA_DOSE,
    "dose_high": UrgentSign.HIGH_DOSE,
}
_PREGNANCY = {
    "pregnant": Pregnancy.PREGNANT,
    "planning": Pregnancy.PLANNING,
    "breastfeeding": Pregnancy.BREASTFEEDING,
}
_OF_PREGNANCY = tuple(_PREGNANCY)
_ANY = ("infection", *_URGENT_SIGNS)


def with_alarms(reading: Reading, opinion: Opinion, bars: Bars) -> Reading:
    """The reading with every alarm that the learnt reader raises."""
    facts = _red_flags(reading.facts, opinion, bars)
    facts = _urgent_signs(facts, opinion, bars)
    facts = _pregnancy(facts, opinion, bars)
    facts = _infection(facts, opinion, bars)
    return reading.model_copy(update={"facts": _stopped(facts, opinion, bars)})


def _red_flags(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    heard = [flag for flag in RedFlag if opinion.signs[flag] >= bars.alarm]
    fact = facts.red_flags
    flags = tuple(flag for flag in RedFlag if flag in fact.value or flag in heard)
    if flags == fact.value:
        return facts
    if fact.value:
        return _with(facts, red_flags=fact.model_copy(update={"value": flags}))
    return _with(facts, red_flags=_quoted(flags, _loudest(opinion, heard[0])))


def _urgent_signs(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    heard = [s for name, s in _URGENT_SIGNS.items() if opinion.signs[name] >= bars.alarm]
    fact = facts.urgent_signs
    told = tuple(
        sign
        for sign in fact.value
        if not _calm(opinion, bars, tuple(n for n, s in _URGENT_SIGNS.items() if s is sign), _ANY)
    )
    signs = tuple(sign for sign in UrgentSign if sign in told or sign in heard)
    if signs == fact.value:
        return facts
    if told or not heard:
        return _with(facts, urgent_signs=fact.model_copy(update={"value": signs}))
    name = next(name for name, sign in _URGENT_SIGNS.items() if sign is heard[0])
    return _with(facts, urgent_signs=_quoted(signs, _loudest(opinion, name)))


def _pregnancy(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    urgent = facts.pregnancy.value in _PREGNANCY.values()
    if urgent and _calm(opinion, bars, _OF_PREGNANCY, _OF_PREGNANCY):
        return _with(facts, pregnancy=Fact(value=Pregnancy.UNKNOWN))
    loudest = max(_PREGNANCY, key=lambda name: opinion.signs[name])
    if urgent or opinion.signs[loudest] < bars.alarm:
        return facts
    return _with(facts, pregnancy=_quoted(_PREGNANCY[loudest], _loudest(opinion, loudest)))


def _infection(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    urgent = facts.infection.value is Infection.YES
    if urgent and _calm(opinion, bars, ("infection",), (*_ANY, *RedFlag)):
        return _with(facts, infection=Fact(value=Infection.UNKNOWN))
    if urgent or opinion.signs["infection"] < bars.alarm:
        return facts
    return _with(facts, infection=_quoted(Infection.YES, _loudest(opinion, "infection")))


def _stopped(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    urgent = facts.mmf.value is Mmf.STOPPED_ALONE
    if urgent and _calm(opinion, bars, ("stopped_alone",), ("stopped_alone",)):
        return _with(facts, mmf=facts.mmf.model_copy(update={"value": Mmf.UNKNOWN}))
    settled = facts.mmf.value in (Mmf.NOT_STARTED, Mmf.STOPPED_BY_TEAM)
    if urgent or settled or opinion.signs["stopped_alone"] < bars.alarm:
        return facts
    source = _loudest(opinion, "stopped_alone")
    stopped = MmfFact(value=Mmf.STOPPED_ALONE, said=source.said, turn=source.turn)
    return _with(facts, mmf=stopped)


def _calm(opinion: Opinion, bars: Bars, signs: Sequence[str], kindred: Sequence[str]) -> bool:
    """Whether these signs are next to impossible, and none of their kindred is likely either."""
    quiet = all(opinion.signs[sign] < bars.calm for sign in signs)
    return quiet and all(opinion.signs[sign] < bars.calm_all for sign in kindred)


def _loudest(opinion: Opinion, sign: str) -> Heard:
    return max(opinion.sentences, key=lambda heard: heard.signs[sign])


def _quoted(value: Any, source: Heard) -> Fact[Any]:
    return Fact(value=value, said=source.said, turn=source.turn)


def _with(facts: Facts, **changed: Fact[Any]) -> Facts:
    return facts.model_copy(update=changed)
