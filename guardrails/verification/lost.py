"""A word that narrows what is said is not lost: "only", "unless", "must", "with", "without".

No other check misses a word that is left out of a sentence of its own order.
"""

from collections.abc import Iterator, Sequence

from guardrails.verification.certainty import hedges, restated_parts
from guardrails.verification.negation import silent
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import lost, split
from guardrails.verification.words import Word

_REACH = 3
"""Words after "with" and "without" that they are said of."""
_WITHOUT = ("without", "off", "free of", "free from", "no")

_ARTICLES = frozenset("a an the any your their its his her this that all".split())
_FIRST = 2
"""Of these words so many may be what a statement has it of."""
_COMPANY = ((("with",), _WITHOUT), (("without",), ("with",)), (("some",), ("no",)))
"""Words of a claim, and those that a statement has before the same word instead."""


def lost_problem(subject: Subject) -> str | None:
    """Which narrowing word of its statements a claim has lost, or None."""
    if silent(subject):
        return None
    restated = restated_parts(subject)
    for name, words in lost().items():
        kept = (*split(words.told), *split(words.kept))
        if places(subject.claim.apart, kept) or not restated:
            continue
        if all(_narrows(side, split(words.told), split(words.spared)) for side in restated):
            if name == "duty" and not _only_may(subject.claim):
                continue
            return f"has lost “{name}”"
    return _without(subject)


def _narrows(told: Told, words: tuple[str, ...], spared: tuple[str, ...]) -> bool:
    """Whether a wording has such a word, and not only where it narrows nothing."""
    masked = places(told.apart, spared)
    return any(
        not any(low <= start < high for low, high in masked)
        for start, end in places(told.apart, words)
        if not any(word.number for word in told.apart[end : end + 2])
    )


def _only_may(claim: Told) -> bool:
    return "may" in hedges(claim)


def _without(subject: Subject) -> str | None:
    """What the claim has "with" of, and every wording only "without", or the other way round."""
    for mine, theirs in _COMPANY:
        for said in _after(subject.claim, mine):
            turned = said and all(_same(said, side, theirs) for side in subject.told)
            if turned and not any(_same(said, side, mine) for side in subject.told):
                return f"says “{mine[0]} {said[0].text}”"
    return None


def _same(said: Sequence[Word], side: Told, lead: tuple[str, ...]) -> bool:
    return any(word.means(said[0]) for other in _after(side, lead) for word in other)


def _after(told: Told, lead: tuple[str, ...]) -> Iterator[list[Word]]:
    """What the first words of content after each of such words are."""
    for _, end in places(told.apart, lead):
        near = told.apart[end : end + _REACH]
        if near and near[0].text in ("no", "or", "little", "few"):
            continue
        yield [word for word in near if word.text not in _ARTICLES and not word.number][:_FIRST]
