"""What the texts hold for a question: the ranked passages, and whether any of them answers it."""

from assistant.evidence import Evidence, evidence
from assistant.query import Query
from assistant.retrieve import Ranked, Searchable, retrieve
from ingest.answers import answer_score


def find(
    index: Searchable, query: Query, *, candidates: int, keep: int
) -> tuple[tuple[Ranked, ...], Evidence]:
    """The passages for a query, best first, and what they are worth as an answer."""
    ranked = retrieve(index, query, candidates=candidates, keep=keep)
    return ranked, evidence(
        ranked,
        lambda passage: answer_score(query.text, passage),
        lambda first: index.lead(query.text, first),
    )
