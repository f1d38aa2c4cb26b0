"""Is withdrawal of mycophenolate at issue in the conversation, and is there a patient behind it?

It is when somebody asks, wishes, plans or proposes to stop, lower or pause it; it stays so in later
turns that only add facts, until the subject changes. A bare "can I stop?" means mycophenolate, unless
only another medicine has been named. Nothing here judges whether withdrawal would be right.
"""

import re
from collections.abc import Sequence

from guardrails.reading.asked.acts import Act, Medicine, acts
from guardrails.reading.asked.sentences import Sentence, of_turn, sentences_of
from guardrails.reading.asked.topics import topics_of_turn
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Topic, Withdrawal

_NEAR = 60
_SAME_SUBJECT = {Topic.WITHDRAWAL, Topic.SHORT_HOLD, Topic.RELAPSE}
_OTHER_DRUG = re.compile(r"<(?:gc|mtx|aza|other)>")


def withdrawal_at_issue(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> Withdrawal:
    """Whether withdrawal is at issue at the end of the conversation.

    `about_patient` tells for each clause whether it speaks of the patient. Never raises.
    """
    sentences = sentences_of(clauses, about_patient)
    state = Withdrawal.NOT_AT_ISSUE
    for turn in sorted({sentence.turn for sentence in sentences}):
        so_far = [sentence for sentence in sentences if sentence.turn <= turn]
        said = _in_turn(of_turn(sentences, turn), so_far)
        if said is not Withdrawal.NOT_AT_ISSUE:
            state = said
        elif state is not Withdrawal.NOT_AT_ISSUE:
            state = _carried(state, of_turn(sentences, turn))
    return state


def acts_on_mmf(turn: Sequence[Sentence], so_far: Sequence[Sentence]) -> list[Act]:
    """The acts of a turn that would end, lower or pause mycophenolate."""
    everything = " ".join(sentence.text for sentence in so_far)
    unsaid_is_mmf = "<mmf>" in everything or not _OTHER_DRUG.search(everything)
    meant = {Medicine.MMF, Medicine.UNSAID} if unsaid_is_mmf else {Medicine.MMF}
    return [act for sentence in turn for act in acts(sentence) if act.medicine in meant]


def _in_turn(turn: Sequence[Sentence], so_far: Sequence[Sentence]) -> Withdrawal:
    found = {_behind(act, turn, so_far) for act in acts_on_mmf(turn, so_far)}
    if Withdrawal.PATIENT in found:
        return Withdrawal.PATIENT
    return Withdrawal.GENERAL if found else Withdrawal.NOT_AT_ISSUE


def _behind(act: Act, turn: Sequence[Sentence], so_far: Sequence[Sentence]) -> Withdrawal:
    """Whether the act is a patient's, judged by its own words, then the turn, then the rest."""
    person = wordings("withdrawal")["person"]
    text = act.sentence.text
    near = text[max(0, act.start - _NEAR) : act.end + 25]
    if not act.sentence.mine:
        return Withdrawal.NOT_AT_ISSUE
    disclaimed = any(e.search(s.text) for s in turn for e in person["disclaimed"])
    if disclaimed or any(e.search(near) for e in person["nobody"]):
        own = re.search(
            r"\b(?:i|me|my|he|she|him|her|his)\b", text[max(0, act.start - 30) : act.end + 12]
        )
        return Withdrawal.PATIENT if own and not disclaimed else Withdrawal.GENERAL
    if any(e.search(near) for e in person["near"]):
        return Withdrawal.PATIENT
    if any(s.mine and e.search(s.text) for s in so_far for e in person["evidence"]):
        return Withdrawal.PATIENT
    return Withdrawal.PATIENT if _is_elliptic(act) else Withdrawal.GENERAL


def _is_elliptic(act: Act) -> bool:
    """ "Wean MMF?", "candidate for withdrawal?": no question word, nobody named, yet somebody meant."""
    return act.sentence.asks and not re.search(
        r"\b(?:when|how|why|what|which|who|criteria|where|does|do|is|are|can|could|may|should|tell|explain)\b",
        act.sentence.text[: act.end],
    )


def _carried(state: Withdrawal, turn: Sequence[Sentence]) -> Withdrawal:
    tables = wordings("withdrawal")
    text = " ".join(sentence.text for sentence in turn)
    if any(e.search(text) for e in tables["leaves"]["marked"]):
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
