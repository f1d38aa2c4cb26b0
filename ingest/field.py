"""The field's own words: many names of one thing become one name, for both searches alike.

Only search reads texts in this form; nothing shown or decided ever is. The names are data
(`field.yaml`), so that whoever knows the field can add one.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from corpus.models import Frozen

_FILE = Path(__file__).with_name("field.yaml")


class Field(Frozen):
    """What `field.yaml` holds."""

    synonyms: dict[str, tuple[str, ...]]
    """One name of a thing, as search reads it, and the others that it is given."""
    words: dict[str, tuple[str, ...]]
    """The same, for search by words alone."""
    everywhere: dict[str, str]
    """Names that nearly every text holds, and what search by meaning reads in their place."""


def canonical(text: str) -> str:
    """`text` in lower case, each thing of the field under one name, for search by words."""
    return _replaced(text.lower(), _all_names())


def for_meaning(text: str) -> str:
    """What is embedded for `text`: things under one name, without names that tell nothing."""
    return _replaced(_replaced(text.lower(), _names()), _everywhere())


@cache
def names() -> frozenset[str]:
    """Every single word by which a thing of the field is called, in lower case."""
    listed = {**_field().synonyms, **_field().words}
    called = [name for one, others in listed.items() for name in (one, *others)]
    return frozenset(word for name in called for word in name.split())


def field_hash() -> str:
    """Hash of the names: another one means that indexes are to be built anew."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()


@cache
def _field() -> Field:
    return Field.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def _names() -> "Names":
    return _replacing(_field().synonyms)


@cache
def _all_names() -> "Names":
    return _replacing({**_field().synonyms, **_field().words})


@cache
def _everywhere() -> "Names":
    return _replacing({name: (everywhere,) for everywhere, name in _field().everywhere.items()})


class Names(NamedTuple):
    """What is replaced, and how it is found."""

    others: dict[str, str]
    pattern: re.Pattern[str]


def _replaced(text: str, names: Names) -> str:
    return names.pattern.sub(lambda match: names.others[match.group()], text)


def _replacing(synonyms: Mapping[str, tuple[str, ...]]) -> Names:
    others = {other: name for name, given in synonyms.items() for other in given}
    longest_first = sorted(others, key=lambda other: (-len(other), other))
    alternatives = "|".join(re.escape(other) for other in longest_first)
    return Names(others, re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)(?!-\w)"))
