"""A later word that what was told is not so: "I was wrong", "that letter is from 2019".

It is of the fact that it names; one that names none is of what was told before it. In the same turn
only a plain "that was wrong" or "it is not mine" counts; in a later one, more indirect words do.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from guardrails.reading.patterns import wordings
from guardrails.reading.withheld.statements import (
    LENGTH_OF,
    Sentence,
    Turn,
    clear_from,
)

_LONG_AGO = 6.0
"""Months."""


class Taking(NamedTuple):
    """A sentence that takes something back."""

    sentence: Sentence
    slip: bool
    """In words that do so in the same turn as well; the same told anew then stands."""
    denied: bool
    """In words that do so of an earlier turn."""


def takings(sentences: Sequence[Sentence]) -> list[Taking]:
    """The sentences that take something back, whatever it is, in order."""
    return [taking for taking in map(_taking, sentences) if taking.slip or taking.denied]


def taken_back(
    fact: str, told: Sentence, found: Sequence[Taking], turns: Mapping[int, Turn]
) -> Sentence | None:
    """Which sentence behind `told`, where the fact was told last, takes it back."""
    anew: dict[int, bool] = {}
    behind = (t for t in found if t.sentence.place > told.place)
    for taking in (_taking(told.behind_clear(fact)), *behind):
        sentence = taking.sentence
        denied = taking.denied and sentence.turn > told.turn
        named = sentence.topics or turns[sentence.turn].topics
        if not (taking.slip or denied) or (named and fact not in named):
            continue
        if not named and not taking.slip and _is_of_other(sentence):
            continue
        if sentence.turn not in anew:
            anew[sentence.turn] = _told_anew(fact, sentence.turn, turns[sentence.turn])
        if denied or not anew[sentence.turn]:
            return sentence
    return None


def _taking(sentence: Sentence) -> Taking:
    tables = wordings("withheld")["taken_back"]
    texts = (*(clause.text for clause in sentence.clauses), sentence.text)
    slip, denied, dated = (
        any(tables[kind].found_in(text) for text in texts) for kind in ("slip", "denied", "dated")
    )
    old = any(t.months.low >= _LONG_AGO for c in sentence.clauses for t in c.times())
    return Taking(sentence, slip, (denied or (dated and old)) and "<mmf>" not in sentence.text)


def _is_of_other(sentence: Sentence) -> bool:
    """ "My blood pressure was too high"."""
    return wordings("hedged")["later"]["other"].found_in(sentence.text)


def _told_anew(fact: str, number: int, turn: Turn) -> bool:
    """Whether a later turn tells the fact again, in place of what it takes back."""
    if number == 0:
        return False
    dated = wordings("withheld")["again"]["dated_anew"]
    if fact in LENGTH_OF and any(dated.found_in(s.text) for s in turn.sentences):
        return True  # "it was 2 June": a time told anew is read as one
    return any(
        fact in sentence.topics
        and (clear_from(fact, sentence.text) or any(c.times() for c in sentence.clauses))
        for sentence in turn.sentences
    )
