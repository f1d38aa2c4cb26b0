"""Which of the times told belongs to an event: the one nearest to its words.

Looked for in the event's own clause first, then in the clause after it ("off prednisone, fourteen
months now") and, for what the writer adds later, in a clause that does nothing but tell a time.
"""

import re
from collections.abc import Sequence

from guardrails.interval import Interval
from guardrails.reading.clinical.shared_time import shared_time, then_alone
from guardrails.reading.patterns import Event
from guardrails.reading.tagged import Tag, TaggedClause
from guardrails.reading.when import Kind, TimeMention

PAST = frozenset({Kind.SPAN, Kind.AGO, Kind.SINCE, Kind.DATE, Kind.UNTIL})
POINTS = PAST - {Kind.SPAN}
"""Kinds that say when something was, not how long it lasted."""
_TODAY = 0.1
_ONLY_TIME = re.compile(
    r"^(?:(?:and|so|that|that's|thats|that was|this|this was|it|it's|its|it was|which|been|has|"
    r"had|is|was|have|for|since|in|on|back|now|over|already|about|i think|must be|would be|all|"
    r"just|my|his|her|the|last|one|dose|tablet|pill|day|a|of|or|so|then|around|then|ago|actually|"
    r"exactly|to be exact|coming|up|going|nearly|almost|there|ended|stopped|finished|being|these|"
    r"past|same|very|that|long|quite|well|nigh|longer|time|completely|entirely|totally|both|properly|altogether|"
    r"still|today|today's|counting|solid|full|whole|even)[ ,:-]*)*<t>(?:[ ,:-]*(?:now|of that|"
    r"of it|ago|back|or so|already|or|so|then|in total|exactly|if that matters|to be exact|"
    r"and counting|this|month|week|i think|solid|total|give or take|last|since then|being|"
    r"completely|straight|running|in a row|altogether|when|i|he|she|stopped|finished|came|off|it|"
    r"them|both))*[ .!,)]*$"
)
_SINCE_THEN = re.compile(
    r"since (?:around |about )?then|ever since|from (?:then|that time|there)(?: on)?|since that|"
    r"(?:since|from) (?:about |around |roughly )?(?:the (?:very )?|that )?same\b|"
    r"same (?:time|month|date|day|week|length)|just as long|equally long|likewise\b|"
    r"(?:all|the whole|the entire|that entire|that whole)(?: of)?(?: (?:that|this|the))? time\b|"
    r"all (?:of them|of those|\d{1,2}|two|three|four|five|six)(?= *(?:$|[.,;!)]))|"
    r"the whole (?:while|way through)|throughout(?= *(?:$|[.,;:!)]))|since[.!, ]*$"
)
_OF_SOMETHING_ELSE = r"diagnos\w+|dx|start\w*|flare\w*|relaps\w*|<mmf>|clinic|seen"
"""A time behind one of these is no "then" for what is said later in the same clause."""
_LASTED = r"\b(?:took|takes|taken|lasted|spread over)\b"
"""Before a length: how long something took, and not since when it is over."""
_AFTER = re.compile(r"\bafter (?:about |almost |nearly |over |some |more than )?$")
_WITHOUT = re.compile(r" (?:of )?(?:off|without|with no|w/ no|w/o|free|clean|clear|no)\b")
_REFERS = re.compile(
    r"(?:and |so |well |but )?(?:that|it|this|which|been|last|so)\b|<t>[ .!]*$|"
    r"(?:over|about|nearly|almost|for|since) "
)
"""How a new sentence takes up what the one before it said."""


