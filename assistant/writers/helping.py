"""Prompts for what a language model may do before a decision, and how its answers are read.

Two things: pointing out facts in a person's words, and writing a short follow-up out in full. What
comes back is text from outside; whatever is not exactly in the agreed form is passed over.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from assistant.writers.base import Prompt
from assistant.writers.prompts import fenced, filled
from corpus.models import Frozen
from guardrails.proposals import Proposal, table
from guardrails.proposals.table import MONTHS

_LONGEST_TURN = 6_000
_LONGEST = 12_000
"""Characters of what is sent, the latest first; a model's context is about three times that."""
_LINE = re.compile(r"(?:[-*] )?([a-z_]{3,40})\s*=\s*([a-z_0-9]{1,40})\s*\|\s*(\S.*)")
_QUOTES = "\"'“”‘’"


class Asked(Frozen):
    """The parts of one prompt."""

    system: str
    user: str
    structured: str


class Helping(Frozen):
    """The whole of `helping.yaml`."""

    version: str
    reading: Asked
    follow_up: Asked


@cache
def helping() -> Helping:
    """The prompts. Raises pydantic's `ValidationError` when the file does not hold together."""
    file = Path(__file__).with_name("helping.yaml")
    return Helping.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def reading_prompt(turns: Sequence[str], today: date, *, structured: bool) -> Prompt:
    """The prompt that asks which facts a person's words state."""
    said = helping().reading
    system = filled(said.system, facts=_facts(), today=f"{today:%d %B %Y}")
    user = filled(said.user, turns=_sent(turns))
    return _prompt(said, system, user, structured=structured)


def follow_up_prompt(turns: Sequence[str], *, structured: bool) -> Prompt:
    """The prompt that asks to write the last turn out in full."""
    said = helping().follow_up
    user = filled(said.user, turns=_sent(turns[:-1]), question=fenced(turns[-1][-_LONGEST_TURN:]))
    return _prompt(said, said.system, user, structured=structured)


def proposals_in(text: str, *, structured: bool) -> list[Proposal]:
    """What a model proposes, in its order; nothing for a text in another form."""
    if not structured:
        return [p for line in text.splitlines() if (p := _proposal(line.strip()))]
    try:
        return [
            Proposal(fact=str(f["fact"]), value=str(f["value"]), quote=str(f["quote"]))
            for f in json.loads(text)["facts"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def question_in(text: str, *, structured: bool) -> str | None:
    """The question that a model wrote; None for a text in another form."""
    if structured:
        try:
            found = json.loads(text)["question"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        return found if isinstance(found, str) else None
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 and lines[0] != "NONE" else None


def _proposal(line: str) -> Proposal | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    return Proposal(fact=match[1], value=match[2], quote=match[3].strip().strip(_QUOTES))


def _prompt(said: Asked, system: str, user: str, *, structured: bool) -> Prompt:
    more = said.structured if structured else ""
    return Prompt(system=system + more, user=user, version=helping().version)


def _facts() -> str:
    return "\n".join(
        f"- {key} ({fact.about}): {_values({**fact.blocking, **fact.offered})}"
        for key, fact in table().facts.items()
    )


def _values(words: dict[str, str]) -> str:
    return "; ".join(
        "a number" if value == MONTHS else f"{value} ({told})" for value, told in words.items()
    )


def _sent(turns: Iterable[str]) -> str:
    """The turns between fences, the oldest first; of a long conversation the latest."""
    kept: list[str] = []
    length = 0
    for turn in reversed(list(turns)):
        part = turn[-_LONGEST_TURN:]
        length += len(part)
        if kept and length > _LONGEST:
            break
        kept.append(fenced(part))
    return "\n".join(reversed(kept))
