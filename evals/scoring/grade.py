"""How hard an answer for a patient is to read: the Flesch-Kincaid grade (US school years)."""

import re

from assistant.contract import Answer, Persona
from evals.score import Score, Stage
from evals.scoring.marks import measured, unscored

_FEWEST_WORDS = 30
"""The formula means nothing on less."""
_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_VOWELS = re.compile(r"[aeiouy]+")


def score_grade(answer: Answer, persona: Persona) -> list[Score]:
    """`reading_grade`, of answers to patients."""
    if persona is not Persona.PATIENT:
        return [unscored("reading_grade", Stage.COMPOSITION, "not written for a patient")]
    text = " ".join(sentence.text for sentence in answer.sentences)
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        return [unscored("reading_grade", Stage.COMPOSITION, f"under {_FEWEST_WORDS} words")]
    grade = reading_grade(text)
    return [measured("reading_grade", Stage.COMPOSITION, grade, f"US school year {grade:.1f}")]


def reading_grade(text: str) -> float:
    """0.39 words a sentence + 11.8 syllables a word - 15.59; not below 0."""
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE.findall(text)))
    syllables = sum(_syllables(word.lower()) for word in words)
    return max(0.0, 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59)


def _syllables(word: str) -> int:
    count = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee", "ie", "ye")) and count > 1
    silent = silent or (word.endswith("ed") and not word.endswith(("ted", "ded")) and count > 1)
    return max(1, count - silent)
