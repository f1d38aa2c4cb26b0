"""A letter that tells one of a kind stays that letter: hepatitis B is not hepatitis A."""

import re

from guardrails.verification.subject import Subject

_LETTER = re.compile(
    r"(?<=[a-z0-9)] )[B-HJ-Z](?![\w'’.-]\w|\w)|(?<=[a-z] )A(?= (?:and|or|to) [A-Z]\b|[.,;:)]|$)"
)
"""A capital by itself inside a sentence; an "A" only where no noun follows, and never an "I"."""


def label_problem(subject: Subject) -> str | None:
    """Which letter of the claim no wording of its statements holds, or None."""
    held = {letter for side in subject.told for letter in re.findall(r"\b[A-Z]\b", side.text)}
    for letter in _LETTER.findall(subject.text):
        if letter not in held:
            return f"names “{letter}”"
    return None
