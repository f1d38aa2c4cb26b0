"""A finding in two clauses: what was looked at, then what it was.

"They tested my strength last week, normal all over", "the CK is back and it's normal": the second
clause says only a predicate, and what it is said of stands in the clause before it. Only plain
"normal" is read so, and only right behind a clause that names one sign and says nothing else of it.
"""

import re
from collections.abc import Sequence

from guardrails.reading.tagged import TaggedClause

_NORMAL = re.compile(
    r"^(?:(?:and|so|but|it|it's|its|they|that|all|both|is|was|were|are|came|come|back|comes|still|"
    r"completely|totally|perfectly|absolutely|entirely|again|everything|the result|quite) ?)*"
    r"(?:normal|full|perfect)(?: (?:all over|everywhere|throughout|again|now|as ever|"
    r"in every group|"
    r"for everything|for (?:my|his|her) age|too))*[^\w?]*$"
)
_LOOKED_AT = re.compile(
    r"\b(?:test\w*|check\w*|measur\w+|examin\w+|back|result\w*|did|done|went (?:over|round)|came|"
    r"took|"
    r"graded|scored|looked)\b"
)
_DOUBT = re.compile(
    r"\b(?:not|n't|never|no|nobody|none|weak\w*|raised|high|low|red|rash|waiting|await\w*|"
    r"pending|will|"
    r"going to|should|would|if|when|next|almost|nearly|sister|brother)\b|\?"
)
SIGNS = {
    "muscle_strength": re.compile(r"\b(?:strength|power|muscles|muscle (?:test|exam)\w*)\b"),
    "muscle_enzymes": re.compile(r"\b(?:ck|cpk|creatine kinase|muscle enzymes|aldolase)\b"),
    "skin_disease": re.compile(r"\bskin\b"),
}


def said_apart(fact: str, before: TaggedClause, clause: TaggedClause) -> bool:
    """Whether `clause` calls normal what the clause right before it names, the sign of `fact`."""
    if (before.turn, before.sentence) != (clause.turn, clause.sentence):
        return False
    if not _NORMAL.match(clause.text) or _DOUBT.search(before.text):
        return False
    named = {name for name, sign in SIGNS.items() if sign.search(before.text)}
    return named == {fact} and bool(_LOOKED_AT.search(before.text))


def predicates(
    fact: str, clauses: Sequence[TaggedClause], own: Sequence[bool]
) -> list[TaggedClause]:
    """The patient's clauses that are the predicate of this sign."""
    pairs = zip(clauses, clauses[1:], own, own[1:], strict=False)
    return [
        clause
        for before, clause, mine, also in pairs
        if mine and also and said_apart(fact, before, clause)
    ]
