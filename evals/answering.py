"""Which statements answer a case: those that it names, and those that hold its wanted evidence."""

import re
from collections.abc import Mapping
from pathlib import Path

from assistant.evidence import is_silence
from corpus.models import Passage, PassageId
from evals.sets import Case

_NAMES = ("evidence", *(f"retrieval-{number}" for number in range(1, 11)), "not-in-text")
RETRIEVAL_SETS = tuple(Path(__file__).parent / "questions" / f"{name}.yaml" for name in _NAMES)
"""The development sets in which statements are named that answer, and questions without any."""


def answering(case: Case, passages: Mapping[PassageId, Passage]) -> frozenset[PassageId]:
    """The ids of the statements that answer; none when the texts are not meant to.

    A case's `source` may list ids (`document#statement`); without any, a statement that holds only
    a part of the evidence counts when none holds all of it. A statement on what the texts do not
    say answers nothing.
    """
    wanted = [re.compile(pattern, re.IGNORECASE) for pattern in case.expect.evidence]
    passages = {key: passage for key, passage in passages.items() if not is_silence(key)}
    named = {word for word in (case.source or "").split() if word in passages}
    if not wanted:
        return frozenset(named)
    held = {key: sum(bool(p.search(t.text)) for p in wanted) for key, t in passages.items()}
    whole = {key for key, count in held.items() if count == len(wanted)}
    return frozenset(named | whole or {key for key, count in held.items() if count})
