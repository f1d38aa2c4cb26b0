"""Whether a sign that was denied, past or only talked of is told as had now, right behind.

"The leaflet lists fainting, and that is what she has today", "PMH sepsis 1987. Recurred today",
"I said no, and tonight it's yes": the words behind it own up to it, in its sentence or in one of
the next two.
"""

from guardrails.reading.findings.over import is_recent
from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings

_SENTENCES = 2
"""Behind its own."""


def is_had_after_all(scene: Scene, at: int, end: int) -> bool:
    """Whether what ends at `clause.text[end]` of clause `at` is said behind it to be had now."""
    if _owns(scene, at, scene.clauses[at].text[end:]):
        return True
    behind = [i for i in scene.sentence(at) if i > at]
    for offset in range(1, _SENTENCES + 1):
        behind += scene.sentence(at, offset)
    return any(scene.own[i] and _owns(scene, i, scene.clauses[i].text) for i in behind)


def _owns(scene: Scene, at: int, text: str) -> bool:
    """Whether `text`, of clause `at`, owns up to it."""
    tables = wordings("had_after_all")
    if tables["unless"]["here"].found_in(text):
        return False
    told = any(tables[name]["here"].found_in(text) for name in ("has_it", "back"))
    return told and _is_of_now(scene, at)


def _is_of_now(scene: Scene, at: int) -> bool:
    """Whether the sentence of clause `at` tells a time that reaches to now."""
    now = wordings("had_after_all")["now"]["here"]
    clauses = [scene.clauses[i] for i in scene.sentence(at)]
    return any(is_recent(clause) or now.found_in(clause.quote().lower()) for clause in clauses)
