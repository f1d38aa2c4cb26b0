"""The facts that the six criteria rest on, as the rules read them.

What is only recited counts for none of them (`recited`): where clauses recite, they are read a
second time without these, and a fact that would permit is what it is then. What blocks stays as it
was read with them, so that nothing becomes more permissive by being left out.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from guardrails.facts import Enzymes, Skin, Strength, permits
from guardrails.logic import Truth
from guardrails.reading.clinical.corrections import corrected_length
from guardrails.reading.clinical.remission import remission
from guardrails.reading.clinical.signs import ENZYMES, SKIN, STRENGTH, read_sign
from guardrails.reading.clinical.steroids import steroids
from guardrails.reading.recited import recited
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.two_patients import of_the_other
from guardrails.request import Conflict


class Criteria(NamedTuple):
    """The facts by name, what was told in two ways, and the facts that are left open."""

    facts: dict[str, Any]
    conflicts: tuple[Conflict, ...]
    held_open: frozenset[str]


def criteria_told(clauses: Sequence[TaggedClause], own: Sequence[bool]) -> Criteria:
    """What is told of the patient; `own` tells for each clause whether it speaks of the patient."""
    read = _read(clauses, own)
    aside = recited(clauses) | of_the_other(clauses)
    if not any(own[at] for at in aside):
        return read
    without = _read(clauses, [is_own and at not in aside for at, is_own in enumerate(own)])
    facts = {
        name: fact if permits(name, fact.value) is Truth.FALSE else without.facts[name]
        for name, fact in read.facts.items()
    }
    lost = {name for name, fact in facts.items() if fact != read.facts[name]}
    return Criteria(facts, without.conflicts, read.held_open | without.held_open | lost)


def _read(clauses: Sequence[TaggedClause], own: Sequence[bool]) -> Criteria:
    steroid = steroids(clauses, own)
    activity = remission(clauses, own)
    since = corrected_length("months_since_corticosteroid", steroid.months_since, clauses)
    in_remission = corrected_length("months_in_remission", activity.months, clauses)
    strength, weak = read_sign(STRENGTH, Strength, clauses, own)
    skin, rash = read_sign(SKIN, Skin, clauses, own)
    enzymes, raised = read_sign(ENZYMES, Enzymes, clauses, own)
    facts = {
        "systemic_corticosteroid": steroid.use,
        "months_since_corticosteroid": since.length,
        "disease_activity": activity.activity,
        "months_in_remission": in_remission.length,
        "muscle_strength": strength,
        "skin_disease": skin,
        "muscle_enzymes": enzymes,
    }
    conflicts = (*steroid.conflicts, activity.conflict, weak, rash, raised)
    return Criteria(
        facts,
        tuple(conflict for conflict in conflicts if conflict is not None),
        steroid.held_open | since.held_open | in_remission.held_open,
    )
