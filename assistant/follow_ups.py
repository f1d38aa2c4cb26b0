"""Questions that are offered next, each on what was not told; which may be, says `offered`."""

from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.inform import same
from assistant.offered import offered
from assistant.retrieve import Ranked
from guardrails.verify import Claim

_MOST = 3
_RELATED, _BESIDE = 0.5, 0.35
"""The least cosine with the question of a statement whose own question is offered next: of any, and
of one that stands in the same section as the best, which is on the same subject already."""


def follow_ups(found: Evidence, told: Sequence[Claim]) -> tuple[str, ...]:
    """Up to three questions that the next-best statements answer, each on what was not told."""
    used = {key for claim in told for key in claim.passages}
    said = [claim.text for claim in told]
    asked: list[str] = []
    for hit in found.hits:
        statement = hit.passage.statement
        if hit.passage.id in used or statement is None or not _related(hit, found.hits[0]):
            continue
        if any(same(text, own) for text in said for own in (statement.plain, statement.clinician)):
            continue
        question = offered(hit.passage.id, statement)
        if question and not any(same(question, other) for other in asked):
            asked.append(question)
        if len(asked) == _MOST:
            break
    return tuple(asked)


def _related(hit: Ranked, best: Ranked) -> bool:
    one, other = hit.passage, best.passage
    beside = (one.document_id, one.section) == (other.document_id, other.section)
    return hit.features["best"] >= (_BESIDE if beside else _RELATED)
