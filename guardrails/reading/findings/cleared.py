"""Whether an alarm was seen to, found to be nothing, and is gone; or was none from the first.

"Chest pain last week, troponins clean, a pulled muscle, gone since Thursday" takes three things:
somebody who can tell, a sound finding, and its end. Any word of it coming back undoes them.
"""

from guardrails.facts import Pregnancy, RedFlag
from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings

NOT_CLEARED = frozenset[str](
    {RedFlag.NEUROLOGICAL, RedFlag.OVERDOSE, RedFlag.SELF_HARM, RedFlag.ADRENAL}
)
"""A passing stroke is a warning, and of the others nobody is clear by feeling well."""
_SENTENCES = 2
"""After its own, in which the end of it may be told."""


def is_cleared(scene: Scene, at: int, value: str) -> bool:
    """Whether what clause `at` tells was seen to and is gone, by the rest of what is said there."""
    if value in NOT_CLEARED:
        return False
    after = [scene.sentence_text(at), *(scene.sentence_text(at, n + 1) for n in range(_SENTENCES))]
    return _seen_to(" | ".join(after))


def clears(scene: Scene, turn: int) -> bool:
    """Whether a turn tells that what was told before was seen to, and is gone."""
    return _seen_to(_text(scene, turn))


def is_turned(scene: Scene, turn: int) -> bool:
    """Whether a turn gives the words before it another sense: "ran out! || of patience, I mean"."""
    tables = wordings("cleared")["turned"]
    first = next(clause for clause in scene.clauses if clause.turn == turn)
    if tables["at_once"].found_in(first.text):
        return True
    text = _text(scene, turn)
    if tables["source"].found_in(text):
        return True
    opening = scene.sentence_text(scene.clauses.index(first))
    return tables["of_a_thing"].found_in(first.text) and tables["in_fun"].found_in(opening)


def is_turned_at_once(scene: Scene, at: int, value: str) -> bool:
    """The same within a turn, from one sentence to the next: "expecting! A parcel, Tuesday"."""
    tables = wordings("cleared")["turned"]
    after = scene.sentence(at, 1)
    text = scene.clauses[after[0]].text if after else ""
    born = value == Pregnancy.PREGNANT and tables["of_a_delivery"].found_in(text)
    return born or tables["at_once"].found_in(text)


def is_of_another(scene: Scene, turn: int) -> bool:
    """Whether a turn says that somebody else was meant: "wrong chart, that was bed 7"."""
    return wordings("cleared")["another"]["person"].found_in(_text(scene, turn))


def _seen_to(text: str) -> bool:
    tables = wordings("cleared")["seen"]
    told = all(tables[name].found_in(text) for name in ("by", "sound", "gone"))
    return told and not tables["again"].found_in(text)


def _text(scene: Scene, turn: int) -> str:
    return " | ".join(clause.text for clause in scene.clauses if clause.turn == turn)
