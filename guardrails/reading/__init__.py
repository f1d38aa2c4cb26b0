"""From a person's words to facts and a request: `read(turns, today)`.

Deterministic and pure: the same words and the same reference date always give the same reading.
Unknown by default; a reading that would permit needs the words to be there.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import NamedTuple

from guardrails.facts import Facts
from guardrails.reading.agreement import agree
from guardrails.reading.agreement.hearing import of_patient, without_unfounded
from guardrails.reading.another_patient import asked_since
from guardrails.reading.asked import conditions, scope, topics, withdrawal_at_issue
from guardrails.reading.clinical.hedged import left_open
from guardrails.reading.clinical.mycophenolate import mycophenolate
from guardrails.reading.criteria import criteria_told
from guardrails.reading.findings import all_findings
from guardrails.reading.findings.unfounded import Unfounded
from guardrails.reading.learnt.reader import Opinion, opinion
from guardrails.reading.person import about_patient
from guardrails.reading.set_aside import set_aside
from guardrails.reading.tagged import TaggedClause, tag_turn
from guardrails.reading.withheld import withhold
from guardrails.request import Reading

_BESIDE = ThreadPoolExecutor(max_workers=2, thread_name_prefix="learnt")
"""The network reads while the rules do: it leaves Python to them, and neither knows the other."""

__all__ = ["each_reader", "read", "read_by_rules"]


def read(turns: Sequence[str], today: date) -> Reading:
    """Read a conversation; the last turn is the question. Any text at all is read."""
    return agree(*each_reader(turns, today))


def each_reader(turns: Sequence[str], today: date) -> tuple[Reading, Opinion]:
    """What the rules and what the learnt reader make of it, before they agree."""
    told, of_present = _told(turns, today)
    heard = _BESIDE.submit(_heard, told, of_present)
    rules, unfounded = _by_rules(told, of_present)
    return rules, without_unfounded(heard.result(), unfounded)


def read_by_rules(turns: Sequence[str], today: date) -> Reading:
    """The same by the rules alone, to measure them and to mend them; answers use `read`."""
    return _by_rules(*_told(turns, today))[0]


class _Told(NamedTuple):
    """What is told, in clauses, and which of them speak of the patient."""

    clauses: Sequence[TaggedClause]
    own: Sequence[bool]
    since: int = 0
    """The first turn of it."""


def _told(turns: Sequence[str], today: date) -> tuple[_Told, _Told]:
    """All of the conversation, and what of it can tell of the patient who is asked for now."""
    clauses = [c for number, turn in enumerate(turns) for c in tag_turn(turn, number, today)]
    told = _Told(clauses, about_patient(clauses))
    since = asked_since(clauses)
    if not since:
        return told, told
    present = [clause for clause in clauses if clause.turn >= since]
    return told, _Told(present, about_patient(present), since)


def _heard(told: _Told, of_present: _Told) -> Opinion:
    """What the learnt reader hears: alarms in all that is told, criteria of the present patient."""
    heard = opinion(told.clauses, told.own)
    clauses, own = of_present.clauses, of_present.own
    aside = set_aside(clauses, own)
    kept = [at for at, c in enumerate(clauses) if (c.turn, c.sentence) not in aside]
    if len(kept) == len(told.clauses):
        return heard
    return of_patient(heard, opinion([clauses[at] for at in kept], [own[at] for at in kept]))


def _by_rules(told: _Told, of_present: _Told) -> tuple[Reading, Unfounded]:
    criteria = criteria_told(of_present.clauses, of_present.own)
    everything = told.clauses, told.own
    mmf = mycophenolate(*everything)
    found = all_findings(*everything)
    facts = Facts(
        **criteria.facts,
        mmf=mmf.mmf,
        mmf_response=mmf.response,
        intolerance=found.intolerance,
        pregnancy=found.pregnancy,
        infection=found.infection,
        urgent_signs=found.urgent_signs,
        red_flags=found.red_flags,
        conditions=conditions(*everything),
    )
    reading = Reading(
        facts=facts,
        withdrawal=withdrawal_at_issue(*everything),
        topics=topics(told.clauses),
        scope=scope(*everything),
        conflicts=criteria.conflicts,
        held_open=criteria.held_open | left_open(facts, of_present.clauses, of_present.own),
        asked_since=of_present.since,
    )
    return withhold(reading, of_present.clauses, of_present.own), found.unfounded
