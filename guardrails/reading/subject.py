"""Whom a conversation is about: the writer, a relative, or the case that a clinician describes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from guardrails.reading.people import (
    ASKS_SELF,
    ASKS_THEM,
    BARE,
    I_SUBJECT,
    IT_IS_ME,
    KIN,
    MEN,
    OWN_KIN,
    THEY,
    WOMEN,
)
from guardrails.reading.tagged import TaggedClause

_ABOUT = (
    r"\b(?:this|it|i(?:'m| am)?|that)(?:'s| is| am)? ?(?:only |just |all )?(?:asking |"
    r"writing |write |"
    r"ask |posting |"
    r"typing |enquiring |here )?(?:about|for|on behalf of|regarding) "
)
_ABOUT_KIN = re.compile(
    rf"{_ABOUT}(?:(?:my|our) (?:\w+ )?(?P<kin>{KIN})|(?P<bare>{BARE}))\b(?! (?:says|said|to\b))"
)
_NOT_ME = re.compile(
    r"\b(?:(?:this|it|that)(?: is not|'?s not| isn'?t| ain'?t)|i(?:'m| am) not (?:asking|writing|"
    r"posting))"
    r" (?:\w+ )?(?:about|for) (?:me|myself)\b|\bnot (?:about|for) (?:me|myself)\b"
)
_ILL = re.compile(
    r"<mmf>|myositis|dermato|\bjdm\b|\bdm\b|\bpm\b|antisynthetase|anti-?synthetase|diagnos|"
    r"rheumatolog|\bimnm\b|overlap"
)
_OF_ONESELF = re.compile(
    r"\bi(?:'ve| have|'ve got| have got| got| had)(?: had)? (?:an? |the |this )?"
    r"(?:(?!lady|man|woman|girl|boy|patient)\w+ )?(?:dermato\w*|\w*myositis|j?dm|pm)\b"
    r"(?! (?:patient|pt|case|lady|gentleman|man|woman|boy|girl|child|chap|clinic|teen\w*)\b)|"
    r"\bi(?:'m| am)?(?: still| now| also)* (?:on|take|taking) (?:my |the )?<mmf>|"
    r"\bmy (?:own )?(?:<mmf>|j?dm\b|dermato\w*|\w*myositis\b)(?! (?:patient|pt|case|clinic)\w*\b)"
)
"""The writer's own illness, and not the case of one who writes "I have a lady with DM"."""
_CASE_IS_MINE = re.compile(
    r"\b(?:my|our) (?:[\w<>/-]+ ){0,3}?(?:patients?|pts?|case|client|lady|gentleman|chap)\b(?!')"
)
"""How a clinician brings in the case: "my DM patient", "our lady with polymyositis"."""
_AGE_TOLD = re.compile(r"^(?:he|she)(?:'s| is) (?:only |just |now )?(?:\d{1,2}|<t>)(?: old)?$")
"""A child's age, as the case of whom one asks is introduced: "she is 9, JDM"."""
_CLINICAL = re.compile(r"<gc>|<mmf>|remission|\bck\b|skin|rash|strength|diagnos|flare|\bmmt")


_DONE_TO_ME = re.compile(r"\b(?:me|my|i)\b")
_HE = re.compile(r"\b(?:he|him|his)\b")
_SHE = re.compile(r"\b(?:she|her|hers)\b")


class Subject(NamedTuple):
    """Of whom the conversation speaks: a relative's word, or None for the writer or a case."""

    kin: str | None
    writer_is_patient: bool
    surely: bool = False
    """Whether the writer says so: "I have", "I take", "my own"."""


def patient_of(clauses: Sequence[TaggedClause]) -> Subject:
    """Whom the conversation is about."""
    kin_scores: dict[str, int] = {}
    writer = third = 0
    for clause in clauses:
        text = clause.text
        match = OWN_KIN.search(text)
        them = asks_for_them(text)
        own = OWN_KIN.sub(" ", text)  # "my son" does not make the writer the patient
        about = _ABOUT_KIN.search(text)
        if about:
            kin = about["kin"] or about["bare"]
            kin_scores[kin] = kin_scores.get(kin, 0) + 8
        if _CASE_IS_MINE.search(text):
            third += 8
        if match:
            kin_scores.setdefault(match["kin"], 0)
            kin_scores[match["kin"]] += 3 if _ILL.search(text) else 1
        if them and kin_scores:
            last = match["kin"] if match else _last_meant(text, list(kin_scores))
            kin_scores[last] += 4
        writer += _of_writer(text, own)
        if _AGE_TOLD.search(text) and kin_scores:
            kin_scores[list(kin_scores)[-1]] += 3
        if THEY.search(text) and not I_SUBJECT.search(text) and _CLINICAL.search(text):
            third += 2
        if them:
            third += 4
    best = max(kin_scores, key=lambda kin: kin_scores[kin], default=None)
    asked = _asked_for(clauses)
    if asked is not None and kin_scores:
        return Subject(None, True) if asked == "writer" else Subject(best, False)
    if best is not None and kin_scores[best] > writer:
        return Subject(best, writer_is_patient=False)
    return Subject(
        None, writer_is_patient=writer > third, surely=writer > third and _is_ill(clauses)
    )


def asks_for_them(text: str) -> bool:
    """Whether somebody else is asked for; "should they be testing my blood" asks for the writer."""
    match = ASKS_THEM.search(text)
    if match is None:
        return False
    return not (match.group().endswith(" they") and _DONE_TO_ME.search(text, match.end()))


def _of_writer(text: str, own: str) -> int:
    """How much a clause speaks for the writer as the patient; `own` is it without "my son"."""
    apart = -8 if _NOT_ME.search(text) else 8 if IT_IS_ME.search(text) else 0
    if ASKS_SELF.search(text):
        return apart + 4
    return apart + (0 if not I_SUBJECT.search(own) else 3 if _ILL.search(text) else 1)


def _is_ill(clauses: Sequence[TaggedClause]) -> bool:
    return any(_OF_ONESELF.search(clause.text) for clause in clauses)


def _last_meant(text: str, kin: Sequence[str]) -> str:
    """The relative named last whom "he" or "she" can mean."""
    he, she = _HE.search(text), _SHE.search(text)
    if bool(he) != bool(she):
        other = WOMEN if he else MEN
        for word in reversed(kin):
            if not other.fullmatch(word):
                return word
    return kin[-1]


def _asked_for(clauses: Sequence[TaggedClause]) -> str | None:
    """Whom a later turn asks for, where it says so: "now can I come off mine", "it's for him"."""
    last = [c.text for c in clauses if c.turn == clauses[-1].turn] if clauses else []
    if not last or clauses[-1].turn == 0:
        return None
    them = any(asks_for_them(text) for text in last)
    mine = any(ASKS_SELF.search(OWN_KIN.sub(" ", text)) for text in last)
    kin = any(OWN_KIN.search(text) for text in last)
    if mine and not them and not kin and any(_ILL.search(text) for text in last):
        return "writer"
    return "kin" if them and not mine else None
