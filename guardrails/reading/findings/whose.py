"""Whose a clause is for a finding: as `person` tells, corrected by a plain grammatical subject.

A finding is lost only to somebody else, so the writer's own "I" and the relative who is said to
have the disease are never taken for others.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from guardrails.reading.findings.carried import carried, is_of_somebody
from guardrails.reading.patterns import wordings
from guardrails.reading.people import IT_IS_ME
from guardrails.reading.tagged import TaggedClause


def whose(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool], meant: str | None
) -> list[bool]:
    """For each clause, whether it speaks of the patient; `meant` is the relative who is asked for.

    Raises `ValueError` on unequal lengths.
    """
    pairs = list(zip(clauses, about_patient, strict=True))
    writer_ill = any(_writer_is_ill(clause.text) for clause in clauses) or any(
        _any("writer_named", a.text) and _any("takes_it", b.text)
        for a, b in pairwise(clauses)
        if (a.turn, a.sentence) == (b.turn, b.sentence)
    )
    subjects = [_kin_subject(clause.text) for clause in clauses]
    third_ill = any(_any("third_ill", clause.text) for clause in _but_who_is_me(clauses))
    sole = set(subjects) - {None}
    ill = None if writer_ill else _ill_kin(clauses)
    if ill is None and third_ill and not writer_ill and len(sole) == 1:
        ill = sole.pop()  # "my father … he takes it": the only relative there is
    relative = ill if writer_ill else ill or meant
    kin = (ill or meant) if any(subjects) else ill
    excluded = {
        (clause.turn, clause.sentence) for clause in clauses if _any("not_the_patient", clause.text)
    }
    excluded |= _by_their_place(clauses)
    own = []
    alone = writer_ill and kin is None and not third_ill
    other = _Other()
    for (clause, about), subject in zip(pairs, subjects, strict=True):
        known = subject is not None and (writer_ill or kin is not None)
        mine = subject == kin if known else about
        far = not third_ill and _is_far(clause.text, subject, kin)
        far = far or ((alone or relative is not None) and is_of_somebody(clause.text, relative))
        kept = (mine and not far) or _rescued(clause.text, relative_is_ill=ill is not None)
        theirs = other.goes_on(clause, mine=kept, named=known or far) and alone
        own.append(kept and not theirs and (clause.turn, clause.sentence) not in excluded)
    return carried(clauses, own, writers_own=alone, relative=relative)


def _writer_is_ill(text: str) -> bool:
    return bool(IT_IS_ME.search(text)) or _any("writer_is_ill", text)


def _but_who_is_me(clauses: Sequence[TaggedClause]) -> list[TaggedClause]:
    """All clauses but those that go on with the writer: "it's me | who has dermatomyositis"."""
    after_me = {id(b) for a, b in pairwise(clauses) if IT_IS_ME.fullmatch(a.text)}
    return [clause for clause in clauses if id(clause) not in after_me]


class _Other:
    """ "My mother had a stroke. She can't find words": the pronoun goes on with who was named."""

    def __init__(self) -> None:
        self._turn = -1
        self._named = -1

    def goes_on(self, clause: TaggedClause, *, mine: bool, named: bool) -> bool:
        """Whether the clause goes on about somebody else; clauses are given in their order."""
        if named and not mine:
            self._turn = clause.turn
            self._named = clause.turn
        elif self._turn == clause.turn and not _any("goes_on", clause.text):
            self._turn = -1
        again = self._named == clause.turn and _any("resumes", clause.text)
        return self._turn == clause.turn or again


def _by_their_place(clauses: Sequence[TaggedClause]) -> set[tuple[int, int]]:
    """The sentences on "bed 4" or "chair 6", where the writer sets themselves apart from them."""
    if not any(_any("contrasted", clause.text) for clause in clauses):
        return set()
    return {(c.turn, c.sentence) for c in clauses if _any("placed", c.text)}


def _rescued(text: str, *, relative_is_ill: bool) -> bool:
    """Whether a clause that was taken for somebody else's has the patient as its subject."""
    return _any("joint_subject", text) or (not relative_is_ill and _any("writer_after_all", text))


def _ill_kin(clauses: Sequence[TaggedClause]) -> str | None:
    """The relative who is said to have the disease or to take the medicine."""
    for clause in clauses:
        for expression in wordings("setting")["person"]["ill_kin"]:
            match = expression.search(clause.text)
            if match:
                return match["kin"]
    return None


def _is_far(text: str, subject: str | None, kin: str | None) -> bool:
    """Whether the clause is about a stranger or an in-law: nobody who was said to be ill."""
    if _any("stranger", text):
        return True
    if subject is None:
        return False
    match = _kin_match(text)
    in_law = match is not None and match["law"] is not None
    distant = any(e.fullmatch(subject) for e in wordings("setting")["person"]["distant"])
    return subject != kin and (in_law or distant)


def _kin_subject(text: str) -> str | None:
    match = _kin_match(text)
    return match["kin"] if match else None


def _kin_match(text: str) -> re.Match[str] | None:
    matches = (e.search(text) for e in wordings("setting")["person"]["kin_subject"])
    return next((match for match in matches if match), None)


def _any(entry: str, text: str) -> bool:
    return wordings("setting")["person"][entry].found_in(text)
