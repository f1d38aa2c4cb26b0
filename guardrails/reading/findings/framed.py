"""Whether a finding stands in a frame that makes it nobody's: a story, an exam, a drill, a dream.

"Chapter nine: the vicar clutches his chest", "Vignette: 54F collapses", "I dreamt I choked, then
woke up": the frame is looked for in the sentence and before it in the same turn. What the writer
tells of themselves, or of now, is never taken away by one.
"""

from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings

_NOTHING = ""


def is_framed(scene: Scene, at: int, start: int, end: int) -> bool:
    """Whether `clause.text[start:end]` of clause `at` is told inside a story or a dream."""
    return _in_story(scene, at, end) or _in_dream(scene, at, start)


def _in_story(scene: Scene, at: int, end: int) -> bool:
    here = scene.sentence_text(at)
    if _any("stories", "role", here):
        return not _any("stories", "urgent_now", here)
    told = _up_to(scene, at, end)
    if _any("stories", "first_person", _without("writers", told)):
        return False
    if _any("stories", "urgent_now", here):
        return False
    if _any("stories", "here", here) and _any("stories", "third", told):
        return True
    return _opened(scene, at) and _any("stories", "third", here)


def _opened(scene: Scene, at: int) -> bool:
    """Whether this sentence of the turn, or one before it, tells that a story is being made."""
    clause = scene.clauses[at]
    return any(
        _any("stories", "opens", scene.sentence_text(at, -back))
        for back in range(clause.sentence + 1)
    )


def _in_dream(scene: Scene, at: int, start: int) -> bool:
    """A dream lasts to the waking from it: "dreamt I choked, woke up gasping" tells a gasp."""
    before = _up_to(scene, at, start)
    after = scene.sentence_text(at) + scene.sentence_text(at, 1)
    if _any("dreams", "true_after_all", after):
        return False
    if _any("dreams", "opens", before):
        return not _any("dreams", "woke", before)
    opened = _any("dreams", "opens", scene.sentence_text(at, -1))
    return opened and not _any("dreams", "woke", before) and _any("dreams", "woke", after)


def _up_to(scene: Scene, at: int, end: int) -> str:
    """The sentence up to `clause.text[end]` of clause `at`."""
    before = [scene.clauses[i].text for i in scene.sentence(at) if i < at]
    return " | ".join([*before, scene.clauses[at].text[:end]])


def _without(entry: str, text: str) -> str:
    for expression in wordings("frames")["stories"][entry]:
        text = expression.sub(_NOTHING, text)
    return text


def _any(table: str, entry: str, text: str) -> bool:
    return wordings("frames")[table][entry].found_in(text)
