"""What is understood of a conversation: the words as they are read, and what was set by hand."""

from collections.abc import Callable, Sequence
from datetime import date

from assistant.contract import Conversation
from guardrails.by_hand import Before, with_corrections
from guardrails.facts import UNKNOWN_FACTS
from guardrails.request import Reading

Read = Callable[[Sequence[str], date], Reading]
"""Reads turns against a reference date, as `guardrails.reading.read` does."""


def understand(conversation: Conversation, read: Read) -> Reading:
    """The reading of all turns, facts set by hand in their place. Raises `UnknownFact`."""
    reading = read(conversation.turns, conversation.today)
    corrections = _of_present_patient(conversation, reading.asked_since)
    if not corrections:
        return reading
    facts = with_corrections(reading.facts, corrections, _before(conversation, read))
    return reading.model_copy(update={"facts": facts})


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
