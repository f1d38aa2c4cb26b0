"""A later turn that comes back to a fact in words that nobody can place.

"The muscle test I quoted is off her letter", "about those enzymes, the nurse would bet on it": the
turn names the fact and tells nothing that is read of it. It may take back what was told before.
"""

from collections.abc import Collection, Mapping, Sequence

from guardrails.reading.mood import is_question
from guardrails.reading.patterns import wordings
from guardrails.reading.withheld.statements import LENGTH_OF, STEROID, Sentence, Turn, clear_from

_RECENT = 2.0
"""Months: a test or a letter of these last ones is the one that was meant."""


def told_of_again(
    fact: str,
    sentences: Sequence[Sentence],
    turn: int,
    mine: Collection[tuple[int, int]],
    turns: Mapping[int, Turn],
) -> Sentence | None:
    """The patient's first statement of a turn behind `turn` that names the fact and clears nothing.

    `mine` are the turn and number of each sentence that is about the patient.
    """
    return next(
        (
            sentence
            for sentence in sentences
            if sentence.turn > turn
            and sentence.place in mine
            and fact in sentence.topics
            and not is_question(sentence.clauses[-1])
            and not _tells(fact, sentence, turns[sentence.turn])
        ),
        None,
    )


def _tells(fact: str, sentence: Sentence, turn: Turn) -> bool:
    """Whether it says the same, or more that is read elsewhere."""
    tables = wordings("withheld")
    recent = any(t.months.high <= _RECENT for c in sentence.clauses for t in c.times())
    same = recent or tables["again"]["affirms"].found_in(sentence.text)
    cream = fact == STEROID and tables["left_out"]["innocent"].found_in(sentence.text)
    if (same or cream) and not tables["again"]["turns"].found_in(sentence.text):
        return True
    if fact in LENGTH_OF:  # a later time of these is a correction, and read as one
        return turn.corrects and any(clause.times() for clause in sentence.clauses)
    return clear_from(fact, sentence.text) is not None
