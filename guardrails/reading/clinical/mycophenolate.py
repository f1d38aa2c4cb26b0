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
from guardrails.reading.mood import Mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import Dose, Tag, TaggedClause
from guardrails.reading.when import Kind, TimeMention, numbers

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
_PER_DAY = (
    (3.0, re.compile(r"(?:three|3|thrice) ?(?:x|times)? ?(?:a |per )?da(?:y|ily)|\btds\b|\btid\b")),
    (
        2.0,
        re.compile(
            r"morning.{1,40}(?:evening|night)|(?:evening|night).{1,40}morning|twice|"
            r"\bb\.?i?\.?d\.?\b|two times|2 ?(?:x|times)|x ?2\b|x2|morning and (?:night|evening)|"
            r"am and pm|am (?:&|\+) pm|every (?:12 hours|twelve hours)|12[- ]hourly|"
            r"each (?:morning and|am and)|night and morning"
        ),
    ),
    (
        1.0,
        re.compile(
            r"(?:a|per|each|every) day|/ ?d(?:ay)?\b|daily|\bod\b|total|once|/24h|nocte|"
            r"mane|at night|every night"
        ),
    ),
)
_SURFACE = re.compile(r"/ ?m2|per m2|mg/m|/kg|per (?:square|kilo|kg)")
_COATED = (
    "myfortic",
    "ec-mps",
    "ecmps",
    "ec mps",
    "mycophenolate sodium",
    "ceptava",
    "mycophenolic",
)
_COATED_MG_FOR_1_G = 720.0
_STRENGTHS = r"250|500|180|360"
_COUNTED = re.compile(
    rf"(?<![\w.])(?P<count>{numbers.NUMBER}) ?(?:x|\*|of (?:the|my|his|her|those|these)(?: \w+)?|"
    rf"(?:tabs?|tablets?|capsules?|caps|pills?) of) ?(?:(?P<mg>{_STRENGTHS})(?:'?s| ?mgs?)?|"
    rf"<dose>)(?![\d/])|(?:(?P<mg2>{_STRENGTHS}) ?mgs?|"
    rf"<dose>)(?: \w+)?,? ?x? ?(?P<count2>{numbers.NUMBER}) (?:tabs?|tablets?|capsules?|caps|"
    rf"pills?)"
)
_REACH = 42
_HIGHEST_SINGLE_DOSE_G = 1.5
_HOW_LONG = re.compile(
    r"(?:on|taking|take|been on|of|with|started|start|commenced|begun|began|since starting|"
    r"put on)(?: \w+| <dose>| <mmf>){0,5} ?(?:for|since|in|x|about|around|the|over|now|past|last|"
    r"only|just| |,|been|at|on)*<t>|<t>(?: \w+){0,3} (?:on|of|into|since starting|"
    r"after starting)(?: \w+| <dose>){0,3} <mmf>|<mmf>(?: \w+| <dose>){0,6} (?:for|since|x|"
    r"started|from)? ?(?:\w+ )?<t>"
)
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
    readings = [Said(_VALUES[e.value], e.said, e.turn) for e in _since_resumed(told)]
    taken, _ = choose("mmf", readings, _BLOCKING_FIRST)
    doses = [dose for clause in own if (dose := _dose(clause, in_view[id(clause)])) is not None]
    times = [time for clause in own if (time := _how_long(clause)) is not None]
    value = Mmf(taken.value) if taken else (Mmf.TAKING if doses else Mmf.UNKNOWN)
    fact = MmfFact(
        value=value,
        said=taken.said if taken else None,
        turn=taken.turn if taken else None,
        dose_g_per_day=doses[-1] if doses else None,
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
    kept: list[Event] = []
    for event in real:
        if not any(event.start < other.end and other.start < event.end for other in kept):
            kept.append(event)
    stopped = {"by_team", "stopped_alone", "not_started"} & {event.value for event in kept}
    return [event for event in kept if not (stopped and event.value in ("taking", "implied"))]


def _since_resumed(told: list[Event]) -> list[Event]:
    """A stop that was followed by starting again is history."""
    places = [place for place, event in enumerate(told) if event.value == "resumed"]
    return told[places[-1] :] if places else told


def _dose(clause: TaggedClause, in_view: str | None) -> float | None:
    """Grams of MMF a day, or None where the words do not tell it."""
    if in_view != "<mmf>" or _SURFACE.search(clause.text):
        return None
    counted = _COUNTED.search(clause.text)
    if counted and not any(tag in clause.text for tag in ("<gc>", "<mtx>", "<aza>", "<other>")):
        count = numbers.value(counted["count"] or counted["count2"])
        milligrams = float(counted["mg"] or counted["mg2"] or 0) or clause.doses()[0].mg
        grams = count * milligrams / 1000 * _times(clause.text)
        return round(grams * _as_mmf(clause), 2)
    names = [tag for tag in clause.tags if clause.text[tag.start : tag.end] == "<mmf>"]
    others = [t for t in clause.tags if isinstance(t.meaning, str) and t not in names]
    for tag in clause.tags:
        if isinstance(tag.meaning, Dose) and not _nearer(tag, others, names):
            daily = _per_day(clause.text, tag)
            if daily is not None:
                return round(daily * _as_mmf(clause), 2)
    return None


def _as_mmf(clause: TaggedClause) -> float:
    """What a gram counts for: more where the name told is of an enteric-coated form."""
    norm = clause.whole.norm
    names = [str(tag.meaning) for tag in clause.tags if clause.text[tag.start : tag.end] == "<mmf>"]
    coated = (
        any(name in norm for name in _COATED[:-1])
        if not names
        else any(name.startswith(_COATED) for name in names)
    )
    return 1000 / _COATED_MG_FOR_1_G if coated else 1.0


def _nearer(dose: Tag, others: Sequence[Tag], names: Sequence[Tag]) -> bool:
    def gap(tag: Tag) -> int:
        return min(abs(tag.start - dose.end), abs(dose.start - tag.end))

    nearest_other = min((gap(tag) for tag in others), default=10_000)
    return nearest_other < min((gap(tag) for tag in names), default=9_999)


def _times(behind: str) -> float:
    return next((times for times, pattern in _PER_DAY if pattern.search(behind)), 1.0)


def _per_day(text: str, dose: Tag) -> float | None:
    grams = dose.meaning.mg / 1000 if isinstance(dose.meaning, Dose) else 0.0
    if grams < 0.1:
        return None
    near = text[dose.end : dose.end + _REACH]
    for times, pattern in _PER_DAY:
        if pattern.search(near):
            return grams * times
    return grams if grams > _HIGHEST_SINGLE_DOSE_G else None


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
