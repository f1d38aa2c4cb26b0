"""Where the learnt reader disagrees with the rules: it can object and add caution, never permit.

A permissive reading counts only when no reader objects; a blocking one counts from any reader that
is sure. So for each fact a sentence of the patient's is asked for: if the learnt reader finds the
blocking value in it, a permissive reading becomes unknown, or blocking where it is sure.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from guardrails.facts import Activity, Enzymes, Fact, Facts, Skin, Steroid, SteroidFact, Strength
from guardrails.interval import ANY
from guardrails.reading.clinical.remission import remission
from guardrails.reading.clinical.signs import ENZYMES, SKIN, STRENGTH, read_sign
from guardrails.reading.clinical.steroids import steroids
from guardrails.reading.learnt.reader import Opinion, opinion
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Conflict, Reading, Withdrawal

OBJECTS = 0.5
"""From this probability of the blocking value on, words that no rule understands as permissive put
a permissive reading in doubt."""
OVERRULES = 0.85
"""From this one on, so do words that a rule does understand as permissive."""
SURE = 0.92
"""From this one on, a fact that nobody read otherwise takes the blocking value."""


class Watched(NamedTuple):
    """A fact the learnt reader watches."""

    fact: str
    head: str
    blocking: StrEnum
    permissive: tuple[StrEnum, ...]
    unknown: StrEnum
    reads: Callable[[Sequence[TaggedClause]], str]
    """What the rules make of some clauses taken by themselves."""
    needs: str | None = None
    """A tag without which a sentence says nothing of this fact."""


def _steroid(clauses: Sequence[TaggedClause]) -> str:
    return steroids(clauses, [True] * len(clauses)).use.value


def _activity(clauses: Sequence[TaggedClause]) -> str:
    return remission(clauses, [True] * len(clauses)).activity.value


def _strength(clauses: Sequence[TaggedClause]) -> str:
    return read_sign(STRENGTH, Strength, clauses, [True] * len(clauses))[0].value


def _skin(clauses: Sequence[TaggedClause]) -> str:
    return read_sign(SKIN, Skin, clauses, [True] * len(clauses))[0].value


def _enzymes(clauses: Sequence[TaggedClause]) -> str:
    return read_sign(ENZYMES, Enzymes, clauses, [True] * len(clauses))[0].value


WATCHED = (
    Watched(
        fact="systemic_corticosteroid",
        head="steroid",
        blocking=Steroid.ON,
        permissive=(Steroid.OFF,),
        unknown=Steroid.UNKNOWN,
        reads=_steroid,
        needs="<gc>",
    ),
    Watched(
        fact="disease_activity",
        head="activity",
        blocking=Activity.ACTIVE,
        permissive=(Activity.INACTIVE,),
        unknown=Activity.UNKNOWN,
        reads=_activity,
    ),
    Watched(
        fact="muscle_strength",
        head="strength",
        blocking=Strength.REDUCED,
        permissive=(Strength.NORMAL,),
        unknown=Strength.UNKNOWN,
        reads=_strength,
    ),
    Watched(
        fact="skin_disease",
        head="skin",
        blocking=Skin.ACTIVE,
        permissive=(Skin.MINIMAL,),
        unknown=Skin.UNKNOWN,
        reads=_skin,
    ),
    Watched(
        fact="muscle_enzymes",
        head="enzymes",
        blocking=Enzymes.RAISED,
        permissive=(Enzymes.NORMAL, Enzymes.STABLE),
        unknown=Enzymes.UNKNOWN,
        reads=_enzymes,
    ),
)


class Heard(NamedTuple):
    """A sentence of the patient's and what the learnt reader makes of it."""

    clauses: Sequence[TaggedClause]
    opinion: Opinion

    @property
    def turn(self) -> int:
        """The turn it was said in."""
        return self.clauses[0].turn

    def quote(self) -> str:
        """The person's own words."""
        first, last = self.clauses[0], self.clauses[-1]
        return first.whole.quote(first.source[0], last.source[-1])


def listen(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> list[Heard]:
    """What the learnt reader makes of every sentence that speaks of the patient."""
    sentences: dict[tuple[int, int], list[TaggedClause]] = {}
    for clause, own in zip(clauses, about_patient, strict=True):
        if own:
            sentences.setdefault((clause.turn, clause.sentence), []).append(clause)
    return [
        Heard(sentence, opinion(" ".join(clause.text for clause in sentence)))
        for sentence in sentences.values()
    ]


def object_to(reading: Reading, heard: Sequence[Heard]) -> Reading:
    """The reading with the learnt reader's objections and its surest cautions."""
    facts, conflicts = reading.facts, list(reading.conflicts)
    for watched in WATCHED:
        facts, conflict = _watch(watched, facts, heard)
        if conflict is not None:
            conflicts.append(conflict)
    return reading.model_copy(
        update={
            "facts": facts,
            "conflicts": tuple(conflicts),
            "withdrawal": _withdrawal(reading.withdrawal, facts, heard),
        }
    )


def _watch(watched: Watched, facts: Facts, heard: Sequence[Heard]) -> tuple[Facts, Conflict | None]:
    fact: Fact[Any] = getattr(facts, watched.fact)
    against = [
        (h.opinion[watched.head].get(watched.blocking.value, 0.0), h)
        for h in heard
        if _speaks(watched, h) and h.turn >= (fact.turn or 0)
    ]
    if not against or fact.value == watched.blocking:
        return facts, None
    certainty, source = max(against, key=lambda pair: pair[0])
    if fact.value in watched.permissive:
        doubts = [(c, h) for c, h in against if c >= OBJECTS and c >= _threshold(watched, h)]
        if not doubts:
            return facts, None
        source = max(doubts, key=lambda pair: pair[0])[1]
        conflict = Conflict(
            fact=watched.fact, taken="unknown", said=source.quote(), against=fact.said or ""
        )
        return _set(facts, watched, watched.unknown, source), conflict
    if fact.value == watched.unknown and certainty >= SURE:
        return _set(facts, watched, watched.blocking, source), None
    return facts, None


def _threshold(watched: Watched, heard: Heard) -> float:
    """How sure an objection must be: surer where the rules read these words as permissive."""
    alone = watched.reads(heard.clauses)
    return OVERRULES if alone in watched.permissive else OBJECTS


def _speaks(watched: Watched, heard: Heard) -> bool:
    return watched.needs is None or any(watched.needs in clause.text for clause in heard.clauses)


def _set(facts: Facts, watched: Watched, value: StrEnum, source: Heard) -> Facts:
    kind = SteroidFact if watched.fact == "systemic_corticosteroid" else Fact
    said: dict[str, Any] = {watched.fact: kind(value=value, said=source.quote(), turn=source.turn)}
    if value is Steroid.ON:
        said["months_since_corticosteroid"] = Fact(value=ANY)
    if value in (Activity.UNKNOWN, Activity.ACTIVE):
        said["months_in_remission"] = Fact(value=ANY)
    return facts.model_copy(update=said)


def _withdrawal(read: Withdrawal, facts: Facts, heard: Sequence[Heard]) -> Withdrawal:
    """At issue too where the rules saw nothing but the last turn surely asks to stop."""
    if read is not Withdrawal.NOT_AT_ISSUE or not heard:
        return read
    if all(getattr(facts, w.fact).value in w.permissive for w in WATCHED):
        return read  # only the rules may open the way to a permissive verdict
    last = max(h.turn for h in heard)
    asked = max(h.opinion["ask"].get("withdraw_patient", 0.0) for h in heard if h.turn == last)
    return Withdrawal.PATIENT if asked >= SURE else read
