"""Muscle strength, skin and muscle enzymes: words, then scores; the worse of the two counts."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from guardrails.facts import Enzymes, Fact, Skin, Strength
from guardrails.reading.clinical.choose import Said, choose
from guardrails.reading.clinical.scores import (
    Score,
    enzyme_score,
    scale_told_later,
    skin_score,
    strength_score,
)
from guardrails.reading.mood import Mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Conflict

Value = TypeVar("Value", Strength, Skin, Enzymes)
Scorer = Callable[[TaggedClause, str], Score | None]


class Sign(NamedTuple):
    """How one sign is read: its wordings, the fact value of each, and its scores."""

    fact: str
    wordings: str
    values: Mapping[str, str]
    """From a table's entry to a fact value; an entry that is missing here says nothing."""
    hides: Mapping[str, tuple[str, ...]]
    """Entries that, where they match, make others in the same place say nothing."""
    score: Scorer
    blocking_first: tuple[str, ...]


STRENGTH = Sign(
    fact="muscle_strength",
    wordings="strength",
    values={"reduced": Strength.REDUCED, "normal": Strength.NORMAL},
    hides={"denied": ("reduced",), "reduced": ("normal",)},
    score=lambda clause, _: strength_score(clause),
    blocking_first=(Strength.REDUCED, Strength.UNKNOWN, Strength.NORMAL),
)
SKIN = Sign(
    fact="skin_disease",
    wordings="skin",
    values={"active": Skin.ACTIVE, "faint": Skin.MINIMAL, "minimal": Skin.MINIMAL},
    hides={"denied": ("active",), "faint": ("active",), "scars_only": ("active",)},
    score=lambda clause, _: skin_score(clause),
    blocking_first=(Skin.ACTIVE, Skin.UNKNOWN, Skin.MINIMAL),
)
ENZYMES = Sign(
    fact="muscle_enzymes",
    wordings="enzymes",
    values={
        "not_normal": Enzymes.RAISED,
        "raised": Enzymes.RAISED,
        "stable": Enzymes.STABLE,
        "normal": Enzymes.NORMAL,
    },
    hides={"denied": ("raised",), "stable": ("raised",), "not_normal": ("normal",)},
    score=enzyme_score,
    blocking_first=(Enzymes.RAISED, Enzymes.UNKNOWN, Enzymes.STABLE, Enzymes.NORMAL),
)


def read_sign(
    sign: Sign,
    kind: type[Value],
    clauses: Sequence[TaggedClause],
    about_patient: Sequence[bool],
) -> tuple[Fact[Value], Conflict | None]:
    """The fact that the clauses tell of this sign, and what conflicted."""
    readings = [
        said
        for clause, own in zip(clauses, about_patient, strict=True)
        if own
        for said in _clause(sign, clause, _sentence(clause, clauses))
    ]
    if sign is STRENGTH:
        readings += scale_told_later(clauses)
    taken, conflict = choose(sign.fact, readings, sign.blocking_first)
    if taken is None:
        return Fact(value=kind("unknown")), None
    return Fact(value=kind(taken.value), said=taken.said, turn=taken.turn), conflict


def _clause(sign: Sign, clause: TaggedClause, sentence: str) -> list[Said]:
    score = sign.score(clause, sentence)
    if score is not None:
        said = clause.quote(score.start, score.end)
        worded = [s for s in _worded(sign, clause) if s.value != score.value]
        if not score.settled and worded:
            return worded
        return [Said(score.value, said, clause.turn)]
    return _worded(sign, clause)


def _worded(sign: Sign, clause: TaggedClause) -> list[Said]:
    found = [e for e in events(clause, wordings(sign.wordings)[sign.wordings]) if _counts(e)]
    hidden = {
        other.value
        for event in found
        for other in found
        if other.value in sign.hides.get(event.value, ()) and _overlap(event, other)
    }
    return [
        Said(sign.values[event.value], event.said, event.turn)
        for event in found
        if event.value in sign.values and event.value not in hidden
    ]


def _counts(event: Event) -> bool:
    return event.mood is Mood.FACT or event.value in ("denied", "scars_only")


def _overlap(event: Event, other: Event) -> bool:
    return event.start < other.end and other.start < event.end


def _sentence(clause: TaggedClause, clauses: Sequence[TaggedClause]) -> str:
    """The normalised words of the clause's sentence and of what stands in brackets behind it."""
    here = [c for c in clauses if c.turn == clause.turn and c.sentence == clause.sentence]
    return clause.whole.norm[here[0].source[0] : here[-1].source[-1]]
