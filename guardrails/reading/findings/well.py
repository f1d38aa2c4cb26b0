"""A patient who is said to be well has no sign that is told of somebody else.

"Him next door collapsed, I'm fine on my CellCept", "She has pneumonia, our receptionist I mean; the
patient is well on MMF": English may name anybody at all as the subject, and no list holds them.
What holds is that nobody is well and collapsing. It takes both: words in the turn that the patient
is well, and a subject right before the sign that cannot be the patient.
"""

from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_CLAUSES = 3
"""How far back in its sentence the subject of a sign may stand, where commas set it apart."""


def is_of_other_than_well(scene: Scene, at: int, start: int) -> bool:
    """Whether what begins at `clause.text[start]` of clause `at` is told of somebody else."""
    if not (_names_other(scene, at, start) or _meant_other(scene, at, start)):
        return False
    turn, writer = scene.clauses[at].turn, _is_writer(scene)
    behind = scene.clauses[at].text[start:]
    if writer and _any("well", "writer", behind):  # "him next door fainted im fine"
        return True
    return any(
        _says_well(scene, i, writer=writer)
        for i, clause in enumerate(scene.clauses)
        if clause.turn == turn and i != at
    )


def _says_well(scene: Scene, at: int, *, writer: bool) -> bool:
    """Whether clause `at` says that the patient, who may be the writer, is well now."""
    text = scene.clauses[at].text
    if _any("well", "unless", text):
        return False
    if writer and _any("well", "writer", text):
        return True
    if not _any("well", "patient", text):
        return False
    near = [scene.clauses[i].text for i in scene.sentence(at) if at - 2 <= i <= at + 1]
    if any(_any("well", "named", part) for part in near):
        return True
    before = scene.sentence_text(at, -1)
    return _any("well", "pronoun", text) and _any("well", "named", before)


def _is_writer(scene: Scene) -> bool:
    """Whether the writer is the patient, and nobody else is said to take the medicine."""
    third = wordings("well")["third"]["here"]
    others = (third.found_in(clause.text) for clause in scene.clauses)
    return scene.patient.kin is None and scene.patient.writer_is_patient and not any(others)


def _names_other(scene: Scene, at: int, start: int) -> bool:
    """Whether the words right before the sign name somebody who cannot be the patient."""
    text = scene.clauses[at].text[:start]
    back = at
    before = [i for i in scene.sentence(at) if i < at]
    while not _words(text) and before and at - back < _CLAUSES:
        back = before.pop()
        text = f"{scene.clauses[back].text} "
    if _is_said_ill(scene, at):
        return False
    for expression in wordings("well")["other"]["subject"].likely(text):
        match = expression.search(text)
        if match and _is_subject(text, match.span("np"), same_clause=back == at):
            behind = text[match.end("np") :] + scene.clauses[at].text[start:]
            touched = _any("touched", "here", behind)
            return not touched and _is_other(scene, match["np"].strip())
    return False


def _words(text: str) -> str:
    """What of the words before a sign is more than "who has", "and", "just"."""
    return wordings("well")["bare"]["here"][0].sub("", f" {text} ").strip(" ,")


def _is_subject(text: str, named: tuple[int, int], *, same_clause: bool) -> bool:
    """ "I sat on the stairs, fainted" names no other; "I nurse a man who fainted" does."""
    if not same_clause:
        return not text[: named[0]].strip()
    return not _any("goes_on", "here", text[: named[0]]) or _any(
        "relative", "here", text[named[0] :]
    )


def _is_other(scene: Scene, named: str) -> bool:
    if any(e.search(named) for e in wordings("well")["other"]["no_other"]):
        return False
    words, kin = named.split(), scene.patient.kin
    if kin is not None and kin in words:
        return False
    return not (words[0] in _TITLES and _named_twice(scene, " ".join(words[:2])))


def _named_twice(scene: Scene, name: str) -> bool:
    return sum(clause.text.count(name) for clause in scene.clauses) > 1


def _is_said_ill(scene: Scene, at: int) -> bool:
    """Whether the words behind a sign say that whoever has it takes the medicine."""
    behind = [i for i in scene.sentence(at) if i > at] + scene.sentence(at, 1)[:2]
    return any(_any("ill", "here", scene.clauses[i].text) for i in behind)


def _meant_other(scene: Scene, at: int, start: int) -> bool:
    """ "He collapsed, my boss", "She has pneumonia. I mean our receptionist"."""
    text = scene.clauses[at].text[:start]
    if not _any("pronoun_subject", "here", text):
        return False
    behind = [i for i in scene.sentence(at) if i > at][:2]
    follows = scene.sentence(at, 1)[:2]
    return any(
        _any("meant", "here", scene.clauses[i].text)
        and not _any("well", "named", scene.clauses[i].text.partition(",")[0])
        for i in (*behind, *follows)
    )


def _any(table: str, entry: str, text: str) -> bool:
    return wordings("well")[table][entry].found_in(text)
