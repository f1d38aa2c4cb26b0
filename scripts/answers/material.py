"""Questions beside statements, and whether the statement answers: what the network learns from.

From `asked/*.jsonl`, where 18 writers asked of each statement what it answers and what it just
does not, and three whatever people ask, each line judged again by another reader; and from the
questions that stand beside the statements of the corpus, those of its silences being answered by
none. No question set is read.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.evidence import is_silence
from assistant.query import query_of
from assistant.ranking import ranking
from assistant.retrieve import features_of
from corpus.models import PassageId
from ingest import Index

ASKED = Path(__file__).with_name("asked")
CORPUS = "corpus"
NEAREST = 2
"""Of so many statements nearest to a question that none answers, the network learns that."""
OWN_QUESTIONS = 6
"""Of the questions beside a statement at most so many are taken."""
ANOTHERS = 3
"""One in so many of them is put beside another statement of the document as well."""
_CANDIDATES = 20


class Pair(NamedTuple):
    """A question beside a statement."""

    source: str
    question: str
    statement: PassageId
    answers: bool


class Question(NamedTuple):
    """A question that was written for this, and what another reader judged to answer it."""

    source: str
    text: str
    near: PassageId
    """The statement beside which it was written."""
    answers: tuple[PassageId, ...]
    """Empty where no statement answers it."""


def judged_questions(index: Index) -> Iterator[Question]:
    """All that was written. Raises `ValueError` where a line names no statement."""
    for file in sorted(ASKED.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            record = json.loads(line)
            named = [record["near"], *record["answers"]]
            missing = [key for key in named if key not in index.passages]
            if missing:
                raise ValueError(f"{file.name}:{number}: no such statement: {missing}")
            yield Question(file.stem, record["question"], record["near"], tuple(record["answers"]))


def asked(index: Index) -> Iterator[Pair]:
    """Each question beside what answers it, else beside the statements that it lies near."""
    for question in judged_questions(index):
        keys = question.answers or _near(index, question.text, question.near)
        for key in keys:
            yield Pair(question.source, question.text, key, bool(question.answers))


def of_the_corpus(index: Index) -> Iterator[Pair]:
    """The questions beside the statements, some of them beside another one, and the silences'."""
    chance = random.Random(0)
    own: dict[str, list[Pair]] = {}
    for key, passage in index.passages.items():
        if passage.statement is None:
            continue
        questions = list(passage.statement.questions)
        chance.shuffle(questions)
        for question in questions[:OWN_QUESTIONS]:
            if is_silence(key):
                near = nearest(index, question)[:NEAREST]
                yield from (Pair(CORPUS, question, other, answers=False) for other in near)
            else:
                pair = Pair(CORPUS, question, key, answers=True)
                own.setdefault(passage.document_id, []).append(pair)
    for pairs in own.values():
        yield from pairs
        for pair in chance.sample(pairs, len(pairs) // ANOTHERS):
            other = chance.choice(pairs).statement
            if other != pair.statement:
                yield pair._replace(statement=other, answers=False)


def nearest(index: Index, question: str) -> list[PassageId]:
    """The reviewed statements that say something, best first by the weights of retrieval."""
    weigh = ranking().passage.total
    found = features_of(index, query_of([question]), candidates=_CANDIDATES)
    said = [key for key in found if not index.passages[key].local and not is_silence(key)]
    return sorted(said, key=lambda key: (-weigh(found[key]), key))


def _near(index: Index, question: str, beside: PassageId) -> list[PassageId]:
    return list(dict.fromkeys([*nearest(index, question)[:NEAREST], beside]))
