"""The sentences of a conversation, what facts they name, and where an all-clear begins."""

from collections.abc import Sequence
from typing import NamedTuple

from guardrails.facts import Facts
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause


class Sentence(NamedTuple):
    """The clauses of one sentence, in order."""

    turn: int
    number: int
    clauses: tuple[TaggedClause, ...]

    @property
    def text(self) -> str:
        """The tagged words, clauses parted by commas."""
        return ", ".join(clause.text for clause in self.clauses)

    @property
    def said(self) -> str:
        """The person's own words."""
        first, last = self.clauses[0], self.clauses[-1]
        return first.whole.quote(first.source[0], last.source[-1])

    def without(self, words: str) -> str:
        """The person's own words, but for the clauses that hold `words`, if others are left."""
        quotes = (clause.quote() for clause in self.clauses)
        return " ".join(quote for quote in quotes if words not in quote) or self.said

    def names(self, fact: str) -> bool:
        """Whether it names the fact."""
        return _names(fact, self.text)

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
        return self._replace(clauses=self.clauses[start:stop])


def sentences_of(clauses: Sequence[TaggedClause]) -> list[Sentence]:
    """All sentences of a conversation, in order."""
    parts: dict[tuple[int, int], list[TaggedClause]] = {}
    for clause in clauses:
        parts.setdefault((clause.turn, clause.sentence), []).append(clause)
    return [Sentence(turn, number, tuple(found)) for (turn, number), found in parts.items()]


def _names(fact: str, text: str) -> bool:
    return wordings("withheld")["topics"][fact].found_in(text)


def topics_of(text: str) -> set[str]:
    """The facts that a text names."""
    return {fact for fact in wordings("withheld")["topics"] if _names(fact, text)}


def clear_from(fact: str, text: str) -> int | None:
    """Where the words of an all-clear begin, if there are any."""
    return min(clear_places(fact, text), default=None)


def clear_places(fact: str, text: str) -> list[int]:
    """Where each word of an all-clear begins."""
    expressions = wordings("withheld")["clear"][fact].likely(text)
    return [match.start() for e in expressions for match in e.finditer(text)]


class Context(NamedTuple):
    """An all-clear's whole sentence, the next one of its turn, and what is read so far."""

    sentence: Sentence
    following: Sentence | None
    facts: Facts
