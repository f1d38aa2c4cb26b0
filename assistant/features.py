"""What is known of a passage as an answer to a question, as numbers that can be weighed.

A word counts by its rarity in the texts: "taken" tells little, "grapefruit" a lot.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.models import Passage, Population
from ingest.lexical import words

Rarity = Callable[[str], float]

_ORDINARY = (
    "a about after again all also am an and any anything are as at be because been before being"
    " but by can could did do does doing done for from get gets getting go goes going got had"
    " has have having he her here him his how i if in into is it its just know let like many"
    " may me might mine more most much must my need no not now of off on one or other our out"
    " over please really said same say says she should since so some still take taken takes"
    " taking tell than thank thanks that the their them then there these they thing things"
    " think this those though to told too up us use used very want was way we well were what"
    " when where whether which while who why will with would yes yet you your s t m ve re ll d"
)
_CHILD = re.compile(
    r"\b(?:child(?:ren)?|juvenile|jdm|paediatric|pediatric|my (?:son|daughter)|kids?|toddler"
    r"|bairns?|weans?|infants?|teen\w*"
    r"|(?:1[0-7]|[2-9])[- ]?(?:years?|yrs?|yo)\b)",
    re.IGNORECASE,
)
_WARNED_OF = re.compile(
    r"\b(?:(?:advi\w+|recommend\w*|warn\w*|counsel\w*|speaks?|decided?) against|avoid\w*"
    r"|not to (?:use|be|give|take|have)|contraindicat\w*|off[- ]limits"
    r"|must (?:i|we|they) not|shouldn'?t|should not|rules? out)\b",
    re.IGNORECASE,
)
"""How one asks for, and how one states, what is not to be done; search by words drops these."""


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(words(_ORDINARY))


class Asked(NamedTuple):
    """A question as it is weighed."""

    weights: dict[str, float]
    """The rarity of each word that can tell something, by its stem."""
    child: bool
    """Whether it speaks of a child or of juvenile disease."""
    warned_of: bool
    """Whether it asks what is not to be done."""


class Overlap(NamedTuple):
    """How a passage's words meet a question's, each from 0 to 1."""

    covered: float
    """The part of the question's words, by rarity, that the passage holds in any form."""
    titled: float
    """The part of the question's words that stands in the titles above the passage."""
    population: float
    """1 when the passage is of the people that are asked about, -1 when of others, else 0."""
    against: float
    """1 when the question asks for what is not to be done and the passage states such, else 0."""


def asked(question: str, rarity: Rarity) -> Asked:
    """What of `question` is weighed."""
    return Asked(
        weights={word: rarity(word) for word in content(question)},
        child=asked_of_child([question]),
        warned_of=bool(_WARNED_OF.search(question)),
    )


def asked_of_child(turns: Iterable[str]) -> bool:
    """Whether any turn speaks of a child or of juvenile disease."""
    return any(_CHILD.search(turn) for turn in turns)


def overlap(question: Asked, passage: Passage, title: str) -> Overlap:
    """How `passage`, under its document's `title`, meets the question's words."""
    whole = frozenset[str]().union(*(content(text) for text in forms_of(passage)))
    titles = content(f"{title} {passage.section} {passage.id.replace('-', ' ')}")
    return Overlap(
        covered=_share(question.weights, whole),
        titled=_share(question.weights, titles),
        population=_population(question, passage),
        against=float(question.warned_of and bool(_WARNED_OF.search(passage.text))),
    )


def forms_of(passage: Passage) -> Sequence[str]:
    """All wordings of a passage, its own first."""
    statement = passage.statement
    if statement is None:
        return (passage.text,)
    return (passage.text, statement.plain, *statement.questions)


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """The stems of a text that can tell something."""
    return frozenset(words(text)) - _ordinary()


def _share(weights: dict[str, float], held: Iterable[str]) -> float:
    whole = sum(weights.values())
    return sum(weights[word] for word in weights.keys() & held) / whole if whole else 0.0


def _population(question: Asked, passage: Passage) -> float:
    if passage.statement is None:
        return 0.0
    of = frozenset(passage.statement.population)
    children_only = Population.CHILDREN in of and Population.ADULTS not in of
    if question.child:
        return 1.0 if Population.CHILDREN in of else 0.0
    return -1.0 if children_only else 0.0
