"""Which disease and which medicine the conversation is about, as far as scope needs it.

The last word wins: "not lupus, it's dermatomyositis". A disease of somebody else, or one that is
denied, is not the patient's. Conditions as facts are read elsewhere.
"""

import re
from collections.abc import Sequence
from enum import Enum

from guardrails.reading.asked.says import says
from guardrails.reading.asked.sentences import Sentence
from guardrails.reading.patterns import wordings

_POINTS_BACK = re.compile(r"\b(?:it|that|this|start|switch|change|instead|better)\b")
_INDICATIONS = ("indication", "abbreviated")


class Disease(Enum):
    """Whose disease is being treated: one of ours, another, or unsaid."""

    OURS = "ours"
    FOREIGN = "foreign"
    UNSAID = "unsaid"


def disease_of(sentences: Sequence[Sentence]) -> Disease:
    """The disease of the conversation. Ours beside another in one turn is ours."""
    found = Disease.UNSAID
    for turn in sorted({sentence.turn for sentence in sentences}):
        said = [sentence for sentence in sentences if sentence.turn == turn]
        ours = any(names_ours(s) for s in said)
        foreign = any(_names_foreign(s) for s in said)
        denied = any(_denies_ours(s) for s in said)
        if ours and not denied:
            found = Disease.OURS
        elif (foreign and found is not Disease.OURS) or (foreign and denied):
            found = Disease.FOREIGN
    return found


def patient_is_animal(sentences: Sequence[Sentence]) -> bool:
    """Whether a dog, a horse or the like is treated, and no person told of as treated."""
    said = [sentence.text for sentence in sentences]
    if not any(says(text, "scope", "foreign_patient", "animal") for text in said):
        return False
    return not any(says(text, "scope", "foreign_patient", "human") for text in said)


def only_foreign_medicine(sentences: Sequence[Sentence]) -> bool:
    """Whether a medicine that is none of ours is told of, and nothing that could be ours."""
    said = [sentence.text for sentence in sentences]
    if not any(
        says(t, "scope", "foreign_drug", name) for t in said for name in ("by_form", "other")
    ):
        return False
    return not any("<mmf>" in t or says(t, "scope", "ours", "strong") for t in said)


def only_another_medicine(sentences: Sequence[Sentence]) -> bool:
    """Whether a medicine other than mycophenolate and steroids is the only one named or taken.

    "Never had your mycophenolate" names it and leaves it out, unless more is then asked of "it".
    One that is held against the medicine one has is not alone: that medicine can be ours.
    """
    if any(says(sentence.text, "scope", "ours", "compared") for sentence in sentences):
        return False
    text = " ".join(sentence.text for sentence in sentences)
    if not any(sentence.asks and _POINTS_BACK.search(sentence.text) for sentence in sentences):
        for never in wordings("scope")["foreign_drug"]["never_ours"]:
            text = never.sub(" ", text)
    others = ("<mtx>", "<aza>", "<other>")
    return "<mmf>" not in text and "<gc>" not in text and any(drug in text for drug in others)


def names_ours(sentence: Sentence) -> bool:
    """Whether the sentence names an inflammatory muscle disease without denying it."""
    return our_disease_in(sentence.text)


def our_disease_in(text: str) -> bool:
    """Whether a normalised text names an inflammatory muscle disease without denying it."""
    if not says(text, "scope", "ours", "disease"):
        return False
    for denial in wordings("scope")["foreign_disease"]["ours_denied"]:
        text = denial.sub(" ", text)
    return says(text, "scope", "ours", "disease")


def _denies_ours(sentence: Sentence) -> bool:
    return says(sentence.text, "scope", "foreign_disease", "ours_denied")


def _names_foreign(sentence: Sentence) -> bool:
    """The patient's own clauses only, unless mycophenolate is named beside the disease."""
    text = sentence.text if "<mmf>" in sentence.text else sentence.own_text
    if not any(says(text, "scope", "foreign_disease", name) for name in _INDICATIONS):
        return False
    table = wordings("scope")["foreign_disease"]
    return any(
        not any(e.search(text[max(0, match.start() - 40) : match.start()]) for e in table["denied"])
        for name in _INDICATIONS
        for expression in table[name]
        for match in expression.finditer(text)
    )
