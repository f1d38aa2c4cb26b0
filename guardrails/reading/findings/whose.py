"""Whose a clause is for a finding: as `person` tells, corrected by a plain grammatical subject.

A finding is lost only to somebody else, so the writer's own "I" and the relative who is said to
have the disease are never taken for others.
"""

import re
from collections.abc import Sequence

from guardrails.reading.patterns import wordings
from guardrails.reading.person import patient_of
from guardrails.reading.tagged import TaggedClause


def whose(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> list[bool]:
    """For each clause, whether it speaks of the patient. Raises `ValueError` on unequal lengths."""
    pairs = list(zip(clauses, about_patient, strict=True))
    writer_ill = any(_any("writer_is_ill", clause.text) for clause in clauses)
    kin = _patient_kin(clauses, writer_ill=writer_ill)
    excluded = {
        (clause.turn, clause.sentence) for clause in clauses if _any("not_the_patient", clause.text)
    }
    return [
        (clause.turn, clause.sentence) not in excluded
        and _own(clause.text, about, kin, writer_ill=writer_ill)
        for clause, about in pairs
    ]


def _patient_kin(clauses: Sequence[TaggedClause], *, writer_ill: bool) -> str | None:
    if not writer_ill:
        for clause in clauses:
            for expression in wordings("setting")["person"]["ill_kin"]:
                match = expression.search(clause.text)
                if match:
                    return match["kin"]
    return patient_of(clauses).kin


def _own(text: str, about: bool, kin: str | None, *, writer_ill: bool) -> bool:
    if _any("joint_subject", text):
        return True
    if kin is None and _any("writer_after_all", text):
        return True
    subject = _kin_subject(text)
    if subject is not None and (writer_ill or kin is not None):
        return subject == kin
    return about


def _kin_subject(text: str) -> str | None:
    matches = (e.search(text) for e in wordings("setting")["person"]["kin_subject"])
    match: re.Match[str] | None = next((m for m in matches if m), None)
    return match["kin"] if match else None


def _any(entry: str, text: str) -> bool:
    return any(e.search(text) for e in wordings("setting")["person"][entry])
