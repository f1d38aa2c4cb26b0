"""What one visitor's page remembers: questions and answers, in memory, for that visitor alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from assistant.contract import Answer, Conversation, Dismissed, Persona


@dataclass(frozen=True)
class Exchange:
    """One question and its answer; None while it is being answered."""

    question: str
    answer: Answer | None = None
    failed: bool = False
    rated: bool = False
    """Whether the person said what they thought of this answer."""


class Correction(NamedTuple):
    """A fact set by hand, and how many questions had been asked by then."""

    key: str
    value: str
    after: int


@dataclass(frozen=True)
class Session:
    """One conversation. Every change makes a new value, so visitors cannot share one."""

    exchanges: tuple[Exchange, ...] = ()
    persona: Persona = Persona.PATIENT
    corrections: tuple[Correction, ...] = ()
    """Facts set by hand, at most one by fact key."""
    refused: tuple[Dismissed, ...] = ()
    """What a language model read and the person said no to."""
    revision: int = field(default=0, compare=False)
    """Raised by everything that happens, so that what is shown of it can be told from before."""

    @property
    def last(self) -> Exchange | None:
        """The latest exchange, if any."""
        return self.exchanges[-1] if self.exchanges else None

    def asked(self, question: str) -> "Session":
        """Add a question that is to be answered."""
        return replace(self.touched(), exchanges=(*self.exchanges, Exchange(question)))

    def answered(self, answer: Answer) -> "Session":
        """Set the answer to the latest question."""
        return self._settle(Exchange(self.exchanges[-1].question, answer))

    def gave_up(self) -> "Session":
        """Say that the latest question got no answer."""
        return self._settle(Exchange(self.exchanges[-1].question, failed=True))

    def rated(self) -> "Session":
        """Say that the latest answer was rated; one that comes in its place can be rated anew."""
        told = replace(self.exchanges[-1], rated=True)
        return replace(self, exchanges=(*self.exchanges[:-1], told))

    def pending(self) -> "Session":
        """Put the latest question back as unanswered, to answer it anew."""
        return self._settle(Exchange(self.exchanges[-1].question))

    def corrected(self, values: Mapping[str, str]) -> "Session":
        """Set facts by hand; they hold over everything that has been said so far."""
        kept = tuple(c for c in self.corrections if c.key not in values)
        new = tuple(Correction(key, value, len(self.exchanges)) for key, value in values.items())
        return replace(self, corrections=kept + new)

    def uncorrected(self, key: str) -> "Session":
        """Give one fact back to what is read."""
        return replace(self, corrections=tuple(c for c in self.corrections if c.key != key))

    def dismissed(self, fact: str, value: str) -> "Session":
        """Take back what a language model read in what has been said so far."""
        last = self.exchanges[-1]
        no = Dismissed(fact=fact, value=value, after=len(self.exchanges))
        if last.answer is not None:
            rest = tuple(p for p in last.answer.proposed if (p.fact, p.value) != (fact, value))
            last = replace(last, answer=last.answer.model_copy(update={"proposed": rest}))
        return replace(
            self, exchanges=(*self.exchanges[:-1], last), refused=(*self.refused, no)
        ).touched()

    def conversation(self, today: date) -> Conversation:
        """Everything the assistant needs to answer the latest question."""
        return Conversation(
            turns=tuple(exchange.question for exchange in self.exchanges),
            persona=self.persona,
            today=today,
            corrections={c.key: c.value for c in self.corrections},
            corrected_after={c.key: c.after for c in self.corrections},
            dismissed=self.refused,
        )

    def touched(self) -> "Session":
        """The same conversation, to be shown anew."""
        return replace(self, revision=self.revision + 1)

    def _settle(self, exchange: Exchange) -> "Session":
        return replace(self.touched(), exchanges=(*self.exchanges[:-1], exchange))
