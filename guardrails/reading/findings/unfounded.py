"""What sounds like an alarm, sentence by sentence, and by the rules' own reckoning is none.

For the learnt reader's sake, which hears that something is told and not always what becomes of it:
"severe chest pain" keeps sounding after "sorry, that was an old message", and a row of blood counts
sounds low to whoever cannot weigh numbers. What the rules take for denied or long over is not told
here: of that each reader judges for itself, and of whose a thing is where nobody is named.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from guardrails.facts import UrgentSign
from guardrails.reading.findings.carried import is_of_somebody_named
from guardrails.reading.findings.pregnancy import patient_is_male
from guardrails.reading.findings.scene import Scene
from guardrails.reading.findings.told import Finding, Status

_FALLING = re.compile(
    r"\b(?:low\w*|dropp\w*|drop|fell|fall\w*|crash\w*|down|below|under|halv\w*|abnormal|l|flagged|"
    r"red|ana?emi\w*)\b"
)

Sentence = tuple[int, int]
"""The number of a turn, and of a sentence in it."""


class Unfounded(NamedTuple):
    """Sentences in which the learnt reader may hear an alarm that is none."""

    taken_back: Mapping[Sentence, frozenset[str]]
    """The values that a sentence told as the patient's, now, and that a later turn took back."""
    counts_not_low: frozenset[Sentence]
    """Sentences whose blood counts were measured, and none of them is low or said to fall."""
    of_others: frozenset[Sentence] = frozenset()
    """Sentences that begin with somebody who is named and are theirs to the end."""
    male: bool = False
    """The patient is a man or a boy: a pregnancy that is told of is his partner's."""


def unfounded(scene: Scene, found: Iterable[Finding], standing: Sequence[Finding]) -> Unfounded:
    """Of all that was `found`, and of that what is `standing` at the end."""
    stands = {_sentence(finding) for finding in standing}
    gone: dict[Sentence, set[str]] = {}
    weighed: set[Sentence] = set()
    for finding in found:
        sentence = _sentence(finding)
        if sentence in stands:
            continue
        if finding.holds:
            gone.setdefault(sentence, set()).add(finding.value)
        elif _not_low(scene, finding):
            weighed.add(sentence)
    return Unfounded(
        {sentence: frozenset(values) for sentence, values in gone.items()},
        frozenset(weighed),
        frozenset(_of_others(scene)),
        patient_is_male(scene),
    )


def _of_others(scene: Scene) -> Iterator[Sentence]:
    for members in scene.sentences:
        texts = [scene.clauses[at].text for at in members]
        if not any(scene.own[at] for at in members) and is_of_somebody_named(texts):
            yield scene.clauses[members[0]].turn, scene.clauses[members[0]].sentence


def _not_low(scene: Scene, finding: Finding) -> bool:
    if finding.value != UrgentSign.LOW_BLOOD_COUNTS or finding.status is not Status.DENIED:
        return False
    text = scene.sentence_text(scene.clauses.index(finding.clause))
    return any(letter.isdigit() for letter in finding.said) and not _FALLING.search(text)


def _sentence(finding: Finding) -> Sentence:
    return finding.clause.turn, finding.clause.sentence
