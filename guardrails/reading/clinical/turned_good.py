"""A sign that was bad and is well now, told in one breath: "CK was high last year, normal since".

The second part names nothing: it is of the one sign that the sentence names. It counts only as the
sentence's last word, with a word of now, behind a part that is told as past; in the order of time
it comes last (`decision.md`, How to read).
"""

import re
from collections.abc import Sequence

from guardrails.reading.clinical.predicates import SIGNS
from guardrails.reading.mood import is_question
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind

_NAMED = {**SIGNS, "skin_disease": re.compile(r"\b(?:skin|rash)\b")}
_WELL = {
    "muscle_strength": r"(?:normal|full|5/5|80/80)",
    "skin_disease": r"(?:clear|normal|gone|cleared)",
    "muscle_enzymes": r"(?:normal|(?:with)?in (?:the )?(?:normal )?(?:range|limits))",
}
_GONE = re.compile(r"\b(?:gone|cleared)\b")
_RASH = re.compile(r"\brash")
_PAST = re.compile(
    r"\b(?:was|were|had been|used to be|at (?:diagnosis|first|the start)|initially)\b"
)
_WHOLE = r"(?:all|completely|entirely|totally|fully|quite|perfectly|back to|back)"
_BE = (
    r"(?:(?:it|they)(?:'s|'re| is| are| has been| have been)|"
    r"(?:is|are|has been|have been)|has|have)"
)
_OPENS = rf"(?:(?:and|but) )?(?:(?:now|today),? )?(?:{_BE} )?(?:now )?"
_NOW = r"(?:now|today|these days|again now|since(?: then)?|since <t>|this (?:year|month|week|<t>))"
_OF_NOW = re.compile(rf"\b{_NOW}(?!\w)|\b(?:is|are|it's|they're|has|have)\b")


def turned_good(fact: str, sentence: Sequence[TaggedClause]) -> TaggedClause | None:
    """The last clause of a sentence, where it calls well now what the one before calls bad then."""
    if len(sentence) != 2 or is_question(sentence[-1]):
        return None
    before, last = sentence
    named = [name for name, sign in _NAMED.items() if sign.search(before.text)]
    if named != [fact] or any(sign.search(last.text) for sign in _NAMED.values()):
        return None
    if _GONE.search(last.text) and not _RASH.search(before.text):
        return None  # "my skin was lovely, it's gone now"
    past = _PAST.search(before.text) and not any(t.kind is Kind.SINCE for t in before.times())
    well = rf"{_OPENS}(?:{_WHOLE} )*{_WELL[fact]}(?: (?:again|throughout|all over))?(?: {_NOW})?\W*"
    is_well = past and re.fullmatch(well, last.text) and _OF_NOW.search(last.text)
    return last if is_well else None