def time_of(
    event: Event,
    clauses: Sequence[TaggedClause],
    avoid: str = "",
    kinds: frozenset[Kind] = PAST,
) -> Interval | None:
    """Months before the reference date, or None where no time belongs to the event.

    `avoid` is an expression: a time right behind it belongs to something else; only times of these
    `kinds` count.
    """
    inside = [tag for tag in event.clause.tags if _is_past(tag, kinds)]
    inside = [tag for tag in inside if not _is_length_before(event.clause.text, tag)]
    if avoid:
        inside = [tag for tag in inside if not _behind(event.clause.text, tag, avoid)]
    inside = [tag for tag in inside if not _is_today(tag)] or inside
    inside = [tag for tag in inside if not _is_heading(event, tag, inside)]
    if inside:
        nearest = min(inside, key=lambda tag: _distance(event, tag))
        return _months(nearest)
    shared = shared_time(event, clauses) if kinds == PAST else None
    if shared is not None:
        return shared
    for clause in _following(event.clause, clauses):
        past = [tag for tag in clause.tags if _is_past(tag, kinds)]
        if past and _ONLY_TIME.match(clause.text):
            return _months(past[0])
    then = _SINCE_THEN.search(event.clause.text)
    if then is None:
        return told_before(event.clause, clauses) if then_alone(event, clauses) else None
    before = [
        tag
        for tag in event.clause.tags
        if _is_past(tag, kinds)
        and tag.end <= min(event.start, then.start())
        and not _behind(event.clause.text, tag, _OF_SOMETHING_ELSE)
        and not _is_today(tag)
    ]
    return _months(before[-1]) if before else told_before(event.clause, clauses)


def told_before(clause: TaggedClause, clauses: Sequence[TaggedClause]) -> Interval | None:
    """What "since then" points at: the last time told before it."""
    at = next(i for i, other in enumerate(clauses) if other is clause)
    for earlier in reversed(clauses[:at]):
        past = [tag for tag in earlier.tags if _is_past(tag)]
        if any(_behind(earlier.text, tag, _LASTED) for tag in past):
            return None
        if past:
            return _months(past[-1])
    return None


def _following(clause: TaggedClause, clauses: Sequence[TaggedClause]) -> Sequence[TaggedClause]:
    at = next(i for i, other in enumerate(clauses) if other is clause)
    found: list[TaggedClause] = []
    for other in clauses[at + 1 : at + 3]:
        same = other.turn == clause.turn and other.sentence == clause.sentence
        if not same and not (other.turn == clause.turn and _REFERS.match(other.text)):
            break
        found.append(other)
        if not same:
            break
    return found


def _is_past(tag: Tag, kinds: frozenset[Kind] = PAST) -> bool:
    return isinstance(tag.meaning, TimeMention) and tag.meaning.kind in kinds


def _is_length_before(text: str, tag: Tag) -> bool:
    """ "Quit on Friday after four years": how long it had lasted, not how long since."""
    span = isinstance(tag.meaning, TimeMention) and tag.meaning.kind is Kind.SPAN
    return span and bool(_AFTER.search(text[: tag.start])) and not _WITHOUT.match(text[tag.end :])


def _is_today(tag: Tag) -> bool:
    """ "Today: inactive for three years": the day of telling, beside which another time counts."""
    return _months(tag).high <= _TODAY


def _is_heading(event: Event, tag: Tag, tags: Sequence[Tag]) -> bool:
    """ "Letter this month: 'off since April 2024'": a date before the colon, and since when behind.

    A length behind it is none: "November: weaned off over 18 months" tells how long it took.
    """
    headed = tag.end < event.start and ":" in event.clause.text[tag.end : event.start]
    return headed and any(
        other.start > tag.end
        and isinstance(other.meaning, TimeMention)
        and other.meaning.kind is Kind.SINCE
        for other in tags
    )


def _months(tag: Tag) -> Interval:
    assert isinstance(tag.meaning, TimeMention)
    return tag.meaning.months


def _distance(event: Event, tag: Tag) -> float:
    if event.start <= tag.start and tag.end <= event.end:
        return 0.0
    if tag.start >= event.end:
        return tag.start - event.end
    return event.start - tag.end + 1.5


def _behind(text: str, tag: Tag, avoid: str) -> bool:
    before = text[: tag.start]
    return bool(re.search(rf"(?:{avoid})[^<]{{0,12}}$", before))
