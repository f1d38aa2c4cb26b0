"""The statements in other honest words, each written by one person and passed by another.

`restatements.jsonl` holds a line for each statement: `id`, `of` (which text it was written for) and
`said`. A statement whose text has changed since has none: nobody has looked at it.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from corpus.models import Passage, PassageId

_FILE = Path(__file__).with_suffix(".jsonl")


def restatements(passage: Passage) -> tuple[str, ...]:
    """How else the statement has been said; empty for one that is new or was changed."""
    of, said = _all().get(passage.id, ("", ()))
    return said if of == fingerprint(passage.text) else ()


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that stand for one text."""
    return sha256(text.encode()).hexdigest()[:12]


@cache
def _all() -> Mapping[PassageId, tuple[str, tuple[str, ...]]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    told = (json.loads(line) for line in lines)
    return {line["id"]: (line["of"], tuple(line["said"])) for line in told}
