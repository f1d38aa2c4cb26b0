"""Whether a family of wordings stands in a text; answers are kept, since several readers ask."""

from functools import lru_cache

from guardrails.reading.patterns import wordings

_KEPT = 4096
_LONG = 2000
"""Characters beyond which nothing is kept, so that memory stays small."""


def says(text: str, wording: str, table: str, family: str) -> bool:
    """Whether an expression of a table's family in `wordings/<wording>.yaml` is in the text."""
    if len(text) > _LONG:
        return _says(text, wording, table, family)
    return _kept(text, wording, table, family)


def _says(text: str, wording: str, table: str, family: str) -> bool:
    return wordings(wording)[table][family].found_in(text)


_kept = lru_cache(maxsize=_KEPT)(_says)
