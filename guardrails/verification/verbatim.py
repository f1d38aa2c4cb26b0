"""A claim that is a statement, or whole sentences at its beginning, needs no further check."""

import re
from collections.abc import Sequence

from corpus.models import Passage


def verbatim(text: str, cited: Sequence[Passage]) -> bool:
    """Whether the claim is one of its statements as it stands, or that up to the end of a sentence.

    Only from its beginning: a later sentence may lean on what stands before it.
    """
    said = _flat(text)
    for passage in cited:
        plain = passage.statement.plain if passage.statement else passage.text
        for wording in (passage.text, plain):
            ends = [match.end() for match in re.finditer(r"[.!](?=\s|$)", wording)]
            if any(said == _flat(wording[:end]) for end in [*ends, len(wording)]):
                return True
    return False


def _flat(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
