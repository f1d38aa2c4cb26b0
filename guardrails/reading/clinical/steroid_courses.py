"""Single exposures: a course, a burst, a drip, a depot, an injection into a joint.

Each may lie between the last regular tablet and today, so the clock starts with it; one without a
date leaves the time open, and one into a joint leaves open how much of it reached the body.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Fact, Steroid, SteroidFact
from guardrails.interval import ANY, YEAR, Interval
from guardrails.logic import Truth
from guardrails.reading.clinical.attach import POINTS, time_of, told_before
from guardrails.reading.clinical.steroid_reading import SteroidReading, position, since, used
from guardrails.reading.patterns import Event
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import TimeMention
from guardrails.request import Conflict

_RECENT_MONTHS = 1.0
_RECENT_DEPOT_MONTHS = 3.0
_PAST_COURSE = re.compile(r"\b(?:gave|given|had|got|took|received|prescribed|needed|was|were)\b")
_AT_THE_START = re.compile(
    r"\b(?:used to|previously|initially|originally|at first|at the (?:start|beginning|outset)|"
    r"in the past|back then|historically|diagnos\w+|dx|when it (?:began|started)|years ago|"
    r"induction|prior)\b"
)
"""A course without a date that belongs to the beginning, and so to a time before any stop."""


_EXCEPTED = re.compile(
    r"(?:bar|barring|except\w*|exclud\w+|apart from|aside from|save|other than|not counting|minus|"
    r"unless you count|if you don'?t count|but for)\b"
)
"""Opens an exception: "off since 2023 bar six days of it this July"; its date stands behind it."""


_DEPOT = re.compile(
    r"\b(?:depot|depo[- ]?\w+|kenalog|kenacort\w*|triamcinolone|volon|diprospan|betamethasone|"
    r"celestone)\b"
)
"""Given by a needle into the muscle it works for weeks."""


def _words(event: Event) -> str:
    start, end = event.clause.source[0], event.clause.source[-1]
    return event.clause.whole.norm[start:end]


def _when(event: Event, clauses: Sequence[TaggedClause]) -> Interval | None:
    """When the course was; a date before an exception is that of what it is excepted from."""
    if not _EXCEPTED.match(event.said.lower()):
        return time_of(event, clauses, kinds=POINTS)
    behind = [
        tag.meaning.months
        for tag in event.clause.tags
        if tag.start >= event.start
        and isinstance(tag.meaning, TimeMention)
        and tag.meaning.kind in POINTS
    ]
    return behind[0] if behind else None


_TREATMENT = re.compile(
    r"\b(?:had (?:me|him|her) on|put (?:me|him|her) on|bucket|fistful|handful|years?|drips?|"
    r"high|big doses?|massive|"
    r"through a|(?:i've|i) done|filled|pumped|started (?:me|him|her)|the lot|the works|buffet|"
    r"whole)\b"
)
_FOR_SOMETHING = re.compile(
    r"\b(?:chest|asthma|copd|gout|back|dentist|dental|allerg\w+|sinus\w*|hives|croup|op|operation|surg\w+|"
    r"wheez\w*|cough|infection|ent|gp|urgent care|pharmacy|ivy|sting|hay ?fever|knee|shoulder|"
    r"hip|ear|eye|"
    r"hearing|chemo|covid|scan|this (?:year|month|week|spring|summer|autumn|fall|winter)|"
    r"recently|since|again|"
    r"yesterday|last (?:week|month))\b"
)
_THE_LAST = re.compile(r"\b(?:last|final|none|no|not|never)\b")
_EARLIER_ONE = re.compile(r"\bbefore (?:that|this|it|then)\b|\bprior\b")


_NAME_ALONE_WORDS = 2
"""A clause of so few words is a name, and tells no exposure of its own."""
_USUAL = ("pred", "steroi", "cortic", "gluco", "gc", "pdn", "cortis", "roids")
"""How the names that stand for any corticosteroid begin."""


def _was_treatment(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    """ "They had me on prednisone by the bucket": the treatment itself, and of nothing else."""
    place = (event.clause.turn, event.clause.sentence)
    sentence = " ".join(c.text for c in clauses if (c.turn, c.sentence) == place)
    return bool(_TREATMENT.search(event.clause.text)) and not _FOR_SOMETHING.search(sentence)


def _is_the_last(off: Event, event: Event, clauses: Sequence[TaggedClause]) -> bool:
    """Whether an end tells outright, with its date, that there was none after it."""
    if not _THE_LAST.search(off.said.lower()) or _EARLIER_ONE.search(off.clause.text):
        return False
    return time_of(off, clauses) is not None and _name(off) == _name(event)


def _name(event: Event) -> str:
    """What the corticosteroid is called, where it is not one of the usual words for all of them."""
    names = {
        str(tag.meaning)[:6]
        for tag in event.clause.tags
        if event.clause.text[tag.start : tag.end] == "<gc>"
    }
    special = sorted(name for name in names if not name.startswith(_USUAL))
    return special[0] if special else ""


def covered(event: Event, offs: list[Event], clauses: Sequence[TaggedClause]) -> bool:
    """Whether a later stop ended this course: told before the stop, and with no later time."""
    time = _when(event, clauses)
    if time is None and not _AT_THE_START.search(event.clause.text):
        return _was_treatment(event, clauses) and any(
            position(off) > position(event) and _is_the_last(off, event, clauses) for off in offs
        )
    for off in offs:
        off_time = time_of(off, clauses)
        if off_time is None or position(off) <= position(event):
            continue
        if time is None or time.low >= off_time.low:
            return True
    return False


def course(
    event: Event,
    offs: list[Event],
    clauses: Sequence[TaggedClause],
    before: SteroidReading,
) -> SteroidReading:
    """A one-off: off when long enough ago, unknown when recent, and the clock starts with it."""
    time = _when(event, clauses)
    if time is None and _PAST_COURSE.search(event.clause.text):
        before_it = told_before(event.clause, clauses)
        # A date of other things may put the course later, never further back.
        time = before_it if before_it and before_it.at_least(YEAR) is Truth.FALSE else None
    recent = _RECENT_DEPOT_MONTHS if _DEPOT.search(_words(event)) else _RECENT_MONTHS
    if time is None or time.above(recent) is not Truth.TRUE:
        return SteroidReading(used(event, Steroid.UNKNOWN), since(event, time or ANY))
    clock = time
    off_time = next((t for t in (time_of(off, clauses) for off in offs) if t is not None), None)
    if off_time is not None and off_time.high < time.low:
        clock = off_time
    known_off = bool(offs) or before.use.value is Steroid.OFF
    use = used(offs[-1], Steroid.OFF) if offs else before.use
    return SteroidReading(use if known_off else used(event, Steroid.UNKNOWN), since(event, clock))


def local_injection(
    event: Event, off: SteroidReading, clauses: Sequence[TaggedClause]
) -> SteroidReading:
    """A joint or epidural injection: how much reached the body, and so the clock, is unknown."""
    time = time_of(event, clauses)
    long_ago = time is not None and time.above(_RECENT_DEPOT_MONTHS) is Truth.TRUE
    use = off.use if long_ago else used(event, Steroid.UNKNOWN)
    held = frozenset() if long_ago else frozenset({"systemic_corticosteroid"})
    return SteroidReading(use, since(event, ANY), held_open=held)


def with_doubt(reading: SteroidReading, clause: TaggedClause | None) -> SteroidReading:
    """A steroid told of in words that nobody understood leaves open when the last one was.

    Told as a thing of the past it may be over; told otherwise it may be taken now.
    """
    use, since = reading.use, reading.months_since
    if clause is None or use.value is not Steroid.OFF:
        return reading
    if not _PAST_COURSE.search(clause.text):
        use = SteroidFact(value=Steroid.UNKNOWN, said=clause.quote(), turn=clause.turn)
    if use is reading.use and since.value.at_least(YEAR) is not Truth.TRUE:
        return reading
    fact = "systemic_corticosteroid" if use is not reading.use else "months_since_corticosteroid"
    against = (reading.use if use is not reading.use else since).said or ""
    doubt = Conflict(fact=fact, taken="unknown", said=clause.quote(), against=against)
    open_: Fact[Interval] = Fact(value=ANY, said=clause.quote(), turn=clause.turn)
    unnamed = "<gc>" not in clause.text or len(clause.text.split()) <= _NAME_ALONE_WORDS
    if unnamed and since.value.at_least(YEAR) is Truth.FALSE:
        open_ = since
    return SteroidReading(use, open_, (*reading.conflicts, doubt))
