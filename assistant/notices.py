"""What is told beside the answer: what was understood, what conflicted, and the standing notice."""

import math

from assistant.contract import Persona
from assistant.wording import words
from guardrails.decide import Decision
from guardrails.facts import Enzymes, Facts, Strength
from guardrails.interval import ANY, Interval
from guardrails.request import Conflict, Reading, Withdrawal

_ECHOED = (
    "systemic_corticosteroid",
    "months_since_corticosteroid",
    "disease_activity",
    "months_in_remission",
    "muscle_strength",
    "skin_disease",
    "muscle_enzymes",
)
_DAMAGE = ("damage", "old scar", "scarring", "wasted", "atroph", "burnt out", "burned out")


def notices(reading: Reading, decision: Decision, persona: Persona) -> tuple[str, ...]:
    """The notices, most telling first; the standing one is always the last."""
    say = words()
    told = [say.another_patient.to(persona)] if reading.asked_since else []
    told += [say.doubted.to(persona)] if reading.doubted else []
    told += _overruled(reading.facts, persona)
    if reading.withdrawal is Withdrawal.PATIENT:
        echo = understood(reading.facts, persona)
        if echo:
            told.append(say.understood.to(persona, facts=echo))
    told += dict.fromkeys(_conflict(conflict, persona) for conflict in reading.conflicts)
    for criterion in decision.criteria:
        if criterion.contradicted_by:
            against = [
                getattr(c.criterion.label, persona.value).lower()
                for c in decision.criteria
                if c.criterion.id in criterion.contradicted_by
            ]
            told.append(say.contradiction.to(persona, against=", ".join(against)))
    if decision.criteria and reading.facts.muscle_enzymes.value is Enzymes.STABLE:
        told.append(say.stable_enzymes.to(persona))
    if decision.criteria and _is_damage(reading.facts):
        told.append(say.damage.to(persona))
    told.append(say.standing_notice.to(persona))
    return tuple(told)


def _overruled(facts: Facts, persona: Persona) -> list[str]:
    """What had been set by hand, where words that came later count instead."""
    say, told = words(), []
    for key in _ECHOED:
        fact = getattr(facts, key)
        if fact.overruled is not None:
            name = getattr(say.fact_names[key], persona.value)
            said = f" (“{fact.said}”)" if fact.said and fact.turn is not None else ""
            told.append(say.overruled.to(persona, fact=name, said=said))
    return told


def _conflict(conflict: Conflict, persona: Persona) -> str:
    """What was told in two ways, or was doubted because of other words."""
    say, taken, against = words(), conflict.said, conflict.against
    if conflict.taken != "unknown":
        return say.conflict.to(persona, taken=taken, against=against)
    if not against or against in taken or taken in against:
        return say.unsure.to(persona, against=against or taken)
    return say.doubt.to(persona, taken=taken, against=against)


def understood(facts: Facts, persona: Persona) -> str:
    """The facts that withdrawal rests on, as they were read, each with the words it came from.

    What was set by hand was not read, so it is not told back; what a model read has its own word.
    """
    parts = []
    for key in _ECHOED:
        fact = getattr(facts, key)
        if str(fact.value) != "unknown" and not (fact.corrected or fact.by_model):
            name = getattr(words().fact_names[key], persona.value)
            said = f" (“{fact.said}”)" if fact.said else ""
            value = as_months(fact.value) if isinstance(fact.value, Interval) else fact.value
            parts.append(f"{name}: {value}{said}")
    return "; ".join(parts)


def as_months(months: Interval) -> str:
    """A number of months in words, to a tenth and never nearer to a limit than it is known."""
    if months == ANY or months.low == months.high:
        return str(months)
    say = words().months
    if months.high == math.inf:
        told = say.more_than if months.low_open else say.at_least
    elif months.low == 0:
        told = say.less_than if months.high_open else say.at_most
    else:
        told = say.between
    low = math.floor(months.low * 10) / 10
    high = months.high if months.high == math.inf else math.ceil(months.high * 10) / 10
    return told.format(low=f"{low:g}", high=f"{high:g}")


def _is_damage(facts: Facts) -> bool:
    strength = facts.muscle_strength
    said = (strength.said or "").lower()
    return strength.value is Strength.REDUCED and any(word in said for word in _DAMAGE)
