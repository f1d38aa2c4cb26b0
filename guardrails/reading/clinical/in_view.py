"""Which medicine "it" means: the last one named before a clause that names none."""

import re
from collections.abc import Sequence

from guardrails.reading.tagged import TaggedClause

_DRUG = re.compile(r"<(?:gc|mmf|mtx|aza|other|topical|local)>")


def drugs_in_view(clauses: Sequence[TaggedClause]) -> dict[int, str | None]:
    """For each clause (by `id`), the tag of the medicine last named in or before it."""
    seen: dict[int, str | None] = {}
    last: str | None = None
    for clause in clauses:
        named = _DRUG.findall(clause.text)
        last = named[-1] if named else last
        seen[id(clause)] = last
    return seen
