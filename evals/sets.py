"""Question sets: the cases of a YAML or JSON file, checked when they are read. Answers nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError, field_validator

from assistant.contract import Conversation, Persona
from corpus.models import Frozen


class SetError(Exception):
    """A question set that cannot be used; the message is one line."""


class Expectation(Frozen):
    """What the last answer of a case must be; what is absent is not scored."""

    scope: str | None = None
    verdict: str | None = None
    criteria: dict[str, str] = Field(default_factory=dict)
    rules: tuple[str, ...] = ()
    rules_absent: tuple[str, ...] = ()
    facts: dict[str, str | list[str]] = Field(default_factory=dict)
    nuggets: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @field_validator("facts", "criteria", mode="before")
    @classmethod
    def _no_booleans(cls, raw: Any) -> Any:
        if isinstance(raw, dict):
            bare = [key for key, value in raw.items() if isinstance(value, bool)]
            if bare:
                raise ValueError(f"{bare[0]} is a bare on/off (YAML reads a boolean): quote it")
        return raw


class Case(Frozen):
    """One conversation and what its last answer must be."""

    id: str = Field(min_length=1)
    persona: Persona = Persona.PATIENT
    turns: tuple[str, ...] = Field(min_length=1)
    tags: tuple[str, ...] = ()
    expect: Expectation = Expectation()
    cluster: str | None = None
    """Cases that belong together (one vignette, one author) are resampled together."""
    perturb_of: str | None = None
    """Id of the case that this one is a variant of; both should be decided alike."""
    risk: str | None = None
    """What a wrong answer would do to the person, in the author's words."""
    source: str | None = None
    """Where the case comes from."""
    reviewed_by: str | None = None
    """Who checked its labels."""

    def conversation(self, today: date) -> Conversation:
        """The conversation to answer."""
        return Conversation(turns=self.turns, persona=self.persona, today=today)


class QuestionSet(Frozen):
    """A named set of cases with the reference date they are answered at."""

    name: str
    description: str = ""
    today: date
    cases: tuple[Case, ...] = Field(min_length=1)


def load_set(path: Path) -> QuestionSet:
    """The set in a file. Raises `SetError`."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SetError(f"{path}: there is no such question set; check the path") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise SetError(f"{path}: cannot be read ({reason}); mend the file") from error
    try:
        found = QuestionSet.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the top"
        raise SetError(f"{path}: {where}: {first['msg']}; see the question set format") from error
    ids = [case.id for case in found.cases]
    twice = sorted({case_id for case_id in ids if ids.count(case_id) > 1})
    if twice:
        raise SetError(f"{path}: case id {twice[0]} stands twice; ids are unique")
    return found
