"""Is withdrawal of mycophenolate at issue in the conversation, and is there a patient behind it?

It is when somebody asks, wishes, plans or proposes to stop, lower or pause it; it stays so in later
turns that only add facts, until the subject changes. A bare "can I stop?" means mycophenolate;
"it" does, unless another medicine is all that has been named. Nothing here judges whether
withdrawal would be right.
"""

import re
from collections.abc import Sequence

from guardrails.reading.asked.acts import Act, acts, stretch_before
from guardrails.reading.asked.lowering import Medicine
from guardrails.reading.asked.says import says
from guardrails.reading.asked.sentences import Sentence, of_turn, sentences_of
from guardrails.reading.asked.topics import topics_of_turn
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Topic, Withdrawal

_NEAR = 60
_SAME_SUBJECT = {Topic.WITHDRAWAL, Topic.SHORT_HOLD, Topic.RELAPSE}
_OWN = re.compile(r"\b(?:i|me|my|he|she|him|her|his)\b")
_GENERAL_QUESTION = re.compile(
    r"\b(?:when|how|why|what|which|who|criteria|where|does|do|is|are|can|may|tell|explain)\b"
)
_OTHER_DRUG = re.compile(r"<(?:gc|mtx|aza|other)>")
_ENDED = re.compile(
    r"\b(?:off|no|last|stopped|finished|came off|none|free|never|without|ended|since)\b"
)


def withdrawal_at_issue(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> Withdrawal:
    """Whether withdrawal is at issue at the end of the conversation.

    `about_patient` tells for each clause whether it speaks of the patient. Never raises.
    """
    sentences = sentences_of(clauses, about_patient)
    state = Withdrawal.NOT_AT_ISSUE
    leaves = wordings("withdrawal")["leaves"]
    for turn in sorted({sentence.turn for sentence in sentences}):
        so_far = [sentence for sentence in sentences if sentence.turn <= turn]
        of_this = of_turn(sentences, turn)
        if turn and (turned := _turned(of_this)):
            state, of_this = Withdrawal.NOT_AT_ISSUE, turned
        said = _in_turn(of_this, so_far)
        text = " ".join(sentence.text for sentence in of_this)
        if turn and any(e.search(text) for e in leaves["closed"]):
            state = Withdrawal.NOT_AT_ISSUE  # the words that drop the wish are none
        elif said is not Withdrawal.NOT_AT_ISSUE:
            state = said
        elif state is not Withdrawal.NOT_AT_ISSUE:
            state = _carried(state, of_this)
    return state


def _turned(turn: list[Sentence]) -> list[Sentence]:
    """What follows where a turn announces another subject; nothing where it does not."""
    turned = wordings("withdrawal")["leaves"]["turned"]
    for at, sentence in enumerate(turn):
        if any(expression.search(sentence.text) for expression in turned):
            return turn[at:]
    return []


def acts_on_mmf(turn: Sequence[Sentence], so_far: Sequence[Sentence]) -> list[Act]:
    """The acts of a turn that would end, lower or pause mycophenolate."""
    return [
        act
        for sentence in turn
        for act in acts(sentence)
        if act.medicine in (Medicine.MMF, Medicine.UNSAID)
        or (act.medicine is Medicine.IT and _it_is_mmf(act, so_far))
    ]


def _it_is_mmf(act: Act, so_far: Sequence[Sentence]) -> bool:
    """ "It" is mycophenolate unless another medicine, still taken, is all that was named before."""
    named = [s.text for s in so_far[: so_far.index(act.sentence) + 1]]
    if any("<mmf>" in text for text in named):
        return True
    return not any(_OTHER_DRUG.search(text) and not _ENDED.search(text) for text in named)


def _in_turn(turn: Sequence[Sentence], so_far: Sequence[Sentence]) -> Withdrawal:
    found = {_behind(act, turn, so_far) for act in acts_on_mmf(turn, so_far)}
    if Withdrawal.PATIENT in found:
        return Withdrawal.PATIENT
    return Withdrawal.GENERAL if found else Withdrawal.NOT_AT_ISSUE


def _behind(act: Act, turn: Sequence[Sentence], so_far: Sequence[Sentence]) -> Withdrawal:
    """Whether the act is a patient's, judged by its own words, then the turn, then the rest."""
    if not act.sentence.mine and not act.sentence.asks:
        return Withdrawal.NOT_AT_ISSUE
    before = stretch_before(act.sentence.text, act.start)
    if _OWN.search(before[-_NEAR // 2 :]):
        return Withdrawal.PATIENT
    if _is_general(act, before, turn):
        return Withdrawal.GENERAL
    return _without_general_words(act, before, so_far)


def _without_general_words(act: Act, before: str, so_far: Sequence[Sentence]) -> Withdrawal:
    person = wordings("withdrawal")["person"]
    near = _around(act, _NEAR)
    general = _GENERAL_QUESTION.search(act.sentence.text)
    others = [s.text for s in so_far if s.mine and not (general and s is act.sentence)]
    somebody = (
        any(e.search(near) for e in person["near"])
        or any(says(text, "withdrawal", "person", "evidence") for text in others)
        or any(e.search(before) for e in person["behind"])
    )
    if somebody or (act.sentence.asks and not general):
        return Withdrawal.PATIENT
    return Withdrawal.GENERAL


def _is_general(act: Act, before: str, turn: Sequence[Sentence]) -> bool:
    person, text = wordings("withdrawal")["person"], act.sentence.text
    return (
        any(says(s.text, "withdrawal", "person", "disclaimed") for s in turn)
        or says(text, "withdrawal", "person", "general")
        or any(e.search(before + text[act.start : act.end]) for e in person["nobody"])
        or any(e.search(text[act.end :]) for e in person["nobody_after"])
    )


def _around(act: Act, reach: int) -> str:
    """The words around an act, none cut in two."""
    text = act.sentence.text
    start = text.rfind(" ", 0, max(0, act.start - reach)) + 1
    end = text.find(" ", min(len(text), act.end + reach // 2))
    return text[start : end if end >= 0 else len(text)]


def _is_left(text: str) -> bool:
    """Whether a turn without an act leaves the subject, or takes the wish to stop back."""
    leaves = wordings("withdrawal")["leaves"]
    if any(e.search(text) for name in ("marked", "kept") for e in leaves[name]):
        return True
    return all(any(e.search(text) for e in leaves[name]) for name in ("misunderstood", "wishes"))


def _carried(state: Withdrawal, turn: Sequence[Sentence]) -> Withdrawal:
    tables = wordings("withdrawal")
    if _is_left(" ".join(sentence.text for sentence in turn)):
        return Withdrawal.NOT_AT_ISSUE
    asked = [s for s in turn if s.asks and not _OTHER_DRUG.search(s.text)]
    if any(set(topics_of_turn([s])) - _SAME_SUBJECT for s in asked):
        return Withdrawal.NOT_AT_ISSUE
    if state is Withdrawal.GENERAL and any(
        e.search(s.text)
        for s in turn
        if s.mine
        for name in ("evidence", "near")
        for e in tables["person"][name]
    ):
        return Withdrawal.PATIENT
    return state
