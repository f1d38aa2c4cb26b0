"""How well the ranked list holds the passages that the expected evidence is in.

A passage of the texts is relevant when at least one `evidence` pattern matches it. Recall at k is
the share of patterns that a passage among the first k matches; the reciprocal rank is that of the
first relevant passage; nDCG counts every relevant passage of the texts alike.
"""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from assistant.contract import Answer
from evals.score import Score, Stage
from evals.scoring.marks import measured, unscored
from evals.scoring.patterns import found
from evals.scoring.texts import Texts
from evals.sets import Expectation

CUTS = (1, 3, 5, 10)
_NDCG_CUT = 10
NAMES = (*(f"recall_at_{k}" for k in CUTS), "mrr", f"ndcg_at_{_NDCG_CUT}")


def score_retrieval(expect: Expectation, answer: Answer, texts: Texts) -> list[Score]:
    """`recall_at_1`, `_3`, `_5`, `_10`, `mrr`, `ndcg_at_10`; unscored without `evidence`."""
    if not expect.evidence:
        return [unscored(name, Stage.RETRIEVAL) for name in NAMES]
    relevant = {
        key
        for key, passage in texts.passages.items()
        if any(found(pattern, passage.text) for pattern in expect.evidence)
    }
    if not relevant:
        return [unscored(name, Stage.RETRIEVAL, "no text holds the evidence") for name in NAMES]
    ranked = [hit.passage_id for hit in answer.retrieved]
    reason = _reason(ranked, relevant)
    scores = [
        measured(f"recall_at_{k}", Stage.RETRIEVAL, _recall(answer, expect, k), reason)
        for k in CUTS
    ]
    rank = measured("mrr", Stage.RETRIEVAL, reciprocal_rank(ranked, relevant), reason)
    gain = measured(NAMES[-1], Stage.RETRIEVAL, ndcg(ranked, relevant, _NDCG_CUT), reason)
    return [*scores, rank, gain]


def reciprocal_rank(ranked: Sequence[str], relevant: AbstractSet[str]) -> float:
    """1 / rank of the first relevant passage; 0 when there is none."""
    return next((1 / rank for rank, key in enumerate(ranked, 1) if key in relevant), 0.0)


def ndcg(ranked: Sequence[str], relevant: AbstractSet[str], cut: int) -> float:
    """Normalised discounted cumulative gain of the first `cut`, every relevant passage alike."""
    gain = sum(
        1 / math.log2(rank + 1) for rank, key in enumerate(ranked[:cut], 1) if key in relevant
    )
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(cut, len(relevant)) + 1))
    return gain / ideal if ideal else 0.0


def _recall(answer: Answer, expect: Expectation, k: int) -> float:
    texts = [hit.text for hit in answer.retrieved[:k]]
    held = [any(found(pattern, text) for text in texts) for pattern in expect.evidence]
    return sum(held) / len(held)


def _reason(ranked: Sequence[str], relevant: AbstractSet[str]) -> str:
    for rank, key in enumerate(ranked, 1):
        if key in relevant:
            return f"the first of {len(relevant)} relevant passages, {key}, is at rank {rank}"
    return f"none of {len(relevant)} relevant passages was retrieved, first {min(relevant)}"
