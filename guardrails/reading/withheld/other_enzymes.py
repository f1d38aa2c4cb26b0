"""Muscle enzymes beside CK that are too high, or that tell most and are not back: these count.

AST and ALT are muscle enzymes only where they are said to be from muscle (`decision.md`, Facts); a
level that is stable above twice the upper limit is not read, and nobody else reads it either.
"""

import re

from guardrails.facts import Enzymes
from guardrails.reading.clinical.limits import stable_too_high
from guardrails.reading.withheld.statements import Context, Sentence

_TRANSAMINASES = re.compile(
    r"\b(?:ast|alt|sgot|sgpt|transaminases?)(?:/(?:ast|alt))?(?:'s|s)?"
    r"(?:[ ,]+(?!normal|fine|ok)[\w'-]+){0,4}?[ ,]+"
    r"(?:up|high|raised|elevated|above|over|x ?\d|\d+(?:\.\d)? ?x|twice|double|three times)\b"
)
_OF_MUSCLE = re.compile(r"\bmuscles?\b|\bmyogenic\b")
_OF_LIVER = re.compile(r"(?<!not )(?<!not the )(?<!not my )\b(?:liver|fatty|hepat\w*|statins?)\b")
_TOO_HIGH = re.compile(
    r"\b(?:ck|cpk|aldolase|ldh)"
    r"(?: (?:is|was|at|now|still|runs?|came(?: back)?|about)| \d+(?:\.\d+)?,?)* "
    r"(?:twice|double|two times|three times|several times|\d(?:\.\d)? ?(?:x|times))"
    r"(?: over| above)? (?:the |its |her |his |my )"
)

_TELLING = re.compile(
    r"\b(?:ck|cpk|aldolase|ldh)\b[^.;]{0,40}\b(?:which|that|the one|always|usually)\b[^.;]{0,30}"
    r"\b(?:go(?:es|ne)? up|went up|goes off|rise[sn]?|rose|gives?|gave|high|raised|first|tells?)\b"
)
_STILL_OUT = re.compile(
    r"\b(?:await(?:ing|ed)|pending|not back|n't back|still out|outstanding|yet to come|to follow|"
    r"being repeated|in the post|lost)\b"
)
"""The enzyme that tells this patient's disease, and has no result yet."""


def is_another_too_high(fact: str, sentence: Sentence, context: Context) -> bool:
    """Whether another enzyme in the sentence, or the next, is too high, or is yet to tell."""
    if fact != "muscle_enzymes":
        return False
    texts = [context.sentence.text]
    if context.following is not None:
        texts.append(context.following.text)
    whole = " ".join(texts)
    if _TRANSAMINASES.search(whole) and _OF_MUSCLE.search(whole) and not _OF_LIVER.search(whole):
        return True
    if _TELLING.search(whole) and _STILL_OUT.search(whole):
        return True
    value = context.facts.muscle_enzymes.value
    if value is not Enzymes.STABLE and _TOO_HIGH.search(whole):
        return True
    return value is Enzymes.UNKNOWN and stable_too_high(sentence.text)
