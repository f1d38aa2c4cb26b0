"""Whether a finding is only supposed, feared, asked about in general, or quoted as advice."""

from guardrails.reading.findings.scene import Scene
from guardrails.reading.mood import is_question
from guardrails.reading.patterns import wordings


def is_supposed(scene: Scene, at: int, start: int, end: int, *, intended: bool) -> bool:
    """Whether `clause.text[start:end]` of clause `at` is no statement about now.

    `intended`: an intention ("I will take them all") is a finding of its own and is not taken away.
    """
    tables = wordings("setting")["supposed"]
    clause = scene.clauses[at]
    before = clause.text[:start]
    whole = clause.text
    if any(e.search(before) for e in tables["before"]):
        return True
    if not intended and any(e.search(before) for e in tables["to_come"]):
        return True
    if any(e.match(whole[end:]) for e in tables["after"]):
        return True
    if _carried(scene, at, start) or _lectured(scene, at):
        return True
    personal = any(e.search(whole) for e in tables["personal"])
    if _asked_of_all(scene, at):
        return True
    if personal or not any(e.search(whole) for e in tables["general"]):
        return False
    return is_question(clause) or any(e.search(whole) for e in tables["wondering"])


def _carried(scene: Scene, at: int, start: int) -> bool:
    """ "If I get a fever, or chest pain": what follows in the list is supposed as well."""
    tables = wordings("setting")["supposed"]
    text = scene.clauses[at].text
    members = scene.sentence(at)
    position = members.index(at)
    listed = any(e.match(text[:start]) for e in tables["continues"])
    beside = any(e.match(text) for e in tables["beside"])
    if position == 0 or not (listed or beside):
        return False
    before = [scene.clauses[i].text for i in members[:position]]
    return any(e.search(text) for text in before[-4:] for e in tables["opens"])


def _lectured(scene: Scene, at: int) -> bool:
    """ "For a leaflet, which symptoms …? Thinking choking, fever": a list that is about nobody."""
    tables = wordings("setting")["supposed"]
    here = scene.sentence_text(at)
    if any(e.search(here) for e in tables["personal"]):
        return False
    return any(
        e.search(text) for text in (here, scene.sentence_text(at, -1)) for e in tables["lecture"]
    )


def _asked_of_all(scene: Scene, at: int) -> bool:
    """ "Does it come on fast, the weakness?": a question without a person in it."""
    tables = wordings("setting")["supposed"]
    text = scene.sentence_text(at)
    first = scene.clauses[scene.sentence(at)[0]]
    return (
        is_question(first)
        and any(e.search(first.text) for e in tables["general"])
        and not any(e.search(text) for e in (*tables["personal"], *tables["anybody"]))
    )
