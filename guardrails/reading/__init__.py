"""From a person's words to facts and a request: `read(turns, today)`.

Deterministic and pure: the same words and the same reference date always give the same reading.
Unknown by default; a reading that would permit needs the words to be there.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from guardrails.facts import Enzymes, Facts, Skin, Strength
from guardrails.reading.agreement import agree
from guardrails.reading.agreement.hearing import of_patient, without_unfounded
from guardrails.reading.asked import conditions, scope, topics, withdrawal_at_issue
from guardrails.reading.clinical.corrections import corrected_length
from guardrails.reading.clinical.hedged import left_open
from guardrails.reading.clinical.mycophenolate import mycophenolate
from guardrails.reading.clinical.remission import remission
from guardrails.reading.clinical.signs import ENZYMES, SKIN, STRENGTH, read_sign
from guardrails.reading.clinical.steroids import steroids
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
    clauses = _clauses(turns, today)
    own = about_patient(clauses)
    heard = _BESIDE.submit(_heard, clauses, own)
    rules, unfounded = _by_rules(clauses, own)
    return rules, without_unfounded(heard.result(), unfounded)


def _heard(clauses: Sequence[TaggedClause], own: Sequence[bool]) -> Opinion:
    heard = opinion(clauses, own)
    aside = set_aside(clauses, own)
    if not aside:
        return heard
    kept = [at for at, c in enumerate(clauses) if (c.turn, c.sentence) not in aside]
    return of_patient(heard, opinion([clauses[at] for at in kept], [own[at] for at in kept]))


def read_by_rules(turns: Sequence[str], today: date) -> Reading:
    """The same by the rules alone, to measure them and to mend them; answers use `read`."""
    clauses = _clauses(turns, today)
    return _by_rules(clauses, about_patient(clauses))[0]


def _clauses(turns: Sequence[str], today: date) -> list[TaggedClause]:
    return [c for number, turn in enumerate(turns) for c in tag_turn(turn, number, today)]


def _by_rules(clauses: Sequence[TaggedClause], own: Sequence[bool]) -> tuple[Reading, Unfounded]:
    steroid = steroids(clauses, own)
    activity = remission(clauses, own)
    since = corrected_length("months_since_corticosteroid", steroid.months_since, clauses)
    in_remission = corrected_length("months_in_remission", activity.months, clauses)
    strength, weak = read_sign(STRENGTH, Strength, clauses, own)
    skin, rash = read_sign(SKIN, Skin, clauses, own)
    enzymes, raised = read_sign(ENZYMES, Enzymes, clauses, own)
    mmf = mycophenolate(clauses, own)
    found = all_findings(clauses, own)
    facts = Facts(
        systemic_corticosteroid=steroid.use,
        months_since_corticosteroid=since.length,
        disease_activity=activity.activity,
        months_in_remission=in_remission.length,
        muscle_strength=strength,
        skin_disease=skin,
        muscle_enzymes=enzymes,
        mmf=mmf.mmf,
        mmf_response=mmf.response,
        intolerance=found.intolerance,
        pregnancy=found.pregnancy,
        infection=found.infection,
        urgent_signs=found.urgent_signs,
        red_flags=found.red_flags,
        conditions=conditions(clauses, own),
    )
    told = (*steroid.conflicts, activity.conflict, weak, rash, raised)
    reading = Reading(
        facts=facts,
        withdrawal=withdrawal_at_issue(clauses, own),
        topics=topics(clauses),
        scope=scope(clauses, own),
        conflicts=tuple(conflict for conflict in told if conflict is not None),
        held_open=steroid.held_open
        | since.held_open
        | in_remission.held_open
        | left_open(facts, clauses, own),
    )
    return withhold(reading, clauses, own), found.unfounded
