"""Fills the prompts of `prompts.yaml`; whatever is not ours goes in fenced."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from assistant.contract import Persona
from assistant.writers.base import Prompt
from corpus.models import Frozen


class Fence(Frozen):
    """What data stands between."""

    open: str
    close: str


class Prompts(Frozen):
    """The whole of `prompts.yaml`."""

    version: str
    fence: Fence
    system: str
    user: str
    earlier: str
    readers: dict[Persona, str]
    structured: str


_MOST = 5
"""Sentences that are asked for."""
_LONGEST = 2_000
"""Characters of a question that are sent; what a model needs of a long one stands in its end."""


def writing_prompt(
    question: str,
    earlier: Sequence[str],
    statements: Sequence[str],
    decided: Sequence[str],
    persona: Persona,
    *,
    structured: bool,
) -> Prompt:
    """The prompt for an answer; `statements` are numbered from 1 in their order."""
    said = prompts()
    system = filled(said.system, reader=said.readers[persona], most=str(_MOST))
    numbered = "\n".join(f"[{n}] {fenced(text)}" for n, text in enumerate(statements, start=1))
    user = filled(
        said.user,
        statements=numbered,
        decided=fenced(" ".join(decided) or "nothing"),
        earlier=filled(said.earlier, turns=_fenced_all(earlier)) if earlier else "",
        question=fenced(question[-_LONGEST:]),
    )
    return Prompt(
        system=system + (said.structured if structured else ""), user=user, version=said.version
    )


def fenced(text: str) -> str:
    """A text between fences, on one line, that holds no fence of its own."""
    fence = prompts().fence
    plain = " ".join(text.split())
    for mark in (fence.open[0], fence.close[0]):
        plain = plain.replace(mark * 2, mark)
        plain = re.sub(f"{re.escape(mark)}{{2,}}", mark, plain)
    return f"{fence.open} {plain} {fence.close}"


@cache
def prompts() -> Prompts:
    """The prompts. Raises pydantic's `ValidationError` when the file does not hold together."""
    file = Path(__file__).with_name("prompts.yaml")
    return Prompts.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def _fenced_all(turns: Sequence[str]) -> str:
    return "\n".join(fenced(turn[-_LONGEST:]) for turn in turns)


def filled(text: str, **values: str) -> str:
    """`text` filled in by name, once: what is filled in may hold braces of its own."""
    names = "|".join(map(re.escape, values)) or "(?!)"
    return re.sub(rf"\{{({names})\}}", lambda match: values[match[1]], text)
