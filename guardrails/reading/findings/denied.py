"""Whether a finding is explicitly denied: in its own clause, or in the list that it belongs to."""

from guardrails.reading.findings.denied_list import is_in_denied_list
from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings


def is_denied(scene: Scene, at: int, start: int, end: int) -> bool:
    """Whether `clause.text[start:end]` of clause `at` is denied."""
    told = scene.clauses[at].text[start:]
    if any(e.match(told) for e in wordings("setting")["denied"]["never_denied"]):
        return False
    return (
        _here(scene, at, start, end)
        or is_in_denied_list(scene, at, start, end)
        or _answered_no(scene, at, end)
        or _not_found(scene, at, start, end)
    )


def _here(scene: Scene, at: int, start: int, end: int) -> bool:
    tables = wordings("setting")["denied"]
    text = scene.clauses[at].text
    before, after = text[:start], text[end:]
    if any(e.search(before) for e in tables["before"]):
        more = any(e.search(text) for e in tables["but_more"])
        return not (more or _retracted(scene, at, before))
    return any(e.match(after) for e in tables["after"])


def _retracted(scene: Scene, at: int, before: str) -> bool:
    """ "I told the nurse I'd no chest pain. Truth is I did": told now after all."""
    tables = wordings("setting")["denied"]
    if not any(e.search(before) for e in tables["reported"]):
        return False
    rest = [i for i in scene.sentence(at) if i >= at] + scene.sentence(at, 1)
    return any(e.search(scene.clauses[i].text) for i in rest for e in tables["retracted"])


def _answered_no(scene: Scene, at: int, end: int) -> bool:
    """ "Chest pain? No. Blackouts - never." and what the form asked, where "no" was ticked."""
    tables = wordings("setting")["denied"]
    clause, here = scene.clauses[at], scene.sentence_text(at)
    posed = clause.quote().rstrip("'\")\u2019\u201d ").endswith("?") or here.rstrip().endswith("?")
    asked = tables["asked_of"].found_in(here)
    last = not clause.text[end:].strip() and at == scene.sentence(at)[-1]
    if not (posed or asked or last):
        return False
    owned = any(e.search(here) for e in wordings("setting")["supposed"]["personal"])
    if owned and not asked:
        return False
    rest = [i for i in scene.sentence(at) if i > at] if asked else []
    answers = [scene.clauses[i].text for i in (*rest, *scene.sentence(at, 1)[:2])]
    return any(e.match(text) for text in answers for e in tables["answered"])


def _not_found(scene: Scene, at: int, start: int, end: int) -> bool:
    """ "They looked for chest trouble and ruled it out": sought, and not there."""
    tables, text = wordings("setting")["denied"], scene.clauses[at].text
    if not any(e.search(text[:start]) for e in tables["sought"]):
        return False
    behind = [text[end:], *(scene.clauses[i].text for i in scene.sentence(at) if i > at)]
    return any(tables["not_there"].found_in(part) for part in behind)
