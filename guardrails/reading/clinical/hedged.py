"""What stops short of normal, and what a later turn tells without its name: it is left open.

"Almost full strength" and "CK nearly normal" are not normal, nor surely reduced or raised. A later
turn that says "not quite normal", "it was 76 last time" or "we had a setback" names nothing: each
fact that it may be of is asked about again. A reading of the same turn that blocks still counts.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from guardrails.facts import Activity, Fact, Facts
from guardrails.reading.clinical.choose import Said
from guardrails.reading.clinical.steady import keeps_level
from guardrails.reading.mood import is_question
from guardrails.reading.patterns import Table, wordings
from guardrails.reading.tagged import MEDICINE, TaggedClause

UNKNOWN = "unknown"
RAISED = "raised"
_SIGNS = ("muscle_strength", "skin_disease", "muscle_enzymes")


def hedged(fact: str, clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> list[Said]:
    """What the patient's sentences say of `fact` with a hedge, or leave open of it."""
    tables = wordings("hedged")
    found: list[Said] = []
    for sentence in own_sentences(clauses, about_patient):
        text = ", ".join(clause.text for clause in sentence)
        turn = sentence[0].turn
        if is_question(sentence[-1]):
            continue
        said = " ".join(clause.quote() for clause in sentence)
        if _says(tables["raised"], fact, text) and not keeps_level(text, text):
            found.append(Said(RAISED, said, turn))
        elif _says(tables["named"], fact, text) or (turn and _unnamed(fact, sentence, text)):
            found.append(Said(UNKNOWN, said, turn))
    return found


def _unnamed(fact: str, sentence: Sequence[TaggedClause], text: str) -> bool:
    table = wordings("hedged")["later"]
    if table["other"].found_in(text) or MEDICINE.search(text):
        return False
    return any(_says(table, fact, clause.text) for clause in sentence)


def _says(table: Table, fact: str, text: str) -> bool:
    return fact in table and table[fact].found_in(text)


def own_sentences(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> Iterator[list[TaggedClause]]:
    """The sentences of which every clause is the patient's."""
    pairs = zip(clauses, about_patient, strict=True)
    for _, members in groupby(pairs, key=lambda pair: (pair[0].turn, pair[0].sentence)):
        sentence = list(members)
        if all(own for _, own in sentence):
            yield [clause for clause, _ in sentence]


def left_open(
    facts: Facts, clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> frozenset[str]:
    """The facts that are unknown for nothing but a hedge, or for a later word on remission."""
    activity = facts.disease_activity
    found = set()
    if activity.value is Activity.UNKNOWN and activity.said and activity.turn:
        found |= {"disease_activity", "months_in_remission"}
    for name in _SIGNS:
        fact: Fact[Any] = getattr(facts, name)
        if fact.value == UNKNOWN and fact.said:
            said = [hedge.said for hedge in hedged(name, clauses, about_patient)]
            found |= {name} if fact.said in said else set()
    return frozenset(found)
