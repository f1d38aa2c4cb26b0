"""Red flags and urgent matters: raised by either reader, told with the words they were heard in.

The learnt reader hears what no rule foresaw, and never silences what a rule found: of plain alarms
put before a plain question it took nearly half for nothing. Only a denial, a past long over,
another person or a supposition takes an alarm away, and the rules look for those; what a later
turn took back is not heard at all (`hearing`).
"""

import re
from collections.abc import Sequence
from typing import Any

from guardrails.facts import (
    Fact,
    Facts,
    Infection,
    Intolerance,
    Mmf,
    MmfFact,
    Pregnancy,
    RedFlag,
    UrgentSign,
)
from guardrails.reading.agreement.bars import Bars
from guardrails.reading.learnt.reader import Heard, Opinion
from guardrails.reading.mood import is_question
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import MEDICINE
from guardrails.request import Reading

_URGENT_SIGNS = {
    "low_counts": UrgentSign.LOW_BLOOD_COUNTS,
    "jaundice": UrgentSign.JAUNDICE,
    "toxicity": UrgentSign.SUSPECTED_TOXICITY,
    "extra_dose": UrgentSign.EXTRA_DOSE,
    "dose_high": UrgentSign.HIGH_DOSE,
}
_RED = frozenset(RedFlag)
_TREATMENT = re.compile(
    rf"{MEDICINE.pattern}|<dose>|\b(?:tablets?|tabs?|pills?|caps?|capsules?|meds?|medic\w*|doses?|"
    r"drugs?|treatment|therapy|immuno\w*|prescri\w*|scripts?|refills?|packets?|strips?|boxe?s?|"
    r"bottles?|syrup|suspension|tak(?:e|ing|en)|took|swallow\w*|stuff|poison|cold turkey|"
    r"(?:on|off) (?:it|them))\b"
)
"""Where nothing of this stands, nobody tells of a medicine that was stopped or taken twice."""
_PREGNANCY = {
    "pregnant": Pregnancy.PREGNANT,
    "planning": Pregnancy.PLANNING,
    "breastfeeding": Pregnancy.BREASTFEEDING,
}


def with_alarms(reading: Reading, opinion: Opinion, bars: Bars) -> Reading:
    """The reading with every alarm that the learnt reader raises."""
    facts = _red_flags(reading.facts, opinion, bars)
    facts = _urgent_signs(facts, opinion, bars)
    facts = _pregnancy(facts, opinion, bars)
    facts = _infection(facts, opinion, bars)
    return reading.model_copy(update={"facts": _stopped(facts, opinion, bars)})


def _red_flags(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    heard = [flag for flag in RedFlag if _is_loud(flag, opinion, bars)]
    if RedFlag.FEVER_LOW_COUNTS in heard and not _feverish_and_low(facts, opinion, bars):
        heard.remove(RedFlag.FEVER_LOW_COUNTS)
    fact = facts.red_flags
    flags = tuple(flag for flag in RedFlag if flag in fact.value or flag in heard)
    if flags == fact.value:
        return facts
    if fact.value:
        return _with(facts, red_flags=fact.model_copy(update={"value": flags}))
    return _with(facts, red_flags=_quoted(flags, _loudest(opinion, heard[0])))


def _feverish_and_low(facts: Facts, opinion: Opinion, bars: Bars) -> bool:
    """Both halves of a fever with low counts: no fever denied, and low counts told by somebody.

    The learnt reader hears the pair where one half is loud; each half alone is urgent anyway.
    """
    low = UrgentSign.LOW_BLOOD_COUNTS in facts.urgent_signs.value
    heard = opinion.signs["low_counts"] >= bars.low_counts and _is_named(
        "low_counts", opinion.sentences
    )
    low = low or heard
    return low and facts.infection.value is not Infection.NO


def _urgent_signs(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    names = [name for name in _URGENT_SIGNS if _is_heard(name, facts, opinion, bars)]
    fact = facts.urgent_signs
    heard = {_URGENT_SIGNS[name] for name in names}
    signs = tuple(sign for sign in UrgentSign if sign in fact.value or sign in heard)
    if signs == fact.value:
        return facts
    if fact.value:
        return _with(facts, urgent_signs=fact.model_copy(update={"value": signs}))
    return _with(facts, urgent_signs=_quoted(signs, _loudest(opinion, names[0])))


def _is_heard(sign: str, facts: Facts, opinion: Opinion, bars: Bars) -> bool:
    """Whether a sign is heard; the rules know better of what they summed or nobody named."""
    if _is_known_better(sign, facts):
        loud = opinion.signs[sign] >= bars.against_rules
    else:
        loud = _is_loud(sign, opinion, bars)
    if not loud:
        return False
    if sign == "low_counts":
        return _is_named(sign, opinion.sentences)
    return sign != "extra_dose" or _names(_TREATMENT, opinion)


def _is_known_better(sign: str, facts: Facts) -> bool:
    """Doses that the rules summed; and a gut that is upset, which is no toxicity by itself."""
    if sign in ("dose_high", "extra_dose"):
        return facts.mmf.dose_g_per_day is not None
    return sign == "toxicity" and Intolerance.GASTROINTESTINAL in facts.intolerance.value


def _is_loud(sign: str, opinion: Opinion, bars: Bars) -> bool:
    """Whether a sign is heard: surely, or less so in a statement that names its subject."""
    loud = opinion.signs[sign]
    if loud >= bars.alarm or loud < (bars.flag_named if sign in _RED else bars.urgent_named):
        return loud >= bars.alarm
    telling = _loudest(opinion, sign)
    return not is_question(telling.clauses[-1]) and _is_named(sign, [telling])


def _is_named(sign: str, sentences: Sequence[Heard]) -> bool:
    named = wordings("named")["named"].get(sign, ())
    return any(e.search(c.text) for e in named for heard in sentences for c in heard.clauses)


def _names(subject: re.Pattern[str], opinion: Opinion) -> bool:
    return any(subject.search(c.text) for heard in opinion.sentences for c in heard.clauses)


def _pregnancy(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    urgent = facts.pregnancy.value in _PREGNANCY.values()
    loudest = max(_PREGNANCY, key=lambda name: opinion.signs[name])
    if urgent or not _is_loud(loudest, opinion, bars):
        return facts
    return _with(facts, pregnancy=_quoted(_PREGNANCY[loudest], _loudest(opinion, loudest)))


def _infection(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    if facts.infection.value is Infection.YES or not _is_loud("infection", opinion, bars):
        return facts
    return _with(facts, infection=_quoted(Infection.YES, _loudest(opinion, "infection")))


def _stopped(facts: Facts, opinion: Opinion, bars: Bars) -> Facts:
    settled = facts.mmf.value in (Mmf.STOPPED_ALONE, Mmf.NOT_STARTED, Mmf.STOPPED_BY_TEAM)
    if settled or opinion.signs["stopped_alone"] < bars.alarm or not _names(_TREATMENT, opinion):
        return facts
    source = _loudest(opinion, "stopped_alone")
    stopped = MmfFact(value=Mmf.STOPPED_ALONE, said=source.said, turn=source.turn)
    return _with(facts, mmf=stopped)


def _loudest(opinion: Opinion, sign: str) -> Heard:
    return max(opinion.sentences, key=lambda heard: heard.signs[sign])


def _quoted(value: Any, source: Heard) -> Fact[Any]:
    return Fact(value=value, said=source.said, turn=source.turn)


def _with(facts: Facts, **changed: Fact[Any]) -> Facts:
    return facts.model_copy(update=changed)
