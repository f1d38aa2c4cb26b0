"""Clauses that name what is wanted for stopping, and tell of nobody that it is so.

"My doctor says I can stop once I am off steroids a year, in remission a year, strength normal, skin
clear": of the patient nothing of it is known, though every part of it would be met. A rule, a text,
a wish, a plan, something supposed, read of, denied or long past opens a recital; it goes on through
the parts behind it that have no subject of their own, and ends where the patient is told of. A list
may also be undone by what follows it ("I made that up", "not one of them is true"), or be known of
nobody ("all still blank").
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from guardrails.interval import YEAR
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind
from guardrails.reading.withheld.statements import topics_of

_OPENS = re.compile(r"(?:^|[\s:(])['\"](?=[\w<])")
_CLOSES = re.compile(r"[\w>.!?]['\"](?=$|[\s.,;!?)])")
"""Quotation marks: what stands between them is recited, dates and all."""
_FRAMES = (
    ("supposed", "here"),
    ("others", "here"),
    ("untrue", "here"),
    ("untrue", "past"),
    ("untrue", "asked"),
    ("rule", "here"),
    ("rule", "source"),
)
_DENIED = re.compile(
    r"\b(?:not|no|never|isn't|wasn't|rather than|instead of)"
    r"(?: (?:a|an|the|off|from|any|just|only))* ?['\"]?$"
)
_MOST = 4
"""Of so many of the six conditions a list is one of all of them."""
_TICKS = 3
"""Where so many of its items are ticked, a list is of the patient."""
_NEARLY = 0.1
_LENGTHS = frozenset({Kind.SPAN, Kind.FREQUENCY, Kind.FUTURE})
"""Times that a rule may hold; a date, or "two years ago", is somebody's."""


def recited(clauses: Sequence[TaggedClause]) -> frozenset[int]:
    """The places of clauses that only recite, or that are undone by what follows them."""
    ticked = {turn for turn, marks in _ticks(clauses).items() if marks >= _TICKS}
    found = _framed(clauses)
    for _, turn in groupby(range(len(clauses)), key=lambda at: clauses[at].turn):
        found |= _bare_list(clauses, list(turn))
    return frozenset(at for at in found if clauses[at].turn not in ticked) | _undone(clauses)


def _framed(clauses: Sequence[TaggedClause]) -> set[int]:
    """The clauses of each recital, from the one that opens it to the last before its end."""
    found: set[int] = set()
    opened: str | None = None
    turn, sentence = -1, -1
    for at, clause in enumerate(clauses):
        if clause.turn != turn:
            opened, turn = None, clause.turn
        frame = _frame(clause.text, _with_next(clauses, at))
        quoted = _OPENS.search(clause.text) is not None
        if frame == "rule" and _is_dated(clause) and not quoted:
            frame = None
        if frame is not None:
            opened, sentence = "quoted" if frame == "rule" and quoted else frame, clause.sentence
        elif opened == "quoted":
            opened = "rule" if _CLOSES.search(clause.text) else opened
        elif opened == "untrue" and clause.sentence == sentence:
            pass  # "it's not true that I am off steroids, my skin is clear": the whole sentence
        elif opened in _ENDED_BY and any(ends(clause) for ends in _ENDED_BY[opened]):
            opened = None
        if opened is not None:
            found.add(at)
    return found


def _undone(clauses: Sequence[TaggedClause]) -> set[int]:
    """What stands before words that take all of it back, or in a turn that knows nothing of it."""
    about = {(c.turn, c.sentence) for c in clauses if topics_of(c.text)}
    places = [
        at
        for at, clause in enumerate(clauses)
        if _says("undone", clause.text)
        or (_says("undone", clause.text, "back") and (clause.turn, clause.sentence) not in about)
    ]
    known_from = max((c.turn + 1 for c in clauses if _says("unknown", c.text)), default=0)
    unknown = {at for at, clause in enumerate(clauses) if clause.turn < known_from}
    return unknown | set(range(max(places, default=0)))


def _ticks(clauses: Sequence[TaggedClause]) -> Counter[int]:
    """By turn, how many items of a list are said to hold: "skin clear: yes"."""
    tick = wordings("recited")["told"]["tick"]
    return Counter(clause.turn for clause in clauses if tick.found_in(clause.text))


def _bare_list(clauses: Sequence[TaggedClause], turn: Sequence[int]) -> set[int]:
    """The clauses of a turn that only go through the conditions: "a year and more, …".

    They name most of the facts, nobody of whom they are told, and as lengths of time only the one
    year that is wanted.
    """
    names = {at: topics_of(clauses[at].text) for at in turn}
    listed = [at for at in turn if names[at]]
    if len(frozenset().union(*names.values())) < _MOST:
        return set()
    tells = wordings("recited")["told"]["subject"]
    if any(tells.found_in(clauses[at].text) or _is_dated(clauses[at]) for at in listed):
        return set()
    lengths = [time.months for at in listed for time in clauses[at].times()]
    wanted = [time for time in lengths if YEAR <= time.low <= YEAR + _NEARLY]
    return set(listed) if wanted and len(wanted) == len(lengths) else set()


def _with_next(clauses: Sequence[TaggedClause], at: int) -> str:
    """A clause and the one behind it in its sentence."""
    here = (clauses[at].turn, clauses[at].sentence)
    return " ".join(c.text for c in clauses[at : at + 2] if (c.turn, c.sentence) == here)


def _frame(text: str, beside: str) -> str | None:
    """How a clause opens a recital, if it does: "no 'suppose' about it" opens none.

    What is untrue is told `beside` a condition, in the same clause or the next; else it is of
    something else.
    """
    for table, value in _FRAMES:
        if _says(table, text, value) and (table != "untrue" or topics_of(beside)):
            return table
    return None


def _says(table: str, text: str, value: str = "here") -> bool:
    """Whether wordings of a table are in the text, and are not denied there."""
    for expression in wordings("recited")[table][value].likely(text):
        match = expression.search(text)
        if match and not _DENIED.search(text[: match.start()]):
            return True
    return False


def _is_told(clause: TaggedClause) -> bool:
    """Whether a clause tells of the patient as a fact."""
    return wordings("recited")["told"]["own"].found_in(clause.text)


def _is_dated(clause: TaggedClause) -> bool:
    """Whether a clause holds a date or a result, which no rule does."""
    dated = any(time.kind not in _LENGTHS for time in clause.times())
    return dated or wordings("recited")["told"]["result"].found_in(clause.text)


def _is_told_now(clause: TaggedClause) -> bool:
    """Whether a clause leaves what was supposed: "well, now I have been off them"."""
    return wordings("recited")["told"]["now"].found_in(clause.text)


_ENDED_BY = {
    "rule": (_is_told, _is_dated),
    "others": (_is_told,),
    "supposed": (_is_told_now,),
    "untrue": (_is_told, _is_told_now),
}
"""What ends a recital of each kind."""
