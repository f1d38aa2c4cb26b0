"""Whether a finding is only supposed, feared, asked about in general, or quoted as advice."""

from guardrails.reading.findings.scene import Scene
from guardrails.reading.findings.talked_of import is_talked_of
from guardrails.reading.mood import is_question
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause


def is_supposed(scene: Scene, at: int, start: int, end: int, *, intended: bool) -> bool:
    """Whether `clause.text[start:end]` of clause `at` is no statement about now.

    `intended`: an intention ("I will take them all") is a finding of its own and is not taken away.
    """
    clause = scene.clauses[at]
    before, after = clause.text[:start], clause.text[end:]
    sentence = scene.sentence_text(at)
    if _any("fiction", sentence):
        return True
    if _any("owned_up", sentence):
        return False
    return (
        _any("before", before)
        or (not intended and _any("to_come", before))
        or _begins("after", after)
        or _carried(scene, at, start)
        or is_talked_of(scene, at, start, end)
        or _lectured(scene, at)
        or _asked_of_all(scene, at)
        or (start > 0 and _asked_in_general(clause))
    )


def _asked_in_general(clause: TaggedClause) -> bool:
    """ "Can it cause chest pain?" tells nothing; "is this chest pain from it?" tells a pain."""
    if _any("personal", clause.text) or not _any("general", clause.text):
        return False
    return is_question(clause) or _any("wondering", clause.text)


def _any(entry: str, text: str) -> bool:
    return any(e.search(text) for e in wordings("setting")["supposed"][entry])


def _begins(entry: str, text: str) -> bool:
    return any(e.match(text) for e in wordings("setting")["supposed"][entry])


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
    if any(e.search(here) for e in tables["lecture"]):
        return True
    examples = any(e.search(here) for e in tables["example"])
    return examples and any(e.search(scene.sentence_text(at, -1)) for e in tables["lecture"])


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
