"""A bare number as a turn's first words, where the turn before was about CK: "1,310 on Tuesday".

Only what blocks is read here: the specification calls a bare CK above 1,000 U/L raised, and any
other bare number unknown.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Enzymes
from guardrails.reading.clinical.choose import Said
from guardrails.reading.clinical.limits import is_year
from guardrails.reading.tagged import TaggedClause

RAISED_ABOVE = 1000.0
"""U/L."""
_CK = re.compile(r"\b(?:c\.?k\.?|cpk|creatine kinase)s?\b")
_OPENS_WITH = re.compile(
    r"(?:(?:ok|right|got it|found it|here|oh|it'?s|its|it was|was|says?|about|around)[,: ]+)*"
    r"(?P<number>\d{1,2},\d{3}|\d{4,5})(?![\d.,/]| ?(?:mg|g|%|am|pm|steps)\b)"
)


def answered_number(clauses: Sequence[TaggedClause], own: Sequence[bool]) -> list[Said]:
    """`raised` for each turn of the patient's that opens with such a number."""
    found: list[Said] = []
    before = ""
    for turn in sorted({clause.turn for clause in clauses}):
        of_turn = [(c, mine) for c, mine in zip(clauses, own, strict=True) if c.turn == turn]
        first, mine = of_turn[0]
        number = _OPENS_WITH.match(first.whole.norm) if _CK.search(before) else None
        if mine and number is not None:
            value = float(number["number"].replace(",", ""))
            if value > RAISED_ABOVE and not is_year(value):
                found.append(Said(Enzymes.RAISED, first.quote(), turn))
        before = first.whole.norm
    return found
