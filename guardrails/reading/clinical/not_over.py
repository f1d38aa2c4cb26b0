"""An end of steroids that a later turn, without a name, calls into question: "I'm still tapering".

Whoever was asked of prednisone and of mycophenolate may mean either. What is told of a small dose,
of a course, of a last tablet still to come, or that the end was told wrongly, leaves it open: it is
asked about. Nothing here permits anything, and "still on it" is of the medicine that was asked of.
"""

import re
from collections.abc import Sequence

from guardrails.reading.mood import Mood, is_question, mood
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import MEDICINE, TaggedClause

_UNREAL = (Mood.ASKED, Mood.SUPPOSED)


def left_open(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> set[int]:
    """The places of clauses of later turns that leave an end open, if one was told before."""
    return {
        at
        for at, (clause, own) in enumerate(zip(clauses, about_patient, strict=True))
        if clause.turn and _leaves_open(clauses, at, own=own)
    }


def _leaves_open(clauses: Sequence[TaggedClause], at: int, *, own: bool) -> bool:
    clause, tables = clauses[at], wordings("steroids")
    match = _told(clause, own=own)
    if match is None or tables["not_over"]["other"].found_in(clause.text):
        return False
    question = is_question(clause)
    said = mood(clause, match.start(), question=question)
    if said in _UNREAL or (question and said is Mood.WISHED):
        return False
    rest = clause.text[: match.start()] + clause.text[match.end() :]
    before = [c.text for c in clauses[:at] if c.turn == clause.turn]
    things = tables["again"]["thing"]
    return not any(MEDICINE.search(text) or things.found_in(text) for text in (*before, rest))


def _told(clause: TaggedClause, *, own: bool) -> re.Match[str] | None:
    """What is told of the patient, or by whoever writes: "I got that wrong: still tapering"."""
    table = wordings("steroids")["not_over"]
    for value in ("told", "mended"):
        for expression in table[value].likely(clause.text):
            match = expression.search(clause.text)
            if match and (own or value == "mended" or match.start() == 0):
                return match
    return None
