"""Systemic corticosteroids: on or off now, how long since the last dose, and the daily dose.

Any route that acts on the whole body counts, at any dose and on any schedule; creams, inhalers,
sprays and drops do not (they carry another tag). The latest turn that says something decides.
Inside one turn being on them wins over being off, unless the words tell that the stop came last.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Fact, Steroid, SteroidFact
from guardrails.interval import ANY, EVER
from guardrails.reading.clinical.again import PERHAPS, taken_up_again
from guardrails.reading.clinical.attach import time_of
from guardrails.reading.clinical.equivalence import prednisone_mg_per_day
from guardrails.reading.clinical.in_view import drugs_in_view
from guardrails.reading.clinical.not_over import left_open
from guardrails.reading.clinical.steroid_courses import (
    course,
    covered,
    local_injection,
    with_doubt,
)
from guardrails.reading.clinical.steroid_doses import AMOUNT, TOLD, meant
from guardrails.reading.clinical.steroid_mentions import (
    SPELL,
    is_of_another_time,
    is_of_larger_amount,
    latest,
    leaves_out,
    standing,
)
from guardrails.reading.clinical.steroid_reading import NEWLY_ENDED, SteroidReading, since, used
from guardrails.reading.clinical.superseded import superseded
from guardrails.reading.clinical.unexplained import FORM_OF_NAME, unexplained
from guardrails.reading.mood import Mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Conflict

_BLOCKS = frozenset({"not_off", "still_on", AMOUNT, "on", "restarted", "started"})
_COURSES = ("course", "received")
_OFF = ("off", "completed", "never")
_STILL_WILL = re.compile(r"(?:'ll|will) still")
_WANTED_ON = re.compile(
    r"\b(?:wants?|wanted|told|tells|asked|asks|insists?|says|said|advis\w+|prefers?|likes?|need\w*|"
    r"have|has|must) (?:\w+ ){0,4}?(?:stay(?:ing)? on|remain(?:ing)? on|carry(?:ing)? on with|"
    r"go on with|keep (?:on|taking|using|going with)|continu(?:e|ing)(?: with| on| taking)?)"
    r"(?: [\w'-]+){0,3}? <gc>"
)
"""Whoever is to stay on them is on them: "the doctor wants me to stay on prednisone"."""
_NAMES_THE_CREAM = re.compile(
    r"\b(?:only|one|sole)\b[^.;]*<gc>[^.;]*\b(?:is|are|being|was)\b[^.;]*<topical>|"
    r"<topical>[^.;]*\bis (?:the|my) (?:only|one|sole)\b[^.;]*<gc>|"
    rf"<gc>{FORM_OF_NAME}|"
    r"\b(?:drops|lotion|cream|ointment|shampoo|foam|spray|inhaler|puffer|moisturi[sz]er)s? "
    r"(?:has|have|with|contains?)(?: some| a bit of| a little)? <gc>"
)
"""Here the steroid is the cream or the spray that the clause names."""
_NO_COURSE = re.compile(
    r"(?:\b(?:no|nae|never|without|nil|not (?:a|one|any|even)|zero|nor|neither|denies|any)"
    r"|n't(?! count)(?: had| have| needed| taken)?(?: a| any)?)"
    r"(?: (?!but\b|except\b|since\b)[\w/'-]+){0,3} ?$"
)
"""Before a course: there was none ("no short courses in between")."""
_USED_BEFORE = re.compile(
    r"\b(?:off|stop\w*|finish\w*|last|final|end\w*|quit|wean\w*|taper\w*|came|done|gone|ceas\w*|"
    r"discontinu\w*|dropped|since|until|till|history|over|closed|left)\b|d/c"
)
"""An end tells of a use: "never" beside it is of another form of steroid, or of later."""
_ONE_FORM = re.compile(
    r"(?:<gc>|depot|iv|i\.v\.?)[ -](?:injections?|shots?|jabs?|drips?|infusions?|pulses?|"
    r"needles?)\b|"
    r"\b(?:injections?|shots?|jabs?|drips?|infusions?|pulses?) (?:of |with )<gc>|"
    r"\b(?:depot|iv|i\.v\.) <gc>"
)
_BY_MOUTH = re.compile(r"\b(?:tablets?|pills?|oral\w*|mouth|any (?:kind|sort|form)|swallow\w*)\b")
"""Never an injection says nothing of tablets."""
_TAKEN_UNTIL = re.compile(r"\b(?:until|till|til|up to)\b")
"""Says outright when the last one was; the end of another course, told behind it, is no later."""
_NOT_SINCE = r"<mmf>|remission|diagnos\w+|start\w+"
"""A time behind one of these is not that of the end."""
_LAST_ONE = re.compile(r"\b(?:last|final)\b")
"""The last one is dated: a longer time without any, told behind it, is of other ones."""
_BELIEVED_IN_SUPPOSITION = frozenset({"still_on", "not_off", TOLD})


def steroids(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> SteroidReading:
    """Read corticosteroid use from the clauses of a conversation, turn by turn."""
    reading = SteroidReading(SteroidFact(value=Steroid.UNKNOWN), Fact(value=ANY))
    in_view, open_ = drugs_in_view(clauses), left_open(clauses, about_patient)
    turns = sorted({clause.turn for clause in clauses})
    every: list[Event] = []
    for turn in turns:
        said = [
            event
            for at, (clause, own) in enumerate(zip(clauses, about_patient, strict=True))
            if own and clause.turn == turn
            for event in _events(clause, in_view[id(clause)]) or _again(clauses, at)
            if at not in open_ or event.value not in _OFF
        ]
        every += said
        if said:
            reading = latest(_turn(said, clauses, reading), reading, clauses, turn)
    ended = reading.use.turn or 0
    after = next((clauses[at] for at in sorted(open_) if clauses[at].turn > ended), None)
    reading = with_doubt(reading, unexplained(clauses, about_patient, every))
    held = frozenset({"systemic_corticosteroid", "months_since_corticosteroid"} if after else ())
    return with_doubt(reading, after)._replace(held_open=held | reading.held_open)


def _events(clause: TaggedClause, in_view: str | None) -> list[Event]:
    tables = wordings("steroids")
    if any(tag in clause.text for tag in ("<gc>", "<local>")):
        found = events(clause, tables["steroids"]) + events(clause, tables["local"])
    elif in_view == "<gc>":
        found = [e for e in events(clause, tables["pronoun"]) if not is_of_larger_amount(e)]
    else:
        return []
    kept: list[Event] = []
    for event in found:
        if event.value in ("on", "still_on") and _NAMES_THE_CREAM.search(clause.text):
            continue
        if any(event.start < other.end and other.start < event.end for other in kept):
            continue
        real = event.mood is Mood.FACT or (
            event.mood is Mood.SUPPOSED and event.value in _BELIEVED_IN_SUPPOSITION
        )
        if event.value in ("still_on", "on") and _WANTED_ON.search(clause.text):
            real = True
        if event.value == "still_on" and _STILL_WILL.search(clause.text[: event.start + 5]):
            real = True
        before = clause.text[: event.start]
        past = is_of_another_time(event)
        none = event.value in ("course", SPELL) and _NO_COURSE.search(before)
        one_form = event.value == "never" and _ONE_FORM.search(clause.text)
        if not real or past or none or (one_form and not _BY_MOUTH.search(clause.text)):
            continue
        value = meant(event) if event.value == TOLD else event.value
        value = "course" if value == SPELL else value
        if value is not None:
            kept.append(event._replace(value=value))
    return kept


def _again(clauses: Sequence[TaggedClause], at: int) -> list[Event]:
    event = taken_up_again(clauses, at)
    return [] if event is None else [event]


def _turn(
    said: list[Event], clauses: Sequence[TaggedClause], before: SteroidReading
) -> SteroidReading:
    by_value = {value: [e for e in said if e.value == value] for value in {e.value for e in said}}
    on = [event for event in said if event.value in _BLOCKS]
    offs = [event for event in said if event.value in _OFF]
    now_off = standing(offs)
    if on and not superseded(on, now_off, clauses):
        return _on(on[0], now_off)
    courses = [e for e in said if e.value in _COURSES and not covered(e, offs, clauses)]
    if courses:
        return course(courses[-1], offs, clauses, before)
    if PERHAPS in by_value and not offs:
        event = by_value[PERHAPS][-1]
        return SteroidReading(used(event, Steroid.UNKNOWN), since(event, ANY))
    if offs and not now_off:
        known = before.use.value is not Steroid.UNKNOWN or before.months_since.value != ANY
        return before if known else SteroidReading(used(offs[-1], Steroid.UNKNOWN), Fact(value=ANY))
    local = by_value.get("local")
    ended = _ended(standing(by_value.get("never", [])), now_off, clauses, before)
    return local_injection(local[-1], ended, clauses) if local else ended


def _ended(
    never: list[Event], offs: list[Event], clauses: Sequence[TaggedClause], before: SteroidReading
) -> SteroidReading:
    if never and not _was_used(offs, before):
        return SteroidReading(used(never[0], Steroid.OFF), since(never[0], EVER))
    return _off(offs, clauses, before)


def _was_used(offs: list[Event], before: SteroidReading) -> bool:
    """Whether an end was told, here or earlier: "off since May. Never had a steroid injection"."""
    told = any(event.value != "never" and _USED_BEFORE.search(event.said.lower()) for event in offs)
    earlier = before.use.value is Steroid.OFF and before.months_since.value not in (ANY, EVER)
    return told or earlier


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
        time = time_of(event, clauses, avoid=_NOT_SINCE)
        outlasted = months != ANY and _LAST_ONE.search(best.said.lower())
        if time is not None and outlasted and time.low > months.high:
            continue
        told_outright = months != ANY and _TAKEN_UNTIL.search(best.said.lower())
        if time is not None and not (told_outright and time.high > months.high):
            best, months = event, time
    newer = [e for e in offs if NEWLY_ENDED.search(e.clause.text) and time_of(e, clauses) is None]
    if newer and months != ANY:
        last = newer[-1]
        doubt = Conflict(
            fact="months_since_corticosteroid",
            taken="unknown",
            said=last.clause.quote(),
            against=best.said,
        )
        return SteroidReading(used(last, Steroid.OFF), since(last, ANY), (doubt,))
    if leaves_out(best, clauses):
        return SteroidReading(used(best, Steroid.OFF), since(best, ANY))
    earlier = before.months_since
    if months == ANY and before.use.value is Steroid.OFF:
        return SteroidReading(used(best, Steroid.OFF), earlier)
    return SteroidReading(used(best, Steroid.OFF), since(best, months))
