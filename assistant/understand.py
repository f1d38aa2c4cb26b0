"""What is understood of a conversation: the words as they are read, and what was set by hand.

A short reply to what was asked back ("Normal, 150/150") is read with what it leaves out
(`guardrails.replies`); what is quoted of it stays the person's own words.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from assistant.contract import Conversation
from guardrails.by_hand import Before, with_corrections
from guardrails.decide import decide
from guardrails.facts import UNKNOWN_FACTS, Fact
from guardrails.policy import Policy
from guardrails.replies import may_reply, written_out
from guardrails.request import Reading

_MOST_REPLIES = 12
"""For each of them the conversation before it is read; more only repeat or go astray."""

Read = Callable[[Sequence[str], date], Reading]
"""Reads turns against a reference date, as `guardrails.reading.read` does."""


def understand(conversation: Conversation, read: Read, policy: Policy) -> Reading:
    """The reading of all turns, facts set by hand in their place. Raises `UnknownFact`."""
    in_full = _with_replies_in_full(conversation, read, policy)
    return _in_own_words(_understood(in_full, read), conversation.turns, in_full.turns)


def _understood(conversation: Conversation, read: Read) -> Reading:
    reading = read(conversation.turns, conversation.today)
    corrections = _of_present_patient(conversation, reading.asked_since)
    if not corrections:
        return reading
    facts = with_corrections(reading.facts, corrections, _before(conversation, read))
    return reading.model_copy(update={"facts": facts})


def _with_replies_in_full(conversation: Conversation, read: Read, policy: Policy) -> Conversation:
    """The conversation with each turn written out that answers what was asked before it."""
    turns, today = list(conversation.turns), conversation.today
    replies = [at for at, turn in enumerate(turns) if at and may_reply(turn, today)]
    for at in replies[-_MOST_REPLIES:]:
        before = _as_it_was(conversation, turns[:at])
        asked = [criterion.id for criterion in decide(_understood(before, read), policy).asked]
        turns[at] = written_out(turns[at], asked, today) or turns[at]
    return conversation.model_copy(update={"turns": tuple(turns)})


def _as_it_was(conversation: Conversation, turns: Sequence[str]) -> Conversation:
    """The conversation of the first `turns`, with what had been set by hand by then.

    A correction of which it is not known when it was made was made after all turns.
    """
    after, all_of_them = conversation.corrected_after, len(conversation.turns)
    by_then = {
        key: value
        for key, value in conversation.corrections.items()
        if after.get(key, all_of_them) <= len(turns)
    }
    return conversation.model_copy(update={"turns": tuple(turns), "corrections": by_then})


def _in_own_words(reading: Reading, turns: Sequence[str], in_full: Sequence[str]) -> Reading:
    """The reading with the person's own turn quoted where words were put to it."""
    if tuple(turns) == tuple(in_full):
        return reading

    def own(said: str, turn: int | None) -> str:
        told_in = range(len(turns)) if turn is None else (turn,)
        for at in told_in:
            if said in in_full[at] and said not in turns[at]:
                return _line_of(said, in_full[at], turns[at])
        return said

    facts: dict[str, Fact[Any]] = {}
    for key in type(reading.facts).model_fields:
        fact: Fact[Any] = getattr(reading.facts, key)
        if fact.said is not None:
            facts[key] = fact.model_copy(update={"said": own(fact.said, fact.turn)})
    conflicts = tuple(
        c.model_copy(update={"said": own(c.said, None), "against": own(c.against, None)})
        for c in reading.conflicts
    )
    told = {"facts": reading.facts.model_copy(update=facts), "conflicts": conflicts}
    return reading.model_copy(update=told)


def _line_of(said: str, in_full: str, own: str) -> str:
    """The person's own line for the one in full that holds `said`, else all that they wrote."""
    lines = own.splitlines()
    holding = [at for at, line in enumerate(in_full.splitlines()) if said in line]
    if holding and len(in_full.splitlines()) == len(lines):
        return lines[holding[0]].strip()
    return own.strip()


def _of_present_patient(conversation: Conversation, since: int) -> dict[str, str]:
    """The corrections without those that were set before turn `since`, for another patient."""
    after = conversation.corrected_after
    earlier = {key for key, turns in after.items() if turns <= since} if since else set()
    return {key: v for key, v in conversation.corrections.items() if key not in earlier}


def _before(conversation: Conversation, read: Read) -> dict[str, Before]:
    """What stood when each correction was made, where turns have followed it."""
    turns = conversation.turns
    followed = {key: n for key, n in conversation.corrected_after.items() if 0 <= n < len(turns)}
    facts = {
        n: read(turns[:n], conversation.today).facts if n else UNKNOWN_FACTS
        for n in set(followed.values())
    }
    return {key: Before(n, facts[n]) for key, n in followed.items()}
