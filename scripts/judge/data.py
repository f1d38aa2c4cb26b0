"""Claims with labels, and more of them made from the corpus: pairs of a claim and what it cites.

Four kinds: claims written by people (`tests/guardrails/verification/claims`), the corpus' own
clinician's and plain wordings of one statement for each other, any of these with one thing changed
in it, and wordings of other statements of the same document.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import Passage
from judge.changing import changed

CLAIMS = Path(__file__).resolve().parents[2] / "tests" / "guardrails" / "verification" / "claims"
Passages = Mapping[str, Passage]


class Pair(NamedTuple):
    """A claim beside what it cites."""

    claim: str
    told: str
    holds: bool
    written: bool = False
    """Whether a person wrote and labelled it."""
    wrong: tuple[int, int] | None = None
    """Which characters of the claim were changed, as [start, end), where that is known."""


class Written(NamedTuple):
    """A claim that a person wrote."""

    text: str
    statements: tuple[str, ...]
    good: bool
    kind: str
    verdict: str | None
    source: str


def written(file: Path) -> list[Written]:
    """The claims of a file."""
    lines = filter(str.strip, file.read_text(encoding="utf-8").splitlines())
    return [
        Written(
            c["claim"], tuple(c["statements"]), c["good"], c["kind"], c.get("verdict"), file.stem
        )
        for c in map(json.loads, lines)
    ]


def pairs(claims: Sequence[Written], passages: Passages, chance: random.Random) -> Iterator[Pair]:
    """What is learnt from in one round; another draw at each call."""
    for claim in claims:
        cited = [passages[key] for key in claim.statements if key in passages]
        if not cited or claim.kind == "citation" and len(cited) < len(claim.statements):
            continue
        yield Pair(claim.text, both(cited), claim.good, written=True)
        if claim.good:
            yield from spoilt(claim.text, both(cited), chance, 2)
            neighbour = _neighbour(cited, passages, chance)
            if neighbour and chance.random() < 0.3:
                yield Pair(claim.text, both([neighbour]), False)
    for passage in passages.values():
        yield from of_statement(passage, passages, chance)


def of_statement(passage: Passage, passages: Passages, chance: random.Random) -> Iterator[Pair]:
    """A statement's two wordings for each other, and what is no wording of it."""
    one, other = passage.text, plain_of(passage)
    if chance.random() < 0.5:
        one, other = other, one
    silent = passage.id.startswith("silences#")
    if silent and chance.random() < 0.7:
        return
    part = _some_sentences(other, chance)
    yield Pair(part, one if chance.random() < 0.6 else both([passage]), True)
    yield from spoilt(part, one if chance.random() < 0.5 else both([passage]), chance, 2)
    neighbour = _neighbour([passage], passages, chance)
    if neighbour and chance.random() < 0.4:
        yield Pair(_some_sentences(plain_of(neighbour), chance), both([passage]), False)
        yield from _smuggled(part, plain_of(neighbour), both([passage]), chance)


def spoilt(text: str, told: str, chance: random.Random, most: int) -> Iterator[Pair]:
    """The text with one thing changed, up to `most` times."""
    found = changed(text, told, chance)
    for new, span in chance.sample(found, min(most, len(found))):
        yield Pair(new, told, False, wrong=span)


def both(cited: Sequence[Passage]) -> str:
    """All wordings of some statements."""
    return " ".join(f"{p.text} {plain_of(p)}" for p in cited)


def plain_of(passage: Passage) -> str:
    """The plain wording of a statement."""
    return passage.statement.plain if passage.statement else passage.text


def _some_sentences(text: str, chance: random.Random) -> str:
    """The whole, or its first sentences."""
    parts = text.split(". ")
    if len(parts) == 1 or chance.random() < 0.5:
        return text
    return ". ".join(parts[: chance.randint(1, len(parts))]).rstrip(".") + "."


def _smuggled(text: str, foreign: str, told: str, chance: random.Random) -> Iterator[Pair]:
    if chance.random() < 0.4:
        tail = foreign.split(". ")[0].rstrip(".")
        start = len(text.rstrip("."))
        joined = f"{text.rstrip('.')}, and {tail[0].lower()}{tail[1:]}."
        yield Pair(joined, told, False, wrong=(start + 6, len(joined) - 1))


def _neighbour(
    cited: Sequence[Passage], passages: Passages, chance: random.Random
) -> Passage | None:
    document = cited[0].id.split("#")[0]
    own = {p.id for p in cited}
    others = [p for k, p in passages.items() if k.startswith(f"{document}#") and k not in own]
    return chance.choice(others) if others else None
