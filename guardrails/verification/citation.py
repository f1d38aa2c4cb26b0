"""A claim names one to three statements, all of them retrieved for this question and reviewed."""

from collections.abc import Mapping, Sequence

from corpus.models import Passage, PassageId

_MOST = 3


def citation_problem(
    named: Sequence[PassageId], retrieved: Mapping[PassageId, Passage]
) -> str | None:
    """What is wrong with the statements that a claim names, or None."""
    if not named:
        return "names no statement"
    if len(named) > _MOST:
        return f"names {len(named)} statements"
    for key in named:
        passage = retrieved.get(key)
        if passage is None:
            return "names a statement that was not retrieved"
        if passage.local or passage.statement is None:
            return "names a local document, which nobody reviewed"
    return None
