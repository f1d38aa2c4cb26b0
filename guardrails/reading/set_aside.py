"""Sentences that the learnt reader is not asked about the criteria: surely nothing of the patient.

It hears every sentence of a conversation, and one about a husband's box of prednisone, though taken
back, weighs on all the rest. So where the words are plain, and only there, it is asked a second
time without them. Alarms are heard in every sentence all the same.
"""

import re
from collections.abc import Sequence

from guardrails.reading.disowned import disowned
from guardrails.reading.subject import patient_of
from guardrails.reading.tagged import TaggedClause

Sentence = tuple[int, int]
"""The number of a turn, and of a sentence in it."""

_OTHER_DISEASE = re.compile(
    r"\bfor (?:my|his|her|their) (?:\w+ )?(?:asthma|polymyalgia|pmr|gout|copd|emphysema|chest|"
    r"lungs?|arthritis|ra|lupus|crohn'?s|colitis|bowels?|sarcoid\w*|eczema|psoriasis|hay ?fever|"
    r"allerg\w+|temporal arteritis|giant cell|gca|vasculitis|pemphig\w+|transplant|kidneys?|itch|"
    r"croup|arthritic \w+|joints?|back|knees?|hips?|sinus\w*)\b"
)
_TELLS = re.compile(
    r"<(?:gc|dose|t)>|remission|active|flare|strength|weak|strong|mmt|cmas|skin|rash|clear|\bck\b|"
    r"cpk|enzymes?|normal|\bon\b|\boff\b"
)
"""What may tell of a criterion."""
_WRITERS_OWN = re.compile(r"\b(?:i'm|im|i am|i take|i've|mine|my own)\b.*\bfor my\b")
_OF_WRITER = re.compile(r"\b(?:i|i'm|im|i've|me|we|us)\b|\bfor my\b")


def set_aside(clauses: Sequence[TaggedClause], own: Sequence[bool]) -> frozenset[Sentence]:
    """The sentences that are taken back, or tell of a steroid that is somebody else's by name.

    `own` tells for each clause whether the rules take it to be the patient's.
    """
    taken_back = disowned(clauses)
    sentences: dict[Sentence, list[int]] = {}
    for at, clause in enumerate(clauses):
        sentences.setdefault((clause.turn, clause.sentence), []).append(at)
    kin = None if all(own) else patient_of(clauses).kin
    found = set()
    for sentence, places in sentences.items():
        left = [at for at in places if at not in taken_back]
        if len(left) < len(places) and not any(_TELLS.search(clauses[at].text) for at in left):
            found.add(sentence)
        text = " ".join(clauses[at].text for at in places)
        if not any(own[at] for at in places) and _of_another(text, of_kin=kin is not None):
            found.add(sentence)
    return frozenset(found)


def _of_another(text: str, *, of_kin: bool) -> bool:
    """ "I'm on prednisolone for my asthma", of one who asks for her mother; a neighbour's gout."""
    if "<gc>" not in text or "<mmf>" in text or not _OTHER_DISEASE.search(text):
        return False
    return bool(_WRITERS_OWN.search(text)) if of_kin else not _OF_WRITER.search(text)
