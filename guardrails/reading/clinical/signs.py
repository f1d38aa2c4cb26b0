"""Muscle strength, skin and muscle enzymes: words, then scores; the worse of the two counts."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from guardrails.facts import Enzymes, Fact, Skin, Strength
from guardrails.interval import YEAR
from guardrails.reading.clinical.answered_number import answered_number
from guardrails.reading.clinical.attach import PAST
from guardrails.reading.clinical.choose import Said, choose
from guardrails.reading.clinical.enzyme_series import rising_series
from guardrails.reading.clinical.flagged import marked_high
from guardrails.reading.clinical.hedged import hedged, own_sentences
from guardrails.reading.clinical.limits import stable_too_high
from guardrails.reading.clinical.listed import listed_normal
from guardrails.reading.clinical.predicates import predicates
from guardrails.reading.clinical.scores import (
    Score,
    enzyme_score,
    scale_told_later,
    skin_score,
    strength_score,
)
from guardrails.reading.clinical.steady import keeps_level
from guardrails.reading.clinical.turned_good import turned_good
from guardrails.reading.findings.over import is_over
from guardrails.reading.findings.scene import Scene
from guardrails.reading.mood import Mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Conflict

Value = TypeVar("Value", Strength, Skin, Enzymes)
Scorer = Callable[[TaggedClause, str, str], Score | None]


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
    score=lambda clause, *_: strength_score(clause),
    blocking_first=(Strength.REDUCED, Strength.UNKNOWN, Strength.NORMAL),
)
SKIN = Sign(
    fact="skin_disease",
    wordings="skin",
    values={"active": Skin.ACTIVE, "faint": Skin.MINIMAL, "minimal": Skin.MINIMAL},
    hides={
        "denied": ("active",),
        "faint": ("active",),
        "scars_only": ("active",),
        "cleared": ("active",),
    },
    score=lambda clause, *_: skin_score(clause),
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
    sentences = _sentences(clauses)
    scene = Scene(tuple(clauses), tuple(about_patient))
    normal = sign.values.get("normal") or sign.values["minimal"]
    well = _well_now(sign.fact, clauses, about_patient)
    listed = listed_normal(sign.fact, clauses, about_patient, normal)
    readings = [
        told.said
        for at, (clause, own) in enumerate(zip(clauses, about_patient, strict=True))
        if own and (clause.turn, clause.sentence) not in well
        for told in _clause(sign, clause, sentences)
        if not (told.said.value == sign.blocking_first[0] and _long_over(scene, at, told.end))
        and not (told.said.value == Enzymes.UNKNOWN and (clause.turn, clause.sentence) in listed)
    ]
    readings += listed.values()
    readings += [Said(normal, clause.quote(), clause.turn) for clause in well.values()]
    readings += hedged(sign.fact, clauses, about_patient)
    readings += [
        Said(normal, clause.quote(), clause.turn)
        for clause in predicates(sign.fact, clauses, about_patient)
    ]
    if sign is STRENGTH:
        readings += scale_told_later(clauses)
    if sign is ENZYMES:
        readings += rising_series(clauses, about_patient)
        readings += answered_number(clauses, about_patient)
        readings += marked_high(clauses, about_patient)
    taken, conflict = choose(sign.fact, readings, sign.blocking_first)
    if taken is None:
        return Fact(value=kind("unknown")), None
    return Fact(value=kind(taken.value), said=taken.said, turn=taken.turn), conflict


def _well_now(
    fact: str, clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> dict[tuple[int, int], TaggedClause]:
    """The sentences that tell the sign as bad once and well now, and the clause that says so."""
    found = (turned_good(fact, sentence) for sentence in own_sentences(clauses, about_patient))
    return {(clause.turn, clause.sentence): clause for clause in found if clause is not None}


def _long_over(scene: Scene, at: int, end: int) -> bool:
    """Whether a bad sign is told as past, and of no time within the last year."""
    times = [t for i in scene.sentence(at) for t in scene.clauses[i].times() if t.kind in PAST]
    return all(t.months.low >= YEAR for t in times) and is_over(scene, at, end)


class _Told(NamedTuple):
    """A reading, and where in its clause the words end."""

    said: Said
    end: int


def _clause(
    sign: Sign, clause: TaggedClause, sentences: Mapping[tuple[int, int], str]
) -> list[_Told]:
    sentence = sentences[clause.turn, clause.sentence]
    score = sign.score(clause, sentence, sentences.get((clause.turn, clause.sentence + 1), ""))
    if score is None and sign is ENZYMES:
        return [_at_its_level(told, clause, sentence) for told in _worded(sign, clause)]
    if score is not None:
        said = clause.quote(score.start, score.end)
        worded = [told for told in _worded(sign, clause) if told.said.value != score.value]
        if not score.settled and worded:
            return worded
        return [_Told(Said(score.value, said, clause.turn), score.end)]
    return _worded(sign, clause)


def _at_its_level(told: _Told, clause: TaggedClause, sentence: str) -> _Told:
    """Raised is stable where its sentence tells that it keeps its level, unless far too high."""
    value = told.said.value
    if value == Enzymes.RAISED and keeps_level(clause.text, sentence):
        value = Enzymes.STABLE
    if value == Enzymes.STABLE and stable_too_high(sentence):
        value = Enzymes.UNKNOWN
    return told._replace(said=told.said._replace(value=value))


def _worded(sign: Sign, clause: TaggedClause) -> list[_Told]:
    found = [e for e in events(clause, wordings(sign.wordings)[sign.wordings]) if _counts(e)]
    hidden: set[str] = set()
    for value, hides in sign.hides.items():
        if value in hidden:  # what is denied hides nothing itself
            continue
        hidden |= {
            other.value
            for event in found
            for other in found
            if event.value == value and other.value in hides and _overlap(event, other)
        }
    return [
        _Told(Said(sign.values[event.value], event.said, event.turn), event.end)
        for event in found
        if event.value in sign.values and event.value not in hidden
    ]


def _counts(event: Event) -> bool:
    return event.mood is Mood.FACT or event.value in ("denied", "scars_only")


def _overlap(event: Event, other: Event) -> bool:
    return event.start < other.end and other.start < event.end


def _sentences(clauses: Sequence[TaggedClause]) -> dict[tuple[int, int], str]:
    """The normalised words of each sentence and of what stands in brackets behind it."""
    first: dict[tuple[int, int], int] = {}
    found: dict[tuple[int, int], str] = {}
    for clause in clauses:
        place = clause.turn, clause.sentence
        start = first.setdefault(place, clause.source[0])
        found[place] = clause.whole.norm[start : clause.source[-1]]
    return found
