"""Mycophenolate: taken or stopped and by whom, the daily dose, how long, and whether it helped.

Enteric-coated mycophenolate is counted as MMF: 720 mg for 1 g. A dose per body surface is none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from guardrails.facts import Fact, Mmf, MmfFact, Response
from guardrails.interval import ANY, Interval
from guardrails.reading.clinical.choose import Said, choose
from guardrails.reading.clinical.in_view import drugs_in_view
from guardrails.reading.clinical.lapses import standing_stops
from guardrails.reading.clinical.mmf_dose import grams_a_day
from guardrails.reading.mood import Mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import MEDICINE, TaggedClause
from guardrails.reading.when import Kind, TimeMention

_VALUES = {
    "stopped_alone": Mmf.STOPPED_ALONE,
    "without": Mmf.STOPPED_ALONE,
    "by_team": Mmf.STOPPED_BY_TEAM,
    "not_started": Mmf.NOT_STARTED,
    "taking": Mmf.TAKING,
    "resumed": Mmf.TAKING,
    "implied": Mmf.TAKING,
}
_ANY_MOOD = ("not_started", "implied")
_BLOCKING_FIRST = (Mmf.STOPPED_ALONE, Mmf.STOPPED_BY_TEAM, Mmf.NOT_STARTED, Mmf.TAKING)
_HOW_LONG = re.compile(
    r"(?:on|taking|take|been on|of|with|started|start|commenced|begun|began|since starting|"
    r"put on)(?: \w+| <dose>| <mmf>){0,5} ?(?:for|since|in|x|about|around|the|over|now|past|last|"
    r"only|just| |,|been|at|on)*<t>|<t>(?: \w+){0,3} (?:on|of|into|since starting|"
    r"after starting)(?: \w+| <dose>){0,3} <mmf>|<mmf>(?: \w+| <dose>){0,6} (?:for|since|x|"
    r"started|from)? ?(?:\w+ )?<t>"
)
_RESTART_ASKED = re.compile(r"(?:\w+ ){0,2}(?:restart|resume|back on it)\b[^.]*\?")
_LONG = (Kind.SPAN, Kind.SINCE, Kind.AGO, Kind.DATE)


class MycophenolateReading(NamedTuple):
    """The facts about mycophenolate."""

    mmf: MmfFact
    response: Fact[Response]


def mycophenolate(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> MycophenolateReading:
    """Read mycophenolate use from the clauses of a conversation."""
    in_view = drugs_in_view(clauses)
    own = [c for c, patient in zip(clauses, about_patient, strict=True) if patient]
    told = [event for clause in own for event in _events(clause, in_view[id(clause)])]
    told = _with_stories(told, own, in_view, sole=_is_sole_medicine(clauses))
    told = _without_hints(standing_stops(_since_resumed(told), clauses))
    readings = [Said(_VALUES[e.value], e.said, e.turn) for e in told]
    taken, _ = choose("mmf", readings, _BLOCKING_FIRST)
    dose = grams_a_day(own, in_view)
    times = [time for clause in own if (time := _how_long(clause)) is not None]
    value = Mmf(taken.value) if taken else (Mmf.TAKING if dose else Mmf.UNKNOWN)
    fact = MmfFact(
        value=value,
        said=taken.said if taken else None,
        turn=taken.turn if taken else None,
        dose_g_per_day=dose,
        months_on_mmf=times[-1] if times and value is Mmf.TAKING else ANY,
    )
    return MycophenolateReading(fact, _response(own, in_view))


def _events(clause: TaggedClause, in_view: str | None) -> list[Event]:
    tables = wordings("mycophenolate")
    if "<mmf>" in clause.text:
        found = events(clause, tables["mmf"])
    elif in_view in ("<mmf>", None):
        found = events(clause, tables["pronoun"])
    else:
        return []
    real = [event for event in found if event.mood is Mood.FACT or event.value in _ANY_MOOD]
    real = [event for event in real if not _came_to_nothing(event)]
    kept: list[Event] = []
    for event in real:
        if not any(event.start < other.end and other.start < event.end for other in kept):
            kept.append(event)
    stopped = {"by_team", "stopped_alone", "not_started"} & {event.value for event in kept}
    return [event for event in kept if not (stopped and event.value in ("taking", "implied"))]


def _came_to_nothing(event: Event) -> bool:
    """ "Came within a day of running out": it did not happen."""
    if event.value not in ("stopped_alone", "without"):
        return False
    before = event.clause.text[: event.start]
    tables = wordings("mycophenolate")["nearly"]
    return tables["before"].found_in(before) or tables["dictated"].found_in(before)


def _with_stories(
    told: list[Event],
    own: Sequence[TaggedClause],
    in_view: dict[int, str | None],
    *,
    sole: bool,
) -> list[Event]:
    """What is told over a whole sentence: a lost suitcase, an empty box, tablets found in a bin."""
    steroid_told = any("<gc>" in clause.text for clause in own)
    of_mmf = {clause.turn for clause in own if "<mmf>" in clause.text}
    stories = [
        event
        for sentence in _sentences(own)
        if (event := _story(sentence, in_view, sole=sole)) is not None
        and ("<mmf>" in event.clause.text or not steroid_told or event.turn in of_mmf)
    ]
    sentences = {(event.turn, event.clause.sentence) for event in stories}
    kept = [
        event
        for event in told
        if (event.turn, event.clause.sentence) not in sentences
        or event.value not in ("taking", "implied")
    ]
    return sorted(kept + stories, key=lambda event: (event.turn, event.clause.index))


def _sentences(own: Sequence[TaggedClause]) -> list[list[TaggedClause]]:
    found: dict[tuple[int, int], list[TaggedClause]] = {}
    for clause in own:
        found.setdefault((clause.turn, clause.sentence), []).append(clause)
    return list(found.values())


def _is_sole_medicine(clauses: Sequence[TaggedClause]) -> bool:
    """Whether no medicine but mycophenolate is named: then every box and bottle is its own."""
    named = {tag for clause in clauses for tag in MEDICINE.findall(clause.text)}
    return named == {"<mmf>"}


def _story(
    sentence: list[TaggedClause], in_view: dict[int, str | None], *, sole: bool
) -> Event | None:
    first = sentence[0]
    if not sole and "<mmf>" not in {in_view[id(clause)] for clause in sentence}:
        return None
    tables = wordings("mycophenolate")["story"]
    text = " | ".join(clause.text for clause in sentence)
    if wordings("mycophenolate")["nearly"]["filled"].found_in(text):
        return None
    for expression in (*tables["stopped_alone"].likely(text), *tables["pronoun"].likely(text)):
        match = expression.search(text)
        slip = wordings("mycophenolate")["nearly"]["dictated"]
        if match and slip.found_in(text[: match.start()]):
            continue
        if match and not any(e.search(text[: match.end()]) for e in tables["unreal"]):
            return Event("stopped_alone", first, 0, len(first.text), Mood.FACT)
    return None


def _since_resumed(told: list[Event]) -> list[Event]:
    """A stop that was followed by starting again is history."""
    places = [
        place
        for place, event in enumerate(told)
        if event.value == "resumed" and not _RESTART_ASKED.fullmatch(event.clause.text)
    ]
    return told[places[-1] :] if places else told


def _without_hints(told: list[Event]) -> list[Event]:
    """ "Can I stop it?" sounds as if it were taken; it undoes no stop that an earlier turn told."""
    stopped = [event.turn for event in told if _VALUES[event.value] is Mmf.STOPPED_ALONE]
    return [
        event
        for event in told
        if event.value != "implied" or not any(turn < event.turn for turn in stopped)
    ]


def _how_long(clause: TaggedClause) -> Interval | None:
    match = _HOW_LONG.search(clause.text) if "<mmf>" in clause.text else None
    if not match:
        return None
    for tag in clause.tags:
        meaning = tag.meaning
        inside = match.start() <= tag.start < match.end()
        if inside and isinstance(meaning, TimeMention) and meaning.kind in _LONG:
            return meaning.months
    return None


def _response(own: Sequence[TaggedClause], in_view: dict[int, str | None]) -> Fact[Response]:
    readings = [
        Said(event.value, event.said, event.turn)
        for clause in own
        if in_view[id(clause)] in ("<mmf>", None)
        for event in events(clause, wordings("mycophenolate")["response"])
        if event.mood is Mood.FACT
    ]
    taken, _ = choose("mmf_response", readings, (Response.NOT_IMPROVED, Response.IMPROVED))
    if taken is None:
        return Fact(value=Response.UNKNOWN)
    return Fact(value=Response(taken.value), said=taken.said, turn=taken.turn)
