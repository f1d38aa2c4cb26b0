"""A sign that is only talked of: what a leaflet lists, what is taught, what a trial counted.

"The booklet mentions fainting", "what do I tell patients about fever?", "a man whose drug was
stopped because he had shingles": the sign is told of nobody who is asked about. Where the same turn
goes on to own up to it ("… and I have it now") nothing is taken away.
"""

from guardrails.reading.findings.over import is_recent
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
    talked = talked or _is_subject(scene, at, start, end) or _is_posed(scene, at)
    return talked and not _owned(scene, at)


def _is_subject(scene: Scene, at: int, start: int, end: int) -> bool:
    """Whether the sentence is about a text, a lesson, a study, and says of nobody to have it."""
    tables = wordings("talked_of")
    if not tables["about"]["here"].found_in(scene.sentence_text(at)):
        return False
    had, text = tables["had"], scene.clauses[at].text
    if (
        any(e.match(text[start:end]) for e in had["done"])
        or had["before"].found_in(text[:start])
        or had["after"].found_in(text[end:])
    ):
        return False
    here = [scene.clauses[i] for i in scene.sentence(at)]
    return not any(is_recent(c) or had["now"].found_in(c.text) for c in here)


def _is_posed(scene: Scene, at: int) -> bool:
    """Whether it is a made-up question's: "'A woman of 52 has syncope.' MCQ, too easy?"."""
    tables = wordings("talked_of")["posed"]
    here, turn = scene.sentence_text(at), scene.clauses[at].turn
    if any(tables["real"].found_in(c.text) for c in scene.clauses if c.turn == turn):
        return False
    if tables["mine"].found_in(here) or wordings("talked_of")["had"]["now"].found_in(here):
        return False
    if tables["here"].found_in(here):
        return True
    beside = (scene.sentence_text(at, offset) for offset in (-1, 1))
    return tables["patient"].found_in(here) and any(tables["here"].found_in(t) for t in beside)


def _owned(scene: Scene, at: int) -> bool:
    turn = scene.clauses[at].turn
    owned = wordings("talked_of")["owned"]["here"]
    return any(owned.found_in(clause.text) for clause in scene.clauses if clause.turn == turn)
