"""Where a statement only says that the texts are silent, a claim of it says that and nothing else.

"No text here says whether A" holds neither "A", nor "the texts say that not A", nor "so you can",
nor a silence on B. So such a claim has to name the silence, may give no reason and draw no
conclusion, may not say that the texts tell anything, and has no words but those by which the
statement has been said: of a subject that it leaves open, another of its kind is another subject.
"""

import re
from functools import lru_cache

from guardrails.verification.content import alien_words
from guardrails.verification.subject import Subject, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import apart, folded, held, words

_SILENT = re.compile(r"^no text here [^.;]*\.?$")
_GOES_ON = re.compile(
    r"\b(?:but|though|although|while (?!on |you |taking |using )|whereas|yet|however|so|because|"
    r"since|therefore|thus|hence|as no|which means|meaning|except|apart from|other than|unlike)\b"
)
"""What brings in a second thing: another matter, a reason, a conclusion, an exception."""
_TEXTS = r"\b(?:texts?|they|sources?|documents?|statements?|corpus|collection|evidence|pages?|i|we)"
_SAYING = (
    r"(?:says?|said|states?|stated|tells?|told|reports?|reported|names?|named|calls?|called|advises?|"
    r"advised|recommends?|recommended|gives?|given|allows?|allowed|lists?|listed|describes?|described|"
    r"warns?|explains?|explained|shows?|shown|asks?|covers?|covered|sets?|mentions?|mentioned)"
)
_TELLS = re.compile(
    rf"{_TEXTS}(?: here)?(?: do| does| did| also| even| only)* {_SAYING}\b|"
    rf"\bwhich (?:do|does|did|also) {_SAYING}\b|\b(?:going by|according to|as per) the"
)
_OF_ONE_KIND = {"=blood_checks"}
"""Concepts under which different things stand: "blood counts" are no "hepatitis tests"."""
_GIVES_NONE = re.compile(
    r"\b(?:gives?|gave|names?|named|lists?|offers?|holds?|has|have) (?:no|nothing|none|neither)\b|"
    rf"\b{_SAYING} (?:in|by) (?:no|none of the)\b"
)
_NAMES_TEXTS = re.compile(r"\b(?:texts?|sources?|documents?|collection|pages?|here)\b")
_PARTS = re.compile(r"[,.;:?!]")
_TOLD = re.compile(rf"\b(?:is|are|was|were|has been|have been) {_SAYING}\b")
_ASKED = re.compile(r"\b(?:whether|what|which|how|when|who|whom|whose|where|if|why)\b")
_DENIED = re.compile(
    r"\b(?:no|not|none|neither|nor|nothing|never|nowhere|nobody|without|silent|open|unanswered|"
    r"unsaid|unstated|hardly|cannot|lacks?|lacking)\b"
)


def silence_problem(subject: Subject) -> str | None:
    """What the claim says beyond the silence of its statements, or None."""
    if not _SILENT.match(folded(subject.told[0].text)):
        return None
    claim = folded(subject.text)
    silent = places(subject.claim.apart, split(operators().silence))
    if not silent and not (_NAMES_TEXTS.search(claim) and _DENIED.search(claim)):
        return "tells something where the texts are silent"
    wordings = (*(side.text for side in subject.told), *subject.restated)
    on = _GOES_ON.search(claim)
    if on and not any(re.search(rf"\b{on.group()}\b", folded(text)) for text in wordings):
        return f"goes on with “{on.group()}” where the texts are silent"
    if _affirms(claim):
        return "says that the texts tell what they do not"
    alien = alien_words(subject, _meant(wordings))
    return (
        f"says “{', '.join(alien)}” where the texts are silent on something else" if alien else None
    )


def _affirms(claim: str) -> bool:
    """Whether in any part of the claim the texts are said to tell something."""
    for part in _PARTS.split(_GIVES_NONE.sub("leaves open", claim)):
        if any(not _DENIED.search(part[: told.start()]) for told in _TELLS.finditer(part)):
            return True
        before = (part[: told.start()] for told in _TOLD.finditer(part))
        if any(not _DENIED.search(words) and not _ASKED.search(words) for words in before):
            return True
    return False


@lru_cache(maxsize=1024)
def _meant(wordings: tuple[str, ...]) -> frozenset[str]:
    """What the words can mean, but not what is only of the same kind ("blood tests")."""
    found = frozenset().union(*(held((*words(text), *apart(text))) for text in wordings))
    return found - _OF_ONE_KIND
