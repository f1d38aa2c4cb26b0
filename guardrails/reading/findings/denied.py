"""Whether a finding is explicitly denied: in its own clause, or in the list that it belongs to."""

import re

from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings

_BARE = re.compile(
    r"(?:(?!(?:i|i'm|my|he|she|is|are|have|has|had|feel|now|just|but)\b)[\w'/-]+ ){0,4}"
    r"(?:or|nor|and|/) (?:any )?|(?:(?:or|nor|and|any|,|/)\s*)*"
)
_REST = re.compile(r"\s*[.!,;]*\s*$|\s*(?:or|nor|/|and)\s")
_FAR_LIST = 12
_SHORT_LIST = 3
_CLINICAL = re.compile(
    r"(?<!\w)(?:syncop\w*|palpitations?|d[iy]s(?:ph|pn|arth|ur)\w+|h(?:a)?emopt\w*|orthopn\w*|"
    r"rigou?rs?|myalgia|arthralgia|o?edema|odynophag\w*|angina|pnd|h(?:a)?ematuria|mel(?:a)?ena|"
    r"diplopia|sob|cough|red flags?)(?!\w)"
)
"""Words of a clinician's list, which "no" opens for all of it, however short it is."""


def is_denied(scene: Scene, at: int, start: int, end: int) -> bool:
    """Whether `clause.text[start:end]` of clause `at` is denied."""
    told = scene.clauses[at].text[start:]
    if any(e.match(told) for e in wordings("setting")["denied"]["never_denied"]):
        return False
    return (
        _here(scene, at, start, end)
        or _in_list(scene, at, start, end)
        or _answered_no(scene, at)
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


def _in_list(scene: Scene, at: int, start: int, end: int) -> bool:
    """ "No chest pain, cough or fever": a bare item shares the denial that opens its list."""
    text = scene.clauses[at].text
    if not (_BARE.fullmatch(text[:start]) and _REST.match(text[end:])):
        return False
    members = scene.sentence(at)
    position = members.index(at)
    tables = wordings("setting")["denied"]
    for back in range(1, min(position, _FAR_LIST) + 1):
        opener = scene.clauses[members[position - back]].text
        if any(e.search(opener) for e in tables["opens_list"]):
            rest = " ".join(scene.clauses[i].text for i in members[position - back :])
            strong = any(e.search(rest) for e in tables["closes_list"])
            long = len(members) - (position - back)
            bare = long == _SHORT_LIST and _CLINICAL.search(rest) is not None
            return strong or bare or long > _SHORT_LIST
        if not any(e.match(opener) for e in tables["list_item"]):
            return False
    return False


def _answered_no(scene: Scene, at: int) -> bool:
    """ "Chest pain? No. Blackouts? Never." and what the form asked, where "no" was ticked."""
    tables = wordings("setting")["denied"]
    clause, here = scene.clauses[at], scene.sentence_text(at)
    posed = clause.quote().rstrip("'\")\u2019\u201d ").endswith("?") or here.rstrip().endswith("?")
    asked = tables["asked_of"].found_in(here)
    if not (posed or asked):
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
