"""What the learnt reader sees of a turn: its sentences in plain words, names and times made alike.

"Wysolone was stopped on 2 October 2024" becomes "prednisone was stopped over a year ago": medicines
are called by one name each, and a time is told by its side of the thresholds that matter, so that
what is learnt of one date or brand holds for all. Training and reading use this one function.
"""

from collections.abc import Sequence
from itertools import groupby

from guardrails.interval import YEAR, Interval
from guardrails.logic import Truth
from guardrails.reading.tagged import Tag, TaggedClause
from guardrails.reading.when import Kind, TimeMention

_NAMES = {
    "<gc>": "prednisone",
    "<topical>": "steroid cream",
    "<local>": "joint injection",
    "<mmf>": "mycophenolate",
    "<mtx>": "methotrexate",
    "<aza>": "azathioprine",
}
_RECENT = 1.0
_LENGTHS = frozenset({Kind.SPAN, Kind.AGO})
"""Kinds whose words hold nothing but a length; "ago" stands behind them."""
_AS_TOLD = frozenset({Kind.AGE, Kind.FREQUENCY, Kind.FUTURE, Kind.OFFSET})


def plain_sentences(clauses: Sequence[TaggedClause]) -> list[tuple[str, list[TaggedClause]]]:
    """Each sentence in plain words, with the clauses it was made from, in order."""
    found = []
    for _, group in groupby(clauses, key=lambda clause: (clause.turn, clause.sentence)):
        members = list(group)
        found.append((", ".join(_plain(clause) for clause in members), members))
    return found


def _plain(clause: TaggedClause) -> str:
    parts: list[str] = []
    position = 0
    for tag in clause.tags:
        parts += [clause.text[position : tag.start], _words(clause, tag)]
        position = tag.end
    parts.append(clause.text[position:])
    return "".join(parts)


def _words(clause: TaggedClause, tag: Tag) -> str:
    if isinstance(tag.meaning, TimeMention):
        return _time(clause, tag, tag.meaning)
    name = _NAMES.get(clause.text[tag.start : tag.end])
    if name is not None:
        return name
    return tag.meaning if isinstance(tag.meaning, str) else _told(clause, tag)


def _told(clause: TaggedClause, tag: Tag) -> str:
    """The words that the tag stands for, as they were normalised."""
    start = clause.source[tag.start]
    end = clause.source[tag.end] if tag.end < len(clause.source) else clause.source[-1]
    return clause.whole.norm[start:end]


def _time(clause: TaggedClause, tag: Tag, time: TimeMention) -> str:
    if time.kind in _AS_TOLD or not time.months.is_known:
        return _told(clause, tag)
    length = _length(time.months)
    return length if time.kind in _LENGTHS else f"{length} ago"


def _length(months: Interval) -> str:
    if months.at_least(YEAR) is Truth.TRUE:
        return "over a year"
    if months.at_least(YEAR) is Truth.UNKNOWN:
        return "about a year"
    return "a few days" if months.above(_RECENT) is Truth.FALSE else "some months"
