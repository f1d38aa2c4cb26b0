"""Capitals that tell one of a kind stay: hepatitis B is not hepatitis A, "US" is no "us"."""

import re

from guardrails.verification.subject import Subject

_LETTER = re.compile(
    r"(?<=[a-z0-9)] )[B-HJ-Z](?![\w'’.-]\w|\w)|(?<=[a-z] )A(?= (?:and|or|to) [A-Z]\b|[.,;:)]|$)"
)
"""A capital by itself inside a sentence; an "A" only where no noun follows, and never an "I"."""

_STATES = re.compile(r"\bU\.?S\.?A?\b")
_AMERICAN = re.compile(r"\b(?:USA?|America\w*|United States|ACR|AAHKS|FDA|CARRA|REMS)\b")
"""The country, which in lower case is a word of grammar; and what tells a text of it."""


def label_problem(subject: Subject) -> str | None:
    """Which letter of the claim no wording of its statements holds, or None."""
    held = {letter for side in subject.told for letter in re.findall(r"\b[A-Z]\b", side.text)}
    if _STATES.search(subject.text) and not any(_AMERICAN.search(s.text) for s in subject.told):
        return "names the US"
    for letter in _LETTER.findall(subject.text):
        if letter not in held:
            return f"names “{letter}”"
    return None
