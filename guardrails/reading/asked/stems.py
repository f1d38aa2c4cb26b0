"""A cheap look before the expressions: a text with none of a family's stems cannot match it.

The stems of all families are found in one look at the text's runs of three letters, which costs
less than a single regular expression. Answers about one text are kept, since several readers ask.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from guardrails.reading.patterns import wordings

_KEPT = 4096
_LONG = 2000
"""Characters beyond which hardly anything is kept, so that memory stays small."""
_RUN = 3


def has_stem(text: str, wording: str, family: str) -> bool:
    """Whether any of `stems: {family: [...]}` in `wordings/<wording>.yaml` occurs in the text.

    True where the family has no stems: then only its expressions can tell.
    """
    if family not in wordings(wording).get("stems", {}):
        return True
    return family in (_hinted(text, wording) if len(text) <= _LONG else _hinted_long(text, wording))


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


def _families(text: str, wording: str) -> frozenset[str]:
    """The families of which a stem stands in the text."""
    index = _index(wording)
    runs = {text[at : at + _RUN] for at in range(len(text))}
    found: set[str] = set()
    for run in index.keys() & runs:
        for stem, family in index[run]:
            if family not in found and stem in text:
                found.add(family)
    for stem, family in index.get("", ()):
        if family not in found and stem in text:
            found.add(family)
    return frozenset(found)


_hinted = lru_cache(maxsize=_KEPT)(_families)
_hinted_long = lru_cache(maxsize=4)(_families)


@cache
def _index(wording: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Stems with their families by the first three letters; shorter ones under ""."""
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for family, stems in wordings(wording).get("stems", {}).items():
        for stem in stems:
            run = stem.pattern[:_RUN]
            index[run if len(run) == _RUN else ""].append((stem.pattern, family))
    return {run: tuple(entries) for run, entries in index.items()}
