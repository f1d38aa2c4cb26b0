"""Questions with statements that answer them, and with near ones that do not.

From three sources: the questions that stand beside the statements (a silence's are answered by
none), the released retrieval sets, and `asked/*.jsonl`, written for this, half of it near misses.
Silences are no statements here: the network judges what says something.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.evidence import is_silence
from assistant.inform import same
from assistant.query import query_of
from assistant.ranking import ranking
from assistant.retrieve import features_of
from corpus.models import Passage, PassageId
from evals.answering import RETRIEVAL_SETS, answering
from evals.sets import load_set
from ingest import Index

ASKED = Path(__file__).with_name("asked")
CORPUS = "corpus"
_NEAR = 12
_CLEARLY = 1.5
"""A statement is a near miss of another's question when its weighed sum is so much smaller."""


class Material(NamedTuple):
    """A question as it is searched for, its answers, and the near statements that do not answer."""

    source: str
    key: str
    question: str
    answers: tuple[PassageId, ...]
    near: tuple[PassageId, ...]
    """The nearest first."""


def of_the_corpus(index: Index) -> Iterator[Material]:
    """The questions that stand beside the statements."""
    for passage in index.passages.values():
        if passage.statement is None or passage.local:
            continue
        for number, question in enumerate(passage.statement.questions):
            asked = query_of([question]).text
            totals = _totals(index, [question])
            near = _near_misses(index, passage, totals)
            answers = () if is_silence(passage.id) else (passage.id,)
            if near:
                key = f"{passage.id}~{number}"
                yield Material(CORPUS, key, asked, answers, tuple(near[:_NEAR]))


def of_the_sets(index: Index) -> Iterator[Material]:
    """The cases of the released retrieval sets."""
    for file in RETRIEVAL_SETS:
        for case in load_set(file).cases:
            right = answering(case, index.passages)
            near = [key for key in _totals(index, case.turns) if key not in right]
            asked = query_of(case.turns).text
            yield Material(file.stem, case.id, asked, tuple(sorted(right)), tuple(near[:_NEAR]))


def of_those_asked(index: Index) -> Iterator[Material]:
    """The questions that were written for this."""
    for file in sorted(ASKED.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            record = json.loads(line)
            right = tuple(key for key in record["statements"] if not is_silence(key))
            missing = [key for key in right if key not in index.passages]
            if missing:
                raise ValueError(f"{file.name}:{number}: no such statement: {missing}")
            found = [*record["near"], *_totals(index, [record["question"]])]
            told = (k for k in found if k in index.passages and not is_silence(k))
            near = dict.fromkeys(key for key in told if key not in right)
            asked = query_of([record["question"]]).text
            yield Material(file.stem, str(number), asked, right, tuple(near)[:_NEAR])


def _near_misses(index: Index, own: Passage, totals: dict[PassageId, float]) -> list[PassageId]:
    silent = is_silence(own.id)
    least = totals.get(own.id, 0.0) - _CLEARLY
    return [
        key
        for key, total in totals.items()
        if key != own.id
        and (silent or total < least)
        and not same(index.passages[key].text, own.text)
    ]


def _totals(index: Index, turns: Sequence[str]) -> dict[PassageId, float]:
    """The reviewed statements that say something, with their weighed sums, best first."""
    weigh = ranking().passage.total
    found = features_of(index, query_of(turns), candidates=20)
    said = (key for key in found if not index.passages[key].local and not is_silence(key))
    sums = {key: weigh(found[key]) for key in said}
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
