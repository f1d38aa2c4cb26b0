"""A conversation as findings are read from it: clauses, whose they are, and their sentences."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from guardrails.reading.findings.whose import whose
from guardrails.reading.pronouns import told_as_pronouns
from guardrails.reading.subject import Subject, patient_of
from guardrails.reading.tagged import TaggedClause

BETWEEN = " | "
"""What sets the clauses of a sentence apart."""


class _Parts(NamedTuple):
    clauses: tuple[TaggedClause, ...]
    own: tuple[bool, ...]
    patient: Subject = Subject(None, writer_is_patient=True)
    """Whom the conversation is about."""


class Scene(_Parts):
    """The clauses of a conversation in order, and for each whether it speaks of the patient."""

    @cached_property
    def _sentences(self) -> dict[tuple[int, int], list[int]]:
        found: dict[tuple[int, int], list[int]] = {}
        for at, clause in enumerate(self.clauses):
            found.setdefault((clause.turn, clause.sentence), []).append(at)
        return found

    @property
    def sentences(self) -> list[list[int]]:
        """The clauses of each sentence, by their places, in order."""
        return list(self._sentences.values())

    def sentence(self, at: int, offset: int = 0) -> list[int]:
        """The clauses of the sentence of clause `at`, or of one `offset` sentences later."""
        clause = self.clauses[at]
        return self._sentences.get((clause.turn, clause.sentence + offset), [])

    def sentence_text(self, at: int, offset: int = 0) -> str:
        """That sentence, its clauses set apart by " | "."""
        return BETWEEN.join(self.clauses[i].text for i in self.sentence(at, offset))

    @cached_property
    def turns(self) -> tuple[int, ...]:
        """The numbers of the turns that say anything, in order."""
        return tuple(sorted({clause.turn for clause in self.clauses}))


def scene_of(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> Scene:
    """The scene of a conversation. Raises `ValueError` where the two differ in length."""
    patient = patient_of(clauses)
    own = whose(clauses, about_patient, patient.kin)
    return Scene(tuple(told_as_pronouns(clauses, patient.kin)), tuple(own), patient)
