"""Is the last turn about what this assistant covers? Kind where in doubt, firm where it is not.

Foreign matter must show itself: another disease that mycophenolate is given for, another medicine
alone, a request that has nothing to do with medicine. Rude, funny or misspelt words are none.

A message with neither our matter nor foreign matter belongs to the conversation before it. At the
very start a few words ("?", "hm") are taken as in scope, because asking back serves such a person
better than a refusal; a longer text without one word of ours is not. Thanks and goodbyes are in
scope: turning them away would be rude, and nothing can be answered wrongly.

`EMERGENCY` is never returned; the decision sets it.
"""

from collections.abc import Sequence

from guardrails.reading.asked.acts import acts
from guardrails.reading.asked.diagnosis import (
    Disease,
    disease_of,
    names_ours,
    only_another_medicine,
    only_foreign_medicine,
    patient_is_animal,
)
from guardrails.reading.asked.lowering import Medicine
from guardrails.reading.asked.says import says
from guardrails.reading.asked.sentences import Sentence, of_turn, sentences_of
from guardrails.reading.asked.topics import topics_of_turn
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Scope, Topic

_A_FEW_WORDS = 2
_GREETING_WORDS = 6
_OF_ILLNESS = (Topic.RELAPSE, Topic.MISSED_DOSE, Topic.INFECTION, Topic.PREGNANCY)


def scope(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> Scope:
    """`Scope.IN` or `Scope.OUT` for the last turn of a conversation. Never raises."""
    sentences = sentences_of(clauses, about_patient)
    result = Scope.IN
    first = True  # until more is said than a greeting
    for turn in sorted({sentence.turn for sentence in sentences}):
        so_far = [sentence for sentence in sentences if sentence.turn <= turn]
        said = of_turn(sentences, turn)
        result = _of_turn(said, so_far, result, first=first)
        first = first and _about_assistant_or_polite(said)
    return result


def _of_turn(
    turn: Sequence[Sentence], so_far: Sequence[Sentence], before: Scope, *, first: bool
) -> Scope:
    hard = [s for s in turn if _is_hard(s)]
    asked = [s for s in turn if s not in hard and _asks_ours(s)]
    if (hard and not asked) or patient_is_animal(so_far):
        return Scope.OUT
    if _about_assistant_or_polite(turn):
        return Scope.IN
    disease = disease_of(so_far)
    if disease is Disease.FOREIGN or only_another_medicine(so_far):
        return Scope.OUT
    if asked or any(_is_ours(s) for s in turn):
        return Scope.IN
    if disease is Disease.UNSAID and only_foreign_medicine(so_far):
        return Scope.OUT
    return _without_our_names(turn, before, first=first)


def _without_our_names(turn: Sequence[Sentence], before: Scope, *, first: bool) -> Scope:
    """Neither medicine nor disease is named: "my tablets", "the flu jab", "who won the match?"."""
    foreign, near = [s for s in turn if _is_foreign(s)], _is_near(turn)
    if any(s.asks for s in foreign) or (foreign and not near):
        return Scope.OUT
    if near:
        return _unless_other_disease(turn) if first else before
    return _with_no_sign(turn, before, first=first)


def _with_no_sign(turn: Sequence[Sentence], before: Scope, *, first: bool) -> Scope:
    words = sum(len(sentence.text.split()) for sentence in turn)
    if first:
        return Scope.IN if words <= _A_FEW_WORDS else Scope.OUT
    return before


def _unless_other_disease(turn: Sequence[Sentence]) -> Scope:
    other = any(says(s.text, "scope", "foreign_disease", "other") for s in turn)
    strong = any(says(s.text, "scope", "ours", "strong") for s in turn)
    return Scope.OUT if other and not strong else Scope.IN


def _about_assistant_or_polite(turn: Sequence[Sentence]) -> bool:
    text = " ".join(sentence.text for sentence in turn)
    greeting = len(text.split()) <= _GREETING_WORDS and _touches(turn, Topic.GREETING)
    thanks = "?" not in text and says(text, "scope", "ours", "thanks")
    if not (thanks or greeting or _touches(turn, Topic.ASSISTANT)):
        return False
    return not any(says(s.text, "scope", "foreign_matter", "soft") for s in turn)


def _touches(turn: Sequence[Sentence], topic: Topic) -> bool:
    return any(says(sentence.text, "topics", "anywhere", topic.value) for sentence in turn)


def _is_hard(sentence: Sentence) -> bool:
    """Foreign whatever else is named, unless ours is asked in a made-up form, or of illness."""
    text = sentence.text
    if says(text, "scope", "foreign_matter", "creative") and not (
        _is_ours(sentence) and says(text, "scope", "foreign_matter", "wrapped")
    ):
        return True
    if says(text, "scope", "foreign_matter", "hard"):
        return True
    if not says(text, "scope", "foreign_matter", "worldly"):
        return False
    ill = _is_ours(sentence) and any(_touches([sentence], topic) for topic in _OF_ILLNESS)
    return not ill and not any(act.medicine is Medicine.MMF for act in acts(sentence))


def _is_foreign(sentence: Sentence) -> bool:
    return says(sentence.text, "scope", "foreign_matter", "soft") or says(
        sentence.text, "scope", "foreign_drug", "other"
    )


def _is_ours(sentence: Sentence) -> bool:
    return "<mmf>" in sentence.text or names_ours(sentence)


def _asks_ours(sentence: Sentence) -> bool:
    """The sentence names our matter and asks, or touches one of our topics."""
    if not _is_ours(sentence):
        return False
    return sentence.asks or "<mmf>" in sentence.text or bool(topics_of_turn([sentence]))


def _is_near(turn: Sequence[Sentence]) -> bool:
    """Words of treatment without a name: "my tablets", "can I stop?", "the flu jab"."""
    topics = set(topics_of_turn(turn)) - {Topic.GREETING}
    kinds = ("generic", "compared")
    return bool(topics) or any(says(s.text, "scope", "ours", kind) for s in turn for kind in kinds)
