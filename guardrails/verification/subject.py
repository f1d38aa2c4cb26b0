"""What a check looks at: one claim beside the statements it names, taken apart once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.models import Passage
from guardrails.policy.models import Verdict
from guardrails.verification.restatements import restatements
from guardrails.verification.words import Word, apart, held, key, words

_KEPT = 4096
"""Texts that are kept taken apart: those that were compared last."""
_OTHERS = re.compile(
    r"\b(?:lupus|transplant\w*|arthritis|nephritis|kidney|healthy|connective)\b", re.IGNORECASE
)
"""Whom a statement may be about other than people with myositis, whom all others are about."""


@dataclass(frozen=True)
class Told:
    """One wording of all the statements that a claim names."""

    text: str
    words: tuple[Word, ...]
    apart: tuple[Word, ...]

    @property
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """The words, sentence by sentence."""
        return tuple(
            tuple(word for word in self.apart if word.sentence == n)
            for n in dict.fromkeys(word.sentence for word in self.apart)
        )


@dataclass(frozen=True)
class Subject:
    """A claim beside its statements: `told` holds their clinician's and their plain wording."""

    text: str
    claim: Told
    told: tuple[Told, ...]
    held: frozenset[str]
    people: frozenset[str] = frozenset()
    """For whom every one of the statements was gathered, by its marks."""
    verdict: Verdict | None = None
    restated: tuple[str, ...] = ()
    """How else the statements have been said, all of them together."""


def subject(text: str, cited: Sequence[Passage], verdict: Verdict | None) -> Subject:
    """Take a claim and the statements it names apart. `cited` holds one passage at least."""
    texts = (
        " ".join(_ended(passage.text) for passage in cited),
        " ".join(_ended(p.statement.plain if p.statement else p.text) for p in cited),
    )
    sides = tuple(told(side) for side in texts)
    known = frozenset().union(*(held((*side.words, *side.apart)) for side in sides))
    marks = [{str(p) for p in c.statement.population} if c.statement else set() for c in cited]
    people = frozenset(set.intersection(*marks))
    named = held(word for kind in people for word in words(kind))
    if not _OTHERS.search(" ".join(texts)):
        named |= held(words("myositis"))
    restated = tuple(text for passage in cited for text in restatements(passage))
    return Subject(text, told(text), sides, known | named, people, verdict, restated)


@lru_cache(maxsize=_KEPT)
def told(text: str) -> Told:
    """A text as it is compared."""
    return Told(text=text, words=words(text), apart=apart(text))


def parts(one: Told, ends: frozenset[str]) -> Iterator[list[int]]:
    """The places of a text, part by part: cut between clauses, and before a word of `ends`."""
    part: list[int] = []
    for place, word in enumerate(one.apart):
        if part and (word.text in ends or word.clause != one.apart[place - 1].clause):
            yield part
            part = []
        part.append(place)
    yield part


def places(found: Sequence[Word], phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Where any of the phrases stand among words taken one by one, as [start, end).

    Of phrases that begin at one word the longest counts, and none begins inside another.
    """
    stems = [word.stem or _stem_of(word) for word in found]
    wanted, lengths_of = _wanted(tuple(phrases))
    if lengths_of.keys().isdisjoint(stems):
        return []
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(stems):
        lengths = lengths_of.get(stems[start], ())
        fitting = (n for n in lengths if tuple(stems[start : start + n]) in wanted)
        length = next((n for n in fitting if start + n <= len(stems)), 0)
        if length and found[start].clause == found[start + length - 1].clause:
            spans.append((start, start + length))
        start += length or 1
    return spans


@cache
def _wanted(
    phrases: tuple[str, ...],
) -> tuple[frozenset[tuple[str, ...]], dict[str, tuple[int, ...]]]:
    """The stems of the phrases, and for each first stem their lengths, longest first."""
    wanted = frozenset(key(phrase) for phrase in phrases if key(phrase))
    lengths: dict[str, set[int]] = {}
    for stems in wanted:
        lengths.setdefault(stems[0], set()).add(len(stems))
    return wanted, {first: tuple(sorted(n, reverse=True)) for first, n in lengths.items()}


def _stem_of(word: Word) -> str:
    """What stands for the stem of a phrase, which has none of its own."""
    return next((m for m in word.meanings if not m.startswith("=")), word.text)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
