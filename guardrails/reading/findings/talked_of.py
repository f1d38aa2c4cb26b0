"""A sign that is only talked of: what a leaflet lists, what is taught, what a trial counted.

"The booklet mentions fainting", "what do I tell patients about fever?", "a man whose drug was
stopped because he had shingles": the sign is told of nobody who is asked about. Where the same turn
goes on to own up to it ("… and I have it now") nothing is taken away.
"""

from guardrails.reading.findings.scene import BETWEEN, Scene
from guardrails.reading.mood import is_question
from guardrails.reading.patterns import wordings

_ONLY_IN_QUESTIONS = "asked_beyond"


def is_talked_of(scene: Scene, at: int, start: int, end: int) -> bool:
    """Whether `clause.text[start:end]` of clause `at` is a subject and no statement."""
    tables = wordings("talked_of")
    before = (
        BETWEEN.join([*(scene.clauses[i].text for i in scene.sentence(at) if i < at), ""])
        + scene.clauses[at].text[:start]
    )
    after = scene.clauses[at].text[end:]
    talked = any(
        expressions.found_in(before)
        and (value != _ONLY_IN_QUESTIONS or is_question(scene.clauses[scene.sentence(at)[-1]]))
        for value, expressions in tables["before"].items()
    ) or any(e.match(after) for found in tables["after"].values() for e in found.likely(after))
    return talked and not _owned(scene, at)


def _owned(scene: Scene, at: int) -> bool:
    turn = scene.clauses[at].turn
    owned = wordings("talked_of")["owned"]["here"]
    return any(owned.found_in(clause.text) for clause in scene.clauses if clause.turn == turn)
