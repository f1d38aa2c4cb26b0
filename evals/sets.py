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


class _Loader(yaml.SafeLoader):
    """YAML in which a key that stands twice is an error: PyYAML would silently keep the last."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    for place, key in enumerate(keys):
        if key in keys[:place]:
            line = node.value[place][0].start_mark.line + 1
            raise yaml.YAMLError(f"line {line}: the key {key!r} stands twice")
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def problems_of(error: ValidationError, raw: Any) -> list[tuple[str, str]]:
    """Where and what, for each thing wrong with a set; a case is named by its id if it has one."""
    found = []
    for problem in error.errors(include_url=False):
        parts = [str(part) for part in problem["loc"]]
        if parts[:1] == ["cases"] and len(parts) > 1:
            parts = [_case_name(raw, int(parts[1])), *parts[2:]]
        what = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            what = "there is no such key"
        found.append((".".join(parts) or "the top", what))
    return found


def _case_name(raw: Any, place: int) -> str:
    case = raw["cases"][place]
    named = isinstance(case, dict) and isinstance(case.get("id"), str)
    return f"case {case['id']}" if named else f"case number {place + 1}"


def load_set(path: Path) -> QuestionSet:
    """The set in a file. Raises `SetError`."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError as error:
        raise SetError(f"{path}: there is no such question set; check the path") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise SetError(f"{path}: cannot be read ({reason}); mend the file") from error
    try:
        found = QuestionSet.model_validate(raw)
    except ValidationError as error:
        where, what = problems_of(error, raw)[0]
        raise SetError(f"{path}: {where}: {what}; see docs/writing-questions.md") from error
    ids = [case.id for case in found.cases]
    twice = sorted({case_id for case_id in ids if ids.count(case_id) > 1})
    if twice:
        raise SetError(f"{path}: case id {twice[0]} stands twice; ids are unique")
    return found
