"""What the texts hold for a question: the ranked passages, and whether any of them answers it."""

from collections.abc import Collection

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
        lambda first: lead(index, query, first),
    )


def lead(index: Searchable, query: Query, first: Collection[str]) -> float:
    """By how much judged questions that are answered are nearer, by the best way of asking."""
    return max(index.lead(text, first) for text in (query.text, query.alone) if text)
