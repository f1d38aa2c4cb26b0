"""Systemic corticosteroids: on or off now, how long since the last dose, and the daily dose.

Any route that acts on the whole body counts, at any dose and on any schedule; creams, inhalers,
sprays and drops do not (they carry another tag). The latest turn that says something decides.
Inside one turn being on them wins over being off, unless the words tell that the stop came last.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from guardrails.facts import Fact, Steroid, SteroidFact
from guardrails.interval import ANY, EVER, Interval
from guardrails.logic import Truth
from guardrails.reading.clinical.attach import POINTS, time_of, told_before
from guardrails.reading.clinical.equivalence import prednisone_mg_per_day
from guardrails.reading.clinical.in_view import drugs_in_view
from guardrails.reading.mood import Mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Conflict

_BLOCKS = frozenset({"not_off", "still_on", "on", "restarted", "started"})
_COURSES = ("course", "received")
_OFF = ("off", "completed", "never")
_STILL_WILL = re.compile(r"(?:'ll|will) still")
_ANY_STEROID = ("pred", "steroid", "cortico", "gluco", "gc", "pdn", "prendi", "predn")
_PAST_COURSE = re.compile(r"\b(?:gave|given|had|got|received|prescribed|needed|was|were)\b")
_LONG_PAST = re.compile(
    r"\b(?:was|were|used to|had been|had|previously|initially|originally|at first|at the start|"
    r"in the past|back then|historically|took|prior|past)\b"
)
_BELIEVED_IN_SUPPOSITION = frozenset({"still_on", "not_off"})
_RECENT_MONTHS = 1.0
_RECENT_DEPOT_MONTHS = 3.0


class SteroidReading(NamedTuple):
    """Both facts about corticosteroids, and what conflicted."""

    use: SteroidFact
    months_since: Fact[Interval]
    conflicts: tuple[Conflict, ...] = ()


def steroids(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> SteroidReading:
    """Read corticosteroid use from the clauses of a conversation, turn by turn."""
    reading = SteroidReading(SteroidFact(value=Steroid.UNKNOWN), Fact(value=ANY))
    in_view = drugs_in_view(clauses)
    turns = sorted({clause.turn for clause in clauses})
    for turn in turns:
        said = [
            event
            for clause, own in zip(clauses, about_patient, strict=True)
            if own and clause.turn == turn
            for event in _events(clause, in_view[id(clause)])
        ]
        if said:
            reading = _turn(said, clauses, reading)
    return reading


def _events(clause: TaggedClause, in_view: str | None) -> list[Event]:
    tables = wordings("steroids")
    if any(tag in clause.text for tag in ("<gc>", "<local>")):
        found = events(clause, tables["steroids"]) + events(clause, tables["local"])
    elif in_view == "<gc>":
        found = events(clause, tables["pronoun"])
    else:
        return []
    kept: list[Event] = []
    for event in found:
        if any(event.start < other.end and other.start < event.end for other in kept):
            continue
        real = event.mood is Mood.FACT or (
            event.mood is Mood.SUPPOSED and event.value in _BELIEVED_IN_SUPPOSITION
        )
        if event.value == "still_on" and _STILL_WILL.search(clause.text[: event.start + 5]):
            real = True
        past = event.value == "on" and _LONG_PAST.search(clause.text[: event.start])
        if real and not past:
            kept.append(event)
    return kept


def _turn(
    said: list[Event], clauses: Sequence[TaggedClause], before: SteroidReading
) -> SteroidReading:
    by_value = {value: [e for e in said if e.value == value] for value in {e.value for e in said}}
    on = [event for event in said if event.value in _BLOCKS]
    offs = [event for event in said if event.value in _OFF]
    if on and not _superseded(on, offs, clauses):
        return _on(on[0], offs)
    courses = [e for e in said if e.value in _COURSES and not _covered(e, offs, clauses)]
    if courses:
        return _course(courses[-1], offs, clauses, before)
    if "local" in by_value:
        return _local(by_value["local"][-1], offs, clauses, before)
    if by_value.get("never"):
        event = by_value["never"][0]
        return SteroidReading(_use(event, Steroid.OFF), _since(event, EVER))
    return _off(offs, clauses, before)


def _superseded(on: list[Event], offs: list[Event], clauses: Sequence[TaggedClause]) -> bool:
    """Whether every sign of being on them is told as a past start that a later stop ended."""
    if not offs or any(event.value in ("not_off", "still_on") for event in on):
        return False
    last_off = offs[-1]
    off_time = time_of(last_off, clauses)
    for event in on:
        on_time = time_of(event, clauses)
        if on_time is not None and off_time is not None:
            if not (on_time.low >= off_time.high or on_time.low > off_time.low):
                return False
        elif (
            event.value != "started"
            or _position(event) > _position(last_off)
            or _differ(_names(event.clause), _names(last_off.clause))
        ):
            return False
    return True


def _names(clause: TaggedClause) -> set[str]:
    return {str(t.meaning) for t in clause.tags if clause.text[t.start : t.end] == "<gc>"}


def _differ(one: set[str], other: set[str]) -> bool:
    """Whether two medicines are named by name and are not the same: the stop is not of this one."""
    special = {name for name in one | other if not name.startswith(_ANY_STEROID)}
    return bool(special) and bool(one) and bool(other) and not one & other and bool(special & one)


def _position(event: Event) -> tuple[int, int]:
    return event.clause.index, event.start


def _on(event: Event, offs: list[Event]) -> SteroidReading:
    conflicts = tuple(
        Conflict(fact="systemic_corticosteroid", taken="on", said=event.said, against=off.said)
        for off in offs[:1]
        if event.value != "restarted"
    )
    dose = prednisone_mg_per_day(event)
    use = SteroidFact(value=Steroid.ON, said=event.said, turn=event.turn, dose_mg_per_day=dose)
    return SteroidReading(use, Fact(value=ANY), conflicts)


def _off(
    offs: list[Event], clauses: Sequence[TaggedClause], before: SteroidReading
) -> SteroidReading:
    if not offs:
        return before
    best, months = offs[-1], ANY
    for event in offs:
        time = time_of(event, clauses, avoid="<mmf>|remission|diagnos\\w+|start\\w+")
        if time is not None:
            best, months = event, time
    earlier = before.months_since
    if months == ANY and before.use.value is Steroid.OFF:
        return SteroidReading(_use(best, Steroid.OFF), earlier)
    return SteroidReading(_use(best, Steroid.OFF), _since(best, months))


def _covered(event: Event, offs: list[Event], clauses: Sequence[TaggedClause]) -> bool:
    """Whether a later stop ended this course: told before the stop, and with no later time."""
    time = time_of(event, clauses, kinds=POINTS)
    for off in offs:
        off_time = time_of(off, clauses)
        if off_time is None or _position(off) <= _position(event):
            continue
        if time is None or time.low >= off_time.low:
            return True
    return False


def _course(
    event: Event,
    offs: list[Event],
    clauses: Sequence[TaggedClause],
    before: SteroidReading,
) -> SteroidReading:
    """A one-off: off when long enough ago, unknown when recent, and the clock starts with it."""
    time = time_of(event, clauses, kinds=POINTS)
    if time is None and _PAST_COURSE.search(event.clause.text):
        time = told_before(event.clause, clauses)
    recent = _RECENT_DEPOT_MONTHS if "depot" in event.clause.text else _RECENT_MONTHS
    if time is None or time.above(recent) is not Truth.TRUE:
        return SteroidReading(_use(event, Steroid.UNKNOWN), _since(event, time or ANY))
    clock = time
    off_time = next((t for t in (time_of(off, clauses) for off in offs) if t is not None), None)
    if off_time is not None and off_time.high < time.low:
        clock = off_time
    known_off = bool(offs) or before.use.value is Steroid.OFF
    use = _use(offs[-1], Steroid.OFF) if offs else before.use
    return SteroidReading(use if known_off else _use(event, Steroid.UNKNOWN), _since(event, clock))


def _local(
    event: Event,
    offs: list[Event],
    clauses: Sequence[TaggedClause],
    before: SteroidReading,
) -> SteroidReading:
    """A joint or epidural injection: how much reached the body, and so the clock, is unknown."""
    off = _off(offs, clauses, before)
    time = time_of(event, clauses)
    long_ago = time is not None and time.above(_RECENT_DEPOT_MONTHS) is Truth.TRUE
    use = off.use if long_ago else _use(event, Steroid.UNKNOWN)
    return SteroidReading(use, _since(event, ANY))


def _use(event: Event, value: Steroid) -> SteroidFact:
    return SteroidFact(value=value, said=event.said, turn=event.turn)


def _since(event: Event, months: Interval) -> Fact[Interval]:
    return Fact(value=months, said=event.clause.quote(), turn=event.turn)
