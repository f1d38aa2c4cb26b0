"""Alarms of the rules that are not the patient's, or not now, in words that no rule foresaw.

"The vet says the mare coughed blood", "that exam gave me a heart attack": the wordings of alarms
are few, those of what they belong to have no end. Where the learnt reader, which was taught both,
finds no alarm of any kind even faintly likely, neither in the conversation nor in any turn by
itself, the rules' alarm is passed over, and the answer says so with what to do if that is wrong.

Numbers are the rules' own: no blood count and no dose is passed over. Nor is an overdose or a
thought of self-harm, which cost most when missed. `docs/decisions/010-alarms-passed-over.md`.
"""

from collections.abc import Iterable
from typing import Any

from guardrails.facts import Fact, Facts, Infection, Pregnancy, RedFlag, UrgentSign
from guardrails.reading.agreement.bars import Bars
from guardrails.reading.learnt.reader import Opinion
from guardrails.request import NotNow, Reading

_ALWAYS = (RedFlag.OVERDOSE, RedFlag.SELF_HARM)
_MEASURED = (UrgentSign.LOW_BLOOD_COUNTS, UrgentSign.HIGH_DOSE, UrgentSign.EXTRA_DOSE)
_URGENT = (Pregnancy.PREGNANT, Pregnancy.PLANNING, Pregnancy.BREASTFEEDING, Infection.YES)


def rules_alarm(facts: Facts) -> bool:
    """Whether the rules raise one that may be passed over."""
    return any(True for _ in _passable(facts))


def with_calm(reading: Reading, opinion: Opinion, bars: Bars) -> Reading:
    """The reading without the alarms that nothing but their wording speaks for."""
    if not rules_alarm(reading.facts):
        return reading
    emergency = max(_chances(opinion, RedFlag), default=1.0) < bars.calm
    anything = max(_chances(opinion, opinion.signs), default=1.0) < bars.calm_urgent
    facts, passed = reading.facts, []
    for name, without, emergent in _passable(facts):
        if emergency if emergent else anything:
            fact: Fact[Any] = getattr(facts, name)
            facts = facts.model_copy(update={name: without})
            passed.append(NotNow(alarm=name, said=fact.said or "", emergency=emergent))
    if not passed:
        return reading
    return reading.model_copy(update={"facts": facts, "not_now": tuple(passed)})


def _passable(facts: Facts) -> Iterable[tuple[str, Fact[Any], bool]]:
    """The name of each fact that raises an alarm, the fact without it, and if it is a red flag."""
    flags = facts.red_flags
    if flags.value and not flags.corrected and not set(flags.value) & set(_ALWAYS):
        yield "red_flags", Fact(value=()), True
    signs = facts.urgent_signs
    if signs.value and not signs.corrected and not set(signs.value) & set(_MEASURED):
        yield "urgent_signs", Fact(value=()), False
    for name in ("pregnancy", "infection"):
        fact: Fact[Any] = getattr(facts, name)
        if fact.value in _URGENT and not fact.corrected:
            yield name, Fact(value=type(fact.value)("unknown")), False


def _chances(opinion: Opinion, signs: Iterable[str]) -> Iterable[float]:
    names = set(signs)
    for heard in (opinion.signs, opinion.alone):
        yield from (chance for sign, chance in heard.items() if sign in names)
