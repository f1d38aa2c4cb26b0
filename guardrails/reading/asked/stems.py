"""A cheap look before the expressions: a text with none of a family's stems cannot match it.

Plain substring search is some twenty times faster than a regular expression, and most sentences of
a long message hold none of the stems. Answers about one text are kept, since several readers ask.
"""

from functools import cache, lru_cache

from guardrails.reading.patterns import wordings

_KEPT = 4096
_LONG = 2000
"""Characters beyond which nothing is kept, so that memory stays small."""


def has_stem(text: str, wording: str, family: str) -> bool:
    """Whether any of `stems: {family: [...]}` in `wordings/<wording>.yaml` occurs in the text.

    True where the family has no stems: then only its expressions can tell.
    """
    stems = _stems(wording, family)
    # A plain loop: a generator here would cost more than the searches.
    for stem in stems:  # noqa: SIM110
        if stem in text:
            return True
    return not stems


@cache
def _stems(wording: str, family: str) -> tuple[str, ...]:
    found = wordings(wording).get("stems", {}).get(family, ())
    return tuple(stem.pattern for stem in found)


def says(text: str, wording: str, table: str, family: str) -> bool:
    """Whether an expression of a table's family in `wordings/<wording>.yaml` is in the text."""
    if len(text) > _LONG:
        return _searched.__wrapped__(text, wording, table, family)
    return _searched(text, wording, table, family)


@lru_cache(maxsize=_KEPT)
def _searched(text: str, wording: str, table: str, family: str) -> bool:
    if not has_stem(text, wording, f"{table} {family}"):
        return False
    return any(expression.search(text) for expression in wordings(wording)[table][family])
