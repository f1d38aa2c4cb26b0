"""What a short follow-up names instead of what the turn before named.

"And in the US?" after a question on the UK asks of the US alone, so the UK is left out of what is
searched for. Only things of one kind, listed in `contrasts.yaml`, put one another out.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from corpus.models import Frozen

_FILE = Path(__file__).with_name("contrasts.yaml")
_BESIDE = re.compile(r"\b(?:too|also|as well|both|together|with|versus|vs|than|or)\b")
"""A follow-up with one of these adds to what was asked, or compares with it."""


class Contrasts(Frozen):
    """What `contrasts.yaml` holds: for each kind, its things under their names."""

    kinds: dict[str, tuple[tuple[str, ...], ...]]


class _Thing(NamedTuple):
    kind: str
    pattern: re.Pattern[str]


def without_contrasted(before: str, last: str) -> str:
    """The turn `before` without the things that `last` names others of the same kind for."""
    if _BESIDE.search(last):
        return before
    named = [thing for thing in _things() if thing.pattern.search(last)]
    kinds = {thing.kind for thing in named}
    for thing in _things():
        if thing.kind in kinds and thing not in named:
            before = thing.pattern.sub(" ", before)
    return " ".join(before.split())


@cache
def _things() -> tuple[_Thing, ...]:
    found = Contrasts.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    return tuple(
        _Thing(kind, _pattern(names)) for kind, things in found.kinds.items() for names in things
    )


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:\b(?:in|for|of) )?(?:\bthe )?(?<![\w-])(?:{alternatives})(?![\w-])")
