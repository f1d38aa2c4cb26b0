"""A steroid taken up again and not named: "had to go back on last week", "doc has me on 10 again".

One goes back on what one was off. So where no other medicine and no other thing is named, and
mycophenolate was not what was stopped, it is the corticosteroid: taken where one was ever named,
and unknown where none was (it is asked about). Nothing here permits anything.
"""

import re
from collections.abc import Sequence

from guardrails.reading.mood import Mood, is_question, mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import MEDICINE, TaggedClause

AGAIN = "restarted"
PERHAPS = "perhaps_again"
_ELSE = re.compile(r"<(?:mtx|aza|other|topical|local)>")
_HELD = re.compile(r"\b(?:held|paused|withheld|interrupted|suspended)\b")
_UNTIL = re.compile(
    r"\b(?:until|till|til) (?:i|he|she|they|we|it|the \w+|my \w+|his \w+|her \w+)(?:'d| had| "
    r"was| were| went| got| put| started| took)\b(?! (?:to|would)\b)[^|]*$"
    r"|\b(?:until|till|til) (?:i|he|she|they|we) (?:restarted|resumed)\b"
)
"""What ended a bad time has happened: "awful until I went back on it" supposes nothing."""
_STOPPED = ("stopped_alone", "by_team")


def taken_up_again(clauses: Sequence[TaggedClause], at: int) -> Event | None:
    """What the clause at this place tells of a steroid taken up again."""
    tables, clause = wordings("steroids")["again"], clauses[at]
    told = tables["told"].likely(clause.text)
    if not told or MEDICINE.search(clause.text):
        return None
    match = next((found for e in told if (found := e.search(clause.text))), None)
    if match is None or tables["other"].found_in(clause.text):
        return None
    happened = _UNTIL.search(clause.text[: match.end()])
    if not happened and mood(clause, match.start(), question=is_question(clause)) is not Mood.FACT:
        return None
    before = clauses[:at]
    if _of_something_else(clause, before) or any(_mmf_stopped(c) for c in before):
        return None
    named = any("<gc>" in c.text for c in before)
    value = AGAIN if named else PERHAPS
    return Event(value, clause, match.start(), match.end(), Mood.FACT)


def _of_something_else(clause: TaggedClause, before: Sequence[TaggedClause]) -> bool:
    """Whether the turn speaks of another medicine or thing that one is off and on."""
    here = [c.text for c in before if c.turn == clause.turn]
    if any("<gc>" in text for text in here):
        return False
    things = wordings("steroids")["again"]["thing"]
    return any(_ELSE.search(text) or things.found_in(text) for text in here)


def _mmf_stopped(clause: TaggedClause) -> bool:
    if "<mmf>" not in clause.text:
        return False
    if _HELD.search(clause.text):
        return True
    told = events(clause, wordings("mycophenolate")["mmf"])
    return any(event.value in _STOPPED and event.mood is Mood.FACT for event in told)
