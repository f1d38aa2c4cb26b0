"""What stands before a question: "54F DM on MMF 1 g bd, well. How often are bloods needed?"

People tell who they are, and ask then. The writers of `asked/` only asked; so that what is told
first changes nothing, some of their questions are learnt behind the first sentences of another
message: one of those that the learnt reader of `guardrails` learns from, without any alarm.
"""

import json
import random
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from reader.data import LEARNT

from answers.material import Pair
from guardrails.reading.clauses import sentences
from guardrails.reading.normalise import normalise

SHARE = 0.35
"""Of the questions so many are put behind an opening."""
_MOST_SENTENCES = 3
_MOST_WORDS = 30


def openings() -> list[str]:
    """The first sentences of every message that opens with something told, in a fixed order."""
    records = (
        json.loads(line)
        for file in sorted((LEARNT / "data").glob("[mw]*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    )
    found = (_opening(record["turns"][0]) for record in records if _is_quiet(record))
    return [text for text in found if text]


def behind_openings(pairs: list[Pair], told: list[str], share: float = SHARE) -> Iterator[Pair]:
    """The pairs, a share of them, drawn by chance, behind an opening drawn by chance."""
    chance = random.Random(0)
    for pair in pairs:
        if chance.random() < share:
            yield pair._replace(question=f"{chance.choice(told)} {pair.question}")
        else:
            yield pair


def _is_quiet(record: dict[str, Any]) -> bool:
    return record.get("scope") == "in" and not record.get("flags") and not record.get("urgent")


def _opening(turn: str) -> str:
    """The sentences before the first question, up to three and thirty words; "" without any."""
    norm = normalise(turn).norm
    said = [norm[start:end] for start, end in sentences(norm)]
    if not any(sentence.endswith("?") for sentence in said):
        return ""
    told = list(takewhile(lambda sentence: not sentence.endswith("?"), said))[:_MOST_SENTENCES]
    while len(" ".join(told).split()) > _MOST_WORDS:
        told.pop()
    return " ".join(told)
