"""What to do next after an answer, from `next_steps.yaml`: a statement of the texts, never ours."""

from functools import cache
from pathlib import Path

import yaml

from corpus.models import Frozen, PassageId

_FILE = Path(__file__).with_name("next_steps.yaml")


class Step(Frozen):
    """A statement that is told after others."""

    tell: PassageId
    after: tuple[PassageId, ...]


class Steps(Frozen):
    """All of them."""

    steps: tuple[Step, ...]


def next_step(answer: PassageId) -> PassageId | None:
    """The statement that says what to do next, if there is one."""
    return next((step.tell for step in next_steps().steps if answer in step.after), None)


@cache
def next_steps() -> Steps:
    """The steps. Raises pydantic's `ValidationError` for a file that does not fit."""
    return Steps.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
