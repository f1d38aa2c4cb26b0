"""One sentence on what a statement rests on, how sure it is and for whom, where that matters.

It is made of the statement's own marks in the corpus, in words from `wording.yaml`. Where the
statement says itself of whom it speaks, that is not said again.
"""

import re

from assistant.contract import Persona
from assistant.wording import words
from corpus.models import Basis, Certainty, Passage, Population, Statement, Verification

_TOLD = frozenset(
    {
        Basis.CASE_SERIES,
        Basis.COHORT,
        Basis.EXPERT_CONSENSUS,
        Basis.NARRATIVE_REVIEW,
        Basis.RANDOMISED_TRIAL,
        Basis.PRODUCT_LABEL,
    }
)
"""Bases that say something of how sure a statement is; the guideline page has its own notice."""
_NAMES = {
    Population.TRANSPLANT: re.compile(r"transplant", re.IGNORECASE),
    Population.LUPUS: re.compile(r"lupus", re.IGNORECASE),
    Population.CHILDREN: re.compile(r"child|juvenile", re.IGNORECASE),
    Population.ADULTS: re.compile(r"adult", re.IGNORECASE),
    Population.OTHER_RHEUMATIC: re.compile(r"rheumat|arthritis|connective tissue", re.IGNORECASE),
}
_UNSURE = (Certainty.LOW, Certainty.VERY_LOW)


def sureness(passage: Passage, persona: Persona, *, of_child: bool) -> str | None:
    """The sentence, or None where it would tell nothing that matters.

    `of_child` says that the question is about a child.
    """
    statement = passage.statement
    if statement is None or statement.basis not in _TOLD:
        return None
    whom = _for_whom(statement, of_child=of_child)
    unverified = statement.verification is Verification.UNVERIFIED
    label_fits = statement.basis is Basis.PRODUCT_LABEL and whom is None
    if not unverified and (label_fits or (statement.certainty not in _UNSURE and whom is None)):
        return None
    say = words().sureness
    of = say.populations[whom].to(persona) if whom else ""
    key = "unverified" if unverified else statement.certainty.value
    basis = say.bases[statement.basis].to(persona)
    return say.sentence.to(persona, basis=basis, whom=of, sure=say.certainties[key].to(persona))


def _for_whom(statement: Statement, *, of_child: bool) -> Population | None:
    """The people whom the evidence is about, where they are others than those asked about."""
    wanted = Population.CHILDREN if of_child else Population.ADULTS
    if wanted in statement.population:
        return None
    other = statement.population[0]
    return None if _NAMES[other].search(statement.plain) else other
