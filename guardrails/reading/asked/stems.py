"""A cheap look before the expressions: a text with none of a table's stems cannot match it.

Plain substring search is some fifty times faster than a regular expression, and most sentences of
a long message hold none of the stems. Answers about one text are kept, since several readers ask.
"""

from functools import lru_cache

from guardrails.reading.patterns import wordings

_KEPT = 4096
_LONG = 2000
"""Characters beyond which nothing is kept, so that memory stays small."""


def has_stem(text: str, wording: str, table: str) -> bool:
    """Whether any of `stems: {table: [...]}` in `wordings/<wording>.yaml` occurs in the text."""
    return any(stem.pattern in text for stem in wordings(wording)["stems"][table])


def says(text: str, wording: str, table: str, family: str) -> bool:
    """Whether an expression of a table's family in `wordings/<wording>.yaml` is in the text."""
    if len(text) > _LONG:
        return _searched.__wrapped__(text, wording, table, family)
    return _searched(text, wording, table, family)


@lru_cache(maxsize=_KEPT)
def _searched(text: str, wording: str, table: str, family: str) -> bool:
    return any(expression.search(text) for expression in wordings(wording)[table][family])
