"""Questions of strangers as the evidence bar sees them: what lies near, and what the network hears.

The retrieval sets and the near misses; the network was trained on none of them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.evidence import FIRST, clipped, evidence_features, is_silence
from assistant.finding import lead
from assistant.query import query_of
from assistant.ranking import Features, ranking
from assistant.retrieve import retrieve
from assistant.settings import Settings
from evals.answering import answering
from evals.sets import load_set
from ingest import Index
from ingest.answers import answer_score


class Asked(NamedTuple):
    """A question: whether the texts answer it, and the features of the bar."""

    source: str
    answered: bool
    features: Features


def asked(index: Index, files: Sequence[Path], settings: Settings) -> list[Asked]:
    """Every case of the sets of which anything but a silence was found."""
    found = []
    for file in files:
        for case in load_set(file).cases:
            query = query_of(case.turns)
            ranked = retrieve(index, query, candidates=settings.candidates, keep=settings.retrieved)
            reviewed = [hit for hit in ranked if not hit.passage.local]
            first = [hit.passage for hit in reviewed if not is_silence(hit.passage.id)][:FIRST]
            if not first:
                continue
            near = evidence_features(
                [(hit.passage.id, hit.features) for hit in reviewed], ranking().passage
            )
            heard = clipped(max(answer_score(query.text, passage) for passage in first))
            near["lead"] = lead(index, query, [passage.id for passage in first])
            right = bool(answering(case, index.passages))
            found.append(Asked(file.stem, right, {**near, "heard": heard}))
    return found
