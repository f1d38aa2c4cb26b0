"""Which medicine "it" means: the last one named before a clause that names none.

Across turns "it" is mycophenolate where that was ever named, since it is what the talk is about;
"them", or an amount below 100 mg, is the corticosteroid. "The last one" behind a test or a visit in
the same sentence is no medicine.
"""

import re
from collections.abc import Sequence

from guardrails.reading.tagged import MEDICINE, TaggedClause

_IT = re.compile(r"\b(?:it|that|this)\b")
_SMALL_MG = 100.0
_LAST_ONE = re.compile(r"^(?:the |and |my |his |her )*(?:very )?(?:last|final|latest) one\b")
_TEST = re.compile(
    r"\b(?:cp?k|enzymes?|bloods?|tests?|labs?|aldolase|ldh|mmt\S*|strength|scans?|visits?|"
    r"appointments?|flares?)\b"
)


def drugs_in_view(clauses: Sequence[TaggedClause]) -> dict[int, str | None]:
    """For each clause (by `id`), the tag of the medicine last named in or before it."""
    seen: dict[int, str | None] = {}
    last: str | None = None
    named_in: int | None = None
    every: set[str] = set()
    for before, clause in zip((None, *clauses), clauses, strict=False):
        named = MEDICINE.findall(clause.text)
        if named:
            last, named_in = named[-1], clause.turn
            every.update(named)
        if before is not None and _is_of_a_test(before, clause):
            seen[id(clause)] = None
            continue
        seen[id(clause)] = last if named_in == clause.turn else _from_before(clause, last, every)
    return seen


def _from_before(clause: TaggedClause, last: str | None, every: set[str]) -> str | None:
    if "<gc>" in every and any(dose.mg < _SMALL_MG for dose in clause.doses()):
        return "<gc>"
    if "<mmf>" in every and _IT.search(clause.text):
        return "<mmf>"
    return last


def _is_of_a_test(before: TaggedClause, clause: TaggedClause) -> bool:
    """ "CK normal every time, last one 3 weeks ago"."""
    if (before.turn, before.sentence) != (clause.turn, clause.sentence):
        return False
    return bool(_LAST_ONE.search(clause.text) and _TEST.search(before.text))
