"""The sentences of a conversation, what facts they name, and where an all-clear begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from guardrails.facts import Facts
from guardrails.reading.disowned import corrects
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause

STEROID, ACTIVITY = "systemic_corticosteroid", "disease_activity"
LENGTH_OF = {STEROID: "months_since_corticosteroid", ACTIVITY: "months_in_remission"}
"""The facts beside which a length of time is told; the others are signs."""


@dataclass(frozen=True)
class Sentence:
    """The clauses of one sentence, in order."""

    turn: int
    number: int
    clauses: tuple[TaggedClause, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Its turn, and its number there."""
        return self.turn, self.number

    @cached_property
    def text(self) -> str:
        """The tagged words, clauses parted by commas."""
        return ", ".join(clause.text for clause in self.clauses)

    @cached_property
    def said(self) -> str:
        """The person's own words."""
        first, last = self.clauses[0], self.clauses[-1]
        return first.whole.quote(first.source[0], last.source[-1])

    @cached_property
    def topics(self) -> frozenset[str]:
        """The facts that it names."""
        return topics_of(self.text)

    def without(self, words: str) -> str:
        """The person's own words, but for the clauses that hold `words`, if others are left."""
        quotes = (clause.quote() for clause in self.clauses)
        return " ".join(quote for quote in quotes if words not in quote) or self.said

    def of(self, fact: str) -> "Sentence":
        """The clauses from the first that names the fact up to one that names only another.

        What stands before them and names nothing belongs to them: "he'd not say that her CK …".
        """
        named = [topics_of(clause.text) for clause in self.clauses]
        first = next((at for at, found in enumerate(named) if fact in found), 0)
        start, stop = first, first + 1
        while start > 0 and not named[start - 1]:
            start -= 1
        while stop < len(named) and (not named[stop] or fact in named[stop]):
            stop += 1
        return replace(self, clauses=self.clauses[start:stop])

    def behind_clear(self, fact: str) -> "Sentence":
        """The clauses behind the one that clears the fact."""
        clears = (clear_from(fact, clause.text) is not None for clause in self.clauses)
        first = next((at for at, found in enumerate(clears) if found), 0)
        return replace(self, clauses=self.clauses[first + 1 :])


@dataclass(frozen=True)
class Turn:
    """The sentences of one turn; what is asked of all of them is looked for once."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def topics(self) -> frozenset[str]:
        """The facts that it names."""
        return frozenset().union(*(sentence.topics for sentence in self.sentences))

    @cached_property
    def corrects(self) -> bool:
        """Whether it says that something told before was wrong."""
        return corrects(sentence.text for sentence in self.sentences)


class Context(NamedTuple):
    """An all-clear's whole sentence, the next one of its turn, and what is read so far."""

    sentence: Sentence
    following: Sentence | None
    facts: Facts


def sentences_of(clauses: Sequence[TaggedClause]) -> list[Sentence]:
    """All sentences of a conversation, in order."""
    parts = groupby(clauses, key=lambda clause: (clause.turn, clause.sentence))
    return [Sentence(turn, number, tuple(found)) for (turn, number), found in parts]


def turns_of(sentences: Sequence[Sentence]) -> Mapping[int, Turn]:
    """The same by their turns."""
    parts = groupby(sentences, key=lambda sentence: sentence.turn)
    return {number: Turn(tuple(found)) for number, found in parts}


def topics_of(text: str) -> frozenset[str]:
    """The facts that a text names."""
    topics = wordings("withheld")["topics"]
    return frozenset(fact for fact, expressions in topics.items() if expressions.found_in(text))


def clear_from(fact: str, text: str) -> int | None:
    """Where the words of an all-clear begin, if there are any."""
    return min(clear_places(fact, text), default=None)


def clear_places(fact: str, text: str) -> list[int]:
    """Where each word of an all-clear begins."""
    expressions = wordings("withheld")["clear"][fact].likely(text)
    return [match.start() for e in expressions for match in e.finditer(text)]
