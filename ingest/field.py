"""The field's own words: many names of one thing become one name, for both searches alike.

Only search reads texts in this form; nothing shown or decided ever is. The names are data
(`field.yaml`), so that whoever knows the field can add one.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

import yaml

from corpus.models import Frozen

_FILE = Path(__file__).with_name("field.yaml")


class Field(Frozen):
    """What `field.yaml` holds."""

    synonyms: dict[str, tuple[str, ...]]
    """One name of a thing, as search reads it, and the others that it is given."""
    everywhere: dict[str, str]
    """Names that nearly every text holds, and what search by meaning reads in their place."""


def canonical(text: str) -> str:
    """`text` in lower case, each thing of the field under one name."""
    names, pattern = _names()
    return pattern.sub(lambda match: names[match.group()], text.lower())


def for_meaning(text: str) -> str:
    """What is embedded for `text`: its canonical form without the names that tell nothing."""
    names, pattern = _everywhere()
    return pattern.sub(lambda match: names[match.group()], canonical(text))


def field_hash() -> str:
    """Hash of the names: another one means that indexes are to be built anew."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()


@cache
def _field() -> Field:
    return Field.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    return _replacing({o: name for name, others in _field().synonyms.items() for o in others})


@cache
def _everywhere() -> tuple[dict[str, str], re.Pattern[str]]:
    return _replacing(_field().everywhere)


def _replacing(names: dict[str, str]) -> tuple[dict[str, str], re.Pattern[str]]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    alternatives = "|".join(re.escape(name) for name in longest_first)
    return names, re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)(?!-\w)")
