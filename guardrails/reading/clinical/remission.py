"""Disease activity and how long the remission has lasted; a flare since then restarts the clock."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from guardrails.facts import Activity, Fact
from guardrails.interval import ANY, Interval, between
from guardrails.reading.clinical.attach import POINTS, time_of
from guardrails.reading.clinical.choose import Said, choose
from guardrails.reading.clinical.hedged import hedged
from guardrails.reading.clinical.shared_time import first_said
from guardrails.reading.mood import Mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind
from guardrails.request import Conflict

_BLOCKING_FIRST = (Activity.ACTIVE, Activity.UNKNOWN, Activity.INACTIVE)
_NOT_OF_REMISSION = (
    r"<mmf>|<gc>|diagnos\w+|start\w*|flare\w*|letter|clinic|visit|review\w*|report|notes?\b|seen|"
    r"appointment|prescription"
)
"""A time behind one of these is that of something else, or of the telling."""
_NOT_OF_TELLING = r"<mmf>|<gc>|diagnos\w+|start\w*|flare\w*|prescription"
_LASTS = re.compile(
    r"\b(?:still|since(?= *(?:$|[.,;!)]))|since then|ever since|every|each|to date|continu\w+|"
    r"holding|holds|held|unbroken|"
    r"unchanged|until now|nothing(?:'s| has) changed|never lost|repeated)\b"
)
"""Beside the day on which it was told: it has lasted, so that day is one of the remission."""
_RECENT = re.compile(
    r"yesterday|this (?:week|morning)|today|just now|last (?:week|night)|"
    r"recently|again"
)
_TOLD_AGAIN = re.compile(
    r"\b(?:every|each|all)(?: \w+){0,2} (?:visits?|letters?|reviews?|clinics?|notes?|appointments?|"
    r"check-?ups?|reports?)\b"
)
_LASTS_MONTHS = 3.0
"""An end told this short ago is that of the telling, not of the remission."""
_STILL_ACTIVE_MONTHS = 1.0
_JUST_TOLD = 0.1
"""Months: "he said today that it is in remission" tells when it was said, not since when it is."""


_GOES_ON = re.compile(
    r"\b(?:still|now|ever since|since|ongoing|again and again|keeps?|is|are|am)\b"
)
OTHER_DISEASE = re.compile(
    r"\b(?:asthma|eczema|ibd|ulcerative|gout|ra|uveitis|epilepsy|migraines?|cancer|lymphoma|leuk\w+|myeloma|melanoma|carcinoma|sarcoma|tumou?rs?|crohn\w*|colitis|lupus|"
    r"vasculitis|nephritis|arthritis|sarcoid\w*|depression|bipolar|psoriasis|diabetes)\b"
)
"""Diseases that go into remission as well."""
OUR_DISEASE = re.compile(r"myositis|dermato|\bj?dm\b|\bpm\b|antisynthetase|muscle|<mmf>")


class RemissionReading(NamedTuple):
    """Both facts about activity, and what conflicted."""

    activity: Fact[Activity]
    months: Fact[Interval]
    conflict: Conflict | None = None


def remission(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> RemissionReading:
    """Read disease activity from the clauses of a conversation."""
    found = [
        event
        for clause, own in zip(clauses, about_patient, strict=True)
        if own
        for event in _events(clause)
        if not (event.value == "inactive" and _of_another_disease(clause, clauses))
    ]
    found = [_superseded(event, found, clauses) for event in found]
    flares = [event for event in found if event.value == "past_flare"]
    readings = [_said(event) for event in found if event.value in ("inactive", "active")]
    readings += [_said(e, Activity.UNKNOWN) for e in found if e.value == "not_remission"]
    readings += [_said(e, Activity.ACTIVE) for e in flares if _now(e, clauses)]
    readings += hedged("disease_activity", clauses, about_patient)
    taken, conflict = choose("disease_activity", readings, _BLOCKING_FIRST)
    if taken is None:
        return RemissionReading(Fact(value=Activity.UNKNOWN), Fact(value=ANY))
    activity: Fact[Activity] = Fact(value=Activity(taken.value), said=taken.said, turn=taken.turn)
    months: Fact[Interval] = Fact(value=ANY)
    if taken.value == Activity.INACTIVE:
        months = _months([e for e in found if e.value == "inactive"], flares, clauses)
    return RemissionReading(activity, months, conflict)


def _events(clause: TaggedClause) -> list[Event]:
    found = [
        event
        for event in events(clause, wordings("remission")["activity"])
        if event.mood is Mood.FACT or event.value in ("denied_active", "not_remission")
    ]
    values = {event.value for event in found}
    hidden = set()
    if "not_remission" in values:
        hidden.add("inactive")
    if "denied_active" in values:
        hidden |= {"past_flare", "active"}
    if "active" in values:
        hidden.add("past_flare")
    return [event for event in found if event.value not in hidden]


def _of_another_disease(clause: TaggedClause, clauses: Sequence[TaggedClause]) -> bool:
    """ "Breast cancer 2021, treated, in remission since": the sentence names it, and not ours."""
    place = (clause.turn, clause.sentence)
    sentence = " ".join(c.text for c in clauses if (c.turn, c.sentence) == place)
    return bool(OTHER_DISEASE.search(sentence)) and not OUR_DISEASE.search(sentence)


def _superseded(event: Event, found: Sequence[Event], clauses: Sequence[TaggedClause]) -> Event:
    """ "A bad flare in 2022 … in remission since October 2024": told active of a time before it."""
    time = _time_of_past(event, clauses) if event.value == "active" else None
    if time is None:
        return event
    begun = [
        since
        for other in found
        if other.value == "inactive" and _position(other) > _position(event)
        for since in [time_of(other, clauses, avoid=_NOT_OF_REMISSION)]
        if since is not None
    ]
    over = any(since.high < time.low for since in begun)
    return event._replace(value="past_flare") if over else event


def _time_of_past(event: Event, clauses: Sequence[TaggedClause]) -> Interval | None:
    """The date at which it was active, where it is told as a past that goes on no longer."""
    if _GOES_ON.search(event.clause.text):
        return None
    kinds = {time.kind for time in event.times()}
    time = time_of(event, clauses, kinds=POINTS)
    return time if time is not None and Kind.SINCE not in kinds else None


def _said(event: Event, value: str | None = None) -> Said:
    return Said(value or event.value, event.said, event.turn)


def _now(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    time = time_of(event, clauses)
    if time is None:
        return bool(_RECENT.search(event.clause.text))
    return time.high <= _STILL_ACTIVE_MONTHS


def _position(event: Event) -> tuple[int, int, int]:
    return event.turn, event.clause.index, event.start


def _beginning(event: Event) -> Interval | None:
    """Since when, where the clause tells it beside the day of telling: "at each visit from June
    2024 up to October 2026", "since summer 2024 every letter says remission".
    """
    since = [time for time in event.times() if time.kind is Kind.SINCE]
    until = [time for time in event.times() if time.kind is Kind.UNTIL]
    lasts = all(time.months.low <= _LASTS_MONTHS for time in until)
    if len(since) != 1 or not lasts or not (until or _TOLD_AGAIN.search(event.clause.text)):
        return None
    return since[0].months


def _told_and_lasting(event: Event, clauses: Sequence[TaggedClause]) -> Interval | None:
    """ "Remission letter dated March 2024 and still so": what was told then holds since then."""
    place = (event.clause.turn, event.clause.sentence)
    beside = [c for c in clauses if (c.turn, c.sentence) == place and c.index >= event.clause.index]
    if not any(_LASTS.search(clause.text) for clause in beside):
        return None
    return time_of(event, clauses, avoid=_NOT_OF_TELLING, kinds=POINTS)


def _ended(flare: Event, clauses: Sequence[TaggedClause]) -> Interval | None:
    """When the remission ended: "until this February when she flared"."""
    place = (flare.clause.turn, flare.clause.sentence)
    beside = [c for c in clauses if (c.turn, c.sentence) == place and c.index < flare.clause.index]
    until = [t for c in beside for t in c.times() if t.kind is Kind.UNTIL]
    return until[-1].months if until else None


def _months(
    inactive: list[Event], flares: list[Event], clauses: Sequence[TaggedClause]
) -> Fact[Interval]:
    """The time told of the remission, cut at a flare since; of two times told, the later one.

    A flare told after it without a date leaves the length open.
    """
    months, said = ANY, inactive[-1]
    for event in inactive:
        time = _beginning(event) or time_of(event, clauses, avoid=_NOT_OF_REMISSION)
        time = time or first_said(event, clauses) or _told_and_lasting(event, clauses)
        if time is not None and time.high > _JUST_TOLD:
            months, said = time, event
    for flare in flares:
        time = time_of(flare, clauses) or _ended(flare, clauses)
        if time is not None and time.high < months.low:
            months = between(0, time.high)
        elif time is None and _position(flare) > _position(said):
            months, said = ANY, flare
    return Fact(value=months, said=said.clause.quote(), turn=said.turn)
