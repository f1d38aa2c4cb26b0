"""For the prescribing team now: low counts, jaundice, suspected toxicity, an extra dose.

Mildly raised liver tests, nausea and loose stools are none of these.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Fact, UrgentSign
from guardrails.reading.findings.counts_row import amount, latest
from guardrails.reading.findings.scene import Scene, scene_of
from guardrails.reading.findings.standing import standing
from guardrails.reading.findings.told import Finding, Status, told, told_across
from guardrails.reading.tagged import TaggedClause

# The levels below which UK guidance has the specialist called, in 10^9 per litre, and the least
# number that can only be meant as cells per microlitre.
_LEVELS = {"neutrophils": (1.6, 50.0), "white_cells": (3.5, 200.0), "platelets": (140.0, 2000.0)}
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+)(?P<thousand>\s?k\b)?")
_SEVERE_LIVER = 200.0


def urgent_signs(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> Fact[tuple[UrgentSign, ...]]:
    """The urgent signs that the patient has now; one that was told stands until taken back."""
    scene = scene_of(clauses, about_patient)
    return urgent_of(scene, urgent_told(scene))


def urgent_of(scene: Scene, found: Sequence[Finding]) -> Fact[tuple[UrgentSign, ...]]:
    """The same, from what `urgent_told` found."""
    held = standing(scene, found)
    signs = tuple(sign for sign in UrgentSign if any(f.value == sign for f in held))
    if not held:
        return Fact(value=())
    return Fact(value=signs, said=held[0].said, turn=held[0].turn)


def urgent_told(scene: Scene) -> list[Finding]:
    """All that is said of urgent signs; measured counts are weighed against their levels."""
    found = told(scene, "urgent") + told_across(scene, "urgent")
    for finding in told(scene, "urgent", "numbers"):
        row = _row(finding)
        sign = _weigh(finding, row)
        if sign is not None:
            of_now = finding.status is Status.OVER and row is not None
            status = Status.NOW if of_now else finding.status  # its end is not its beginning
            found.append(finding._replace(value=sign, status=status))
        elif finding.holds and finding.value in _LEVELS:
            found.append(finding._replace(value=UrgentSign.LOW_BLOOD_COUNTS, status=Status.DENIED))
    return sorted(found, key=lambda f: (f.turn, f.clause.index, f.start))


def low_counts_now(scene: Scene, found: Sequence[Finding]) -> list[Finding]:
    """The low blood counts among `found` that stand."""
    return [f for f in standing(scene, found) if f.value == UrgentSign.LOW_BLOOD_COUNTS]


def _row(finding: Finding) -> str | None:
    """The latest value of the row that the finding's number begins, if it begins one."""
    clause = finding.clause
    number = list(_NUMBER.finditer(clause.text[finding.start : finding.end]))
    if not number:
        return None
    return latest(clause.whole.norm[clause.source[finding.start + number[-1].start()] :])


def _weigh(finding: Finding, row: str | None) -> UrgentSign | None:
    words = finding.clause.text[finding.start : finding.end]
    numbers = list(_NUMBER.finditer(words))
    if not numbers:
        return None
    number = float(numbers[-1]["number"].replace(",", ""))
    number *= 1000.0 if numbers[-1]["thousand"] else 1.0
    number = amount(row) if row else number
    if finding.value == "liver":
        return UrgentSign.SUSPECTED_TOXICITY if number >= _SEVERE_LIVER else None
    level, least_cells = _LEVELS[finding.value]
    per_litre = number / 1000.0 if number >= least_cells else number
    return UrgentSign.LOW_BLOOD_COUNTS if per_litre < level else None
