"""Names in a list may stand in any order: "MMF and azathioprine" is "azathioprine and MMF"."""

from collections.abc import Sequence
from functools import cache

from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word, key

_JOINING = ("and", "or")
_BEFORE_NAME = 3
"""Words that may go before a name of a list: "low-dose non-fluorinated corticosteroids"."""
_TURNS = frozenset(
    "not no never than on in at for with without from of to by as is are was were be has have had"
    " may can but while whereas against versus rather instead only more less when if after before"
    " which that who although though because then until unless".split()
)
"""Words with which a list ends, or says different things of its names."""


def in_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with the names of each list of names in one order, so that lists compare equal."""
    found = list(words)
    run: list[int] = []
    for place, word in enumerate([*words, None]):
        if word is not None and _named(word) and not _beside(run, place, word, words):
            run.append(place)
        elif word is None or word.text not in _JOINING:
            named = sorted((words[p] for p in run), key=_name)
            joined = (
                any(word.text in _JOINING for word in words[run[0] : run[-1]]) if run else False
            )
            if joined and len({_name(name) for name in named}) == len(named):
                for to, name in zip(run, named, strict=True):
                    found[to] = name
            run = []
    return tuple(found)


def together(words: Sequence[Word], one: int, other: int, *, closely: bool = False) -> bool:
    """Whether two names stand in one list, so that what is said of one is said of the other.

    `closely` takes only names that have nothing but "and", "or" or a comma between them.
    """
    low, high = sorted((one, other))
    between = words[low + 1 : high]
    joined = any(word.text in _JOINING for word in between)
    return (
        words[low].sentence == words[high].sentence
        and (joined or _goes_on(words, high))
        and _only_listed(between)
        and not (closely and any(not _named(w) and w.text not in _JOINING for w in between))
    )


def _only_listed(between: Sequence[Word]) -> bool:
    """Whether nothing but names stands there, each with a few words that go before it."""
    plain = 0
    for word in between:
        if word.text in _JOINING or _named(word):
            plain = 0
        elif word.text in _TURNS or word.number or plain == _BEFORE_NAME:
            return False
        else:
            plain += 1
    return True


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """Whether a list that a name stands in ends later, in "and" or "or" and a name."""
    for at in range(place + 1, len(words)):
        if words[at].text in _JOINING:
            return _only_listed(words[at + 1 : at + 2]) and any(
                _named(word) for word in words[at + 1 : at + 2 + _BEFORE_NAME]
            )
        if not _only_listed(words[place + 1 : at + 1]):
            return False
    return False


def _beside(run: Sequence[int], place: int, word: Word, words: Sequence[Word]) -> bool:
    """Whether a name follows another with nothing between, so that the two are no list."""
    return bool(run) and run[-1] == place - 1 and words[place - 1].clause == word.clause


def _name(word: Word) -> str:
    return min(_things() & word.meanings, default=word.text)


def _named(word: Word) -> bool:
    return not _things().isdisjoint(word.meanings)


@cache
def _things() -> frozenset[str]:
    listed = (phrase for text in operators().things.values() for phrase in split(text))
    return frozenset(key(phrase)[0] for phrase in listed if len(key(phrase)) == 1)
