"""The tagged clauses put together again as sentences and turns, on which questions are read.

A question often reaches over several clauses, a fact seldom does: facts are read by the clause,
what is asked by the sentence.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from guardrails.reading.tagged import TaggedClause

_OPENS_AS_QUESTION = re.compile(
    r"^\W*(?:(?:so|and|but|also|then|hi|hello|hey|please|ok|okay|well|or|q\d?|just|anyway|sorry|thanks?)\b\W*)*"
    r"(?:am|is|are|was|were|do|does|did|has|have|can|could|should|would|will|may|might|must|shall|"
    r"how|what|whats|what's|when|whens|why|which|who|whos|where|any|anyone|wondering|tell|explain|advise|ought)\b"
)
_ASKS_WITHIN = re.compile(
    r"\b(?:(?:can|could|should|may|shall|do|does|will|would|must) "
    r"(?:i|we|he|she|they|my|it|the|people|you)|"
    r"how (?:long|many|much|often|soon|far)|tell me|let me know|wonder(?:ing|ed|s)?|question|"
    r"asking|wants? to know|(?:y/n|yes or no)|thoughts|advi[cs]e|not sure (?:if|whether|what)|"
    r"what(?:'s| is| are| do| does| happens))\b"
)


class Sentence(NamedTuple):
    """A sentence of one turn: its clauses, joined by ", " so that patterns can stop there."""

    text: str
    own_text: str
    """Only those clauses that speak of the patient."""
    turn: int
    asks: bool
    doses_mg: tuple[float, ...]
    """What each "<dose>" of the text stands for, in order."""

    @property
    def mine(self) -> bool:
        """Whether any of its clauses speaks of the patient."""
        return bool(self.own_text)


def sentences_of(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool] | None = None
) -> list[Sentence]:
    """The sentences of a conversation in order; without `about_patient` all are the patient's."""
    about = about_patient if about_patient is not None else [True] * len(clauses)
    paired = zip(clauses, about, strict=True)
    return [
        _join(list(group))
        for _, group in groupby(paired, key=lambda pair: (pair[0].turn, pair[0].sentence))
    ]


def last_turn(sentences: Sequence[Sentence]) -> int:
    """The number of the last turn that holds words; -1 when none does."""
    return sentences[-1].turn if sentences else -1


def of_turn(sentences: Sequence[Sentence], turn: int) -> list[Sentence]:
    """The sentences of one turn."""
    return [sentence for sentence in sentences if sentence.turn == turn]


@lru_cache(maxsize=1024)
def _asks(text: str) -> bool:
    return bool(_OPENS_AS_QUESTION.search(text) or _ASKS_WITHIN.search(text))


def _join(pairs: list[tuple[TaggedClause, bool]]) -> Sentence:
    text = ", ".join(clause.text for clause, _ in pairs)
    return Sentence(
        text=text,
        own_text=", ".join(clause.text for clause, mine in pairs if mine),
        turn=pairs[0][0].turn,
        asks="?" in text or _asks(text),
        doses_mg=tuple(dose.mg for clause, _ in pairs for dose in clause.doses()),
    )
