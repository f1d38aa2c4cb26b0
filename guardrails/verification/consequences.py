"""A consequence is not told without its cause, where the statements always name both."""

import re
from functools import cache

from guardrails.verification.subject import Subject
from guardrails.verification.tables import consequences, split
from guardrails.verification.words import folded


def consequence_problem(subject: Subject) -> str | None:
    """Which consequence the claim tells without what brings it about, or None."""
    claim = folded(subject.text)
    told = [folded(side.text) for side in subject.told]
    for of, by in consequences():
        named = _any_of(of).search(claim)
        if named is None or _any_of(by).search(claim):
            continue
        beside = [bool(_any_of(by).search(text)) for text in told if _any_of(of).search(text)]
        if beside and all(beside):
            return f"tells of “{named.group()}” without its cause"
    return None


@cache
def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, split(words)))})\b")
