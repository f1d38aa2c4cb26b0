"""Whether signs of being on a corticosteroid are told as a past that a later end closed."""

from collections.abc import Sequence

from guardrails.interval import Interval
from guardrails.logic import Truth
from guardrails.reading.clinical.attach import POINTS, time_of
from guardrails.reading.clinical.steroid_doses import AMOUNT, is_a_first_dose
from guardrails.reading.clinical.steroid_reading import position
from guardrails.reading.patterns import Event
from guardrails.reading.tagged import TaggedClause

_ANY_STEROID = ("pred", "steroid", "cortico", "gluco", "gc", "pdn", "prendi", "predn")


def superseded(on: list[Event], offs: list[Event], clauses: Sequence[TaggedClause]) -> bool:
    """Whether every sign of being on them is told as a past start that a later stop ended."""
    if not offs or any(event.value in ("not_off", "still_on") for event in on):
        return False
    last_off = offs[-1]
    off_time = time_of(last_off, clauses)
    for event in on:
        if (
            event.value == AMOUNT
            and is_a_first_dose(event)
            and position(event) < position(last_off)
        ):
            same = not _differ(_names(event.clause), _names(last_off.clause))
            if same and off_time is not None and off_time.at_least(1.0) is Truth.TRUE:
                continue
        on_time = time_of(event, clauses) or _time_beside(event, last_off, clauses)
        if on_time is not None and off_time is not None:
            if _is_another(event, last_off):
                return False
            if not (on_time.low >= off_time.high or on_time.low > off_time.low):
                return False
        elif (
            event.value != "started"
            or position(event) > position(last_off)
            or _differ(_names(event.clause), _names(last_off.clause))
        ):
            return False
    return True


def _time_beside(event: Event, last_off: Event, clauses: Sequence[TaggedClause]) -> Interval | None:
    """The time of a restart's sentence: "a flare in 2023, back on steroids. Off since 2024"."""
    if event.value != "restarted" or position(event) > position(last_off):
        return None
    sentence = (event.clause.turn, event.clause.sentence)
    beside = [c for c in clauses if (c.turn, c.sentence) == sentence]
    times = [time.months for c in beside for time in c.times() if time.kind in POINTS]
    return times[0] if len(times) == 1 else None


def _is_another(event: Event, last_off: Event) -> bool:
    """ "Came off prednisolone two years ago and take hydrocortisone": the time is of the first."""
    behind = event.clause is last_off.clause and event.start >= last_off.end
    return behind and _differ(_named_in(event), _named_in(last_off))


def _named_in(event: Event) -> set[str]:
    tags = (t for t in event.clause.tags if event.start <= t.start < event.end)
    return {str(t.meaning) for t in tags if event.clause.text[t.start : t.end] == "<gc>"}


def _names(clause: TaggedClause) -> set[str]:
    return {str(t.meaning) for t in clause.tags if clause.text[t.start : t.end] == "<gc>"}


def _differ(one: set[str], other: set[str]) -> bool:
    """Whether two medicines are named by name and are not the same: the stop is not of this one."""
    special = {name for name in one | other if not name.startswith(_ANY_STEROID)}
    return bool(special) and bool(one) and bool(other) and not one & other and bool(special & one)
