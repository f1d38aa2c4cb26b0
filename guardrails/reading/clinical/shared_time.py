"""A time told once for two things, or before what it dates.

"In remission and off pred since September 2024" dates both; "October 2024 was when she first wrote
remission" tells the time in a clause before; "in remission. Dr F. first said so in July" and
"remission, since the same month" tell it in the clause behind.
"""

import re
from collections.abc import Sequence

from guardrails.interval import Interval
from guardrails.reading.patterns import Event
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind, TimeMention

_PAST = frozenset({Kind.SPAN, Kind.AGO, Kind.SINCE, Kind.DATE})
_STATE = (
    r"(?:off (?:all |the |any )?<gc>|<gc>[- ]free|free of <gc>|without (?:any )?<gc>|no <gc>|"
    r"(?:in )?(?:\w+ )?remission|inactive)"
)
_TIME = (
    r"(?: (?:both|now|all))?(?:[:,]? (?:for|since|from|x))?"
    r"(?: (?:the (?:last|past)|about|over|at least))? ?<t>"
)
_INSIDE = re.compile(
    rf"[^,;.<]{{0,16}}(?:<gc>[^,;.<]{{0,8}})? ?(?:and|&|\+|/) ?(?:also )?{_STATE}{_TIME}"
)
_NEXT = re.compile(rf"(?:and|&|\+) (?:also |both )?{_STATE}{_TIME}")
_ENDS = re.compile(rf"{_STATE}\W*$")
_ONLY_NOW = re.compile(
    r"\b(?:now|finally|just|recently|today|at last|lately|currently|new(?:ly)?)\b"
)
_DENIES = re.compile(r"(?:and |or |nor )?(?:no|not (?:a|one|any)|nor|neither|without|never)\b")
_DENIED_SINCE = re.compile(r"\b(?:since|for|in)(?: the (?:last|past))? <t>")
_SINCE_ALONE = re.compile(r"since (?:the )?<t>")
_LIST = 5
_WAS_WHEN = re.compile(r"^(?:and |so |it was |that was |in )*<t>,? (?:was|is|it was)$")
_FIRST_SAID = re.compile(
    r"\bfirst (?:said|wrote|called|used|told|put|declared|noted|recorded|came|given|mentioned|"
    r"pronounced)\b"
)
_THEN_ALONE = re.compile(
    r"^(?:and )?(?:since|from) (?:about |around |roughly )?(?:the (?:very )?|that "
    r")?same(?: \w+)?\W*$"
)


def shared_time(event: Event, clauses: Sequence[TaggedClause]) -> Interval | None:
    """The time that this event and another share, or that stands before it."""
    text = event.clause.text
    if not _ONLY_NOW.search(text):
        inside = _INSIDE.match(text, event.start)
        if inside:
            return _time_at(event.clause, inside.end())
        following = _beside(event.clause, clauses, 1)
        if following is not None and _ENDS.search(text) and not _past_times(event.clause):
            match = _NEXT.match(following.text)
            if match:
                return _time_at(following, match.end())
    listed = _end_of_list(event, clauses)
    if listed is not None:
        return listed
    earlier = _beside(event.clause, clauses, -1)
    if earlier is not None and text.startswith("when ") and _WAS_WHEN.match(earlier.text):
        times = _past_times(earlier)
        return times[-1].months if times else None
    return None


def _end_of_list(event: Event, clauses: Sequence[TaggedClause]) -> Interval | None:
    """ "No prednisone, no shots, no packs since summer 2023": the date closes a list of denials."""
    if not _DENIES.match(event.clause.text) or _past_times(event.clause):
        return None
    clause: TaggedClause | None = event.clause
    for _ in range(_LIST):
        clause = _beside(clause, clauses, 1) if clause is not None else None
        if clause is None:
            return None
        match = _SINCE_ALONE.match(clause.text)
        if match is None and not _DENIES.match(clause.text):
            return None
        match = match or _DENIED_SINCE.search(clause.text)
        if match:
            return _time_at(clause, match.end())
    return None


def first_said(event: Event, clauses: Sequence[TaggedClause]) -> Interval | None:
    """ "In remission: Dr F. first said so in July 2024", in the sentence of the event."""
    place = (event.clause.turn, event.clause.sentence)
    for clause in clauses:
        same = (clause.turn, clause.sentence) == place and clause.index > event.clause.index
        times = _past_times(clause) if same and _FIRST_SAID.search(clause.text) else []
        if len(times) == 1:
            return times[0].months
    return None


def then_alone(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    """Whether the clause behind says only "since the same month"."""
    following = _beside(event.clause, clauses, 1)
    return following is not None and bool(_THEN_ALONE.match(following.text))


def _beside(
    clause: TaggedClause, clauses: Sequence[TaggedClause], step: int
) -> TaggedClause | None:
    at = next(i for i, other in enumerate(clauses) if other is clause) + step
    if not 0 <= at < len(clauses):
        return None
    other = clauses[at]
    return other if (other.turn, other.sentence) == (clause.turn, clause.sentence) else None


def _past_times(clause: TaggedClause) -> list[TimeMention]:
    return [time for time in clause.times() if time.kind in _PAST]


def _time_at(clause: TaggedClause, end: int) -> Interval | None:
    return next(
        (
            tag.meaning.months
            for tag in clause.tags
            if tag.end == end and isinstance(tag.meaning, TimeMention) and tag.meaning.kind in _PAST
        ),
        None,
    )
