"""Whether a finding is told of an animal or a thing: "the calf is choking", "my phone blacked out".

Only where it is the subject of the clause, or of the one before that runs on, and nobody is named
between: a dog that bit the writer, or a car that crashed, leaves what they tell as theirs.
"""

import re
from collections.abc import Mapping

from guardrails.facts import RedFlag
from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import Expressions, wordings

_OF_BODIES = frozenset[str](
    {RedFlag.CHEST_PAIN, RedFlag.ALLERGY, RedFlag.SEPSIS, "ill", "infection", "fever"}
)
"""What a thing has in no manner of speaking, so that it is the writer's after all."""
_DIGIT = re.compile(r"\d")
"""A thing that tells a number has measured it of somebody."""


def is_no_persons(scene: Scene, at: int, span: tuple[int, int], value: str) -> bool:
    """Whether `value`, told in `clause.text[start:end]` of clause `at`, is no person's."""
    start, end = span
    tables = wordings("frames")["beings"]
    if tables["me_too"].found_in(scene.sentence_text(at)):
        return False
    measured = _DIGIT.search(scene.clauses[at].text[start:end]) is not None
    before = [scene.clauses[i].text for i in scene.sentence(at) if i < at]
    told = [*before, scene.clauses[at].text[:end]]
    for back, text in enumerate(reversed(told)):
        if back == 1 and _is_its(tables, text, told[-1]):
            return True
        if tables["of_people"].found_in(text):
            return False
        if tables["animal"].found_in(text):
            return True
        if back == 0 and not measured and value not in _OF_BODIES and _leads(text, start):
            return True
    return False


def _is_its(tables: Mapping[str, Expressions], before: str, text: str) -> bool:
    """Whether a clause goes on about an animal named last: "my old cat Tom, who is gasping"."""
    return tables["goes_on"].found_in(text) and tables["animal_last"].found_in(before)


def _leads(text: str, start: int) -> bool:
    """Whether a thing is named at the head of the clause, before or in the finding."""
    return any(
        match.end() <= start or match.start() == start == 0
        for expression in wordings("frames")["beings"]["thing"]
        for match in expression.finditer(text)
    )
