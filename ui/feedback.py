"""What people thought of an answer, kept on this machine alone, and only where it is switched on.

A line of JSON for each: what was wrong, the words without identifiers, and what was decided on
them. No address, no session, no time of day; the file can be read by its owner alone.
"""

import json
import os
import stat
import threading
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from assistant.contract import Answer, Persona
from corpus.models import Frozen, Passage
from ui import wording
from ui.identifiers import known_words, without_identifiers

FILE = "feedback.jsonl"
MOST_BYTES = 20_000_000
"""Where it stops growing, so that nobody can fill the disk."""


class Rating(StrEnum):
    """Whether an answer was right, or what was wrong with it."""

    GOOD = "good"
    UNDERSTOOD_WRONGLY = "understood_wrongly"
    WRONG_SOURCE = "wrong_source"
    INCOMPLETE = "incomplete"
    UNSAFE = "unsafe"


class Record(Frozen):
    """One line of the file."""

    day: date
    rating: Rating
    persona: Persona
    turns: tuple[str, ...]
    """What was written, without identifiers; the last turn is the question."""
    facts: dict[str, str | list[str]]
    by_hand: tuple[str, ...]
    by_model: tuple[str, ...] = ()
    """Facts that a language model read."""
    scope: str
    verdict: str | None
    criteria: dict[str, str]
    rules: tuple[str, ...]
    passages: tuple[str, ...]
    generator: str


class FeedbackFull(Exception):
    """The file has reached its size: it is to be read and moved away."""


class Feedback:
    """Keeps ratings in one file of `folder`. Safe to use from many threads."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._lock = threading.Lock()
        self._known: frozenset[str] = frozenset()

    def learn(self, passages: Mapping[str, Passage]) -> None:
        """Take in, once, words that are no names: those of the texts and of the page itself."""
        if not self._known:
            examples = [example for asked in wording.EXAMPLES.values() for example in asked]
            self._known = known_words([*examples, *(p.text for p in passages.values())])

    def record(
        self, rating: Rating, turns: Iterable[str], persona: Persona, answer: Answer, day: date
    ) -> Record:
        """What would be kept of this rating."""
        facts = {k: v for k, v in answer.facts.items() if v.value not in ("unknown", [])}
        return Record(
            day=day,
            rating=rating,
            persona=persona,
            turns=tuple(without_identifiers(turn, self._known) for turn in turns),
            facts={key: view.value for key, view in facts.items()},
            by_hand=tuple(key for key, view in answer.facts.items() if view.corrected),
            by_model=tuple(key for key, view in answer.facts.items() if view.by_model),
            scope=answer.scope,
            verdict=answer.verdict,
            criteria={criterion.id: criterion.status for criterion in answer.criteria},
            rules=answer.rules,
            passages=tuple(citation.passage_id for citation in answer.citations),
            generator=answer.generator,
        )

    def keep(self, record: Record) -> None:
        """Add a line to the file. Raises `OSError`, `FeedbackFull`."""
        line = json.dumps(record.model_dump(mode="json"), ensure_ascii=False) + "\n"
        with self._lock:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
            descriptor = os.open(self._file, flags, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                state = os.fstat(descriptor)
                if stat.S_IMODE(state.st_mode) != 0o600:
                    os.fchmod(descriptor, 0o600)
                if state.st_size + len(line.encode()) > MOST_BYTES:
                    raise FeedbackFull
                file.write(line)
