"""Loads the sentences that are ours (`wording.yaml`), checked once."""

from functools import cache
from pathlib import Path

import yaml

from assistant.contract import Persona
from corpus.models import Basis, Frozen, OneLine, PassageId, Population
from guardrails.policy.models import Verdict

_FILE = Path(__file__).with_name("wording.yaml")


class Say(Frozen):
    """One sentence for each kind of reader, and the passages that hold it where it is medical."""

    patient: OneLine
    clinician: OneLine
    passages: tuple[PassageId, ...] = ()

    def to(self, persona: Persona, **parts: str) -> str:
        """The sentence for this reader, its blanks filled in."""
        return getattr(self, persona.value).format(**parts)  # type: ignore[no-any-return]


class Sureness(Frozen):
    """How what a statement rests on is told; `sentence` is filled in from the others."""

    sentence: Say
    bases: dict[Basis, Say]
    populations: dict[Population, Say]
    certainties: dict[str, Say]
    """By the corpus's word for it, and `unverified`."""


class Bounds(Frozen):
    """How a number is told that is known within bounds, `low` and `high` filled in."""

    between: OneLine
    at_least: OneLine
    more_than: OneLine
    less_than: OneLine
    at_most: OneLine


class Words(Frozen):
    """All of them."""

    verdicts: dict[Verdict, Say]
    general_withdrawal: Say
    contradiction: Say
    stable_enzymes: Say
    damage: Say
    conflict: Say
    doubt: Say
    unsure: Say
    another_patient: Say
    doubted: Say
    overruled: Say
    understood: Say
    months: Bounds
    standing_notice: Say
    not_in_text: Say
    local_says: Say
    nothing_near: Say
    silent: Say
    out_of_scope: Say
    distress: Say
    greeting: Say
    about: Say
    cautious: Say
    writer_away: Say
    writer_lost: Say
    read_by_model: Say
    fact_names: dict[str, Say]
    sureness: Sureness


@cache
def words() -> Words:
    """The sentences. Raises pydantic's `ValidationError` when one is missing."""
    return Words.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
