"""The turn from which on a conversation asks for another patient than before.

"My sister wants to stop, she has been well for two years …", and then "Now me, same tablets: could
I stop mine?" What was told of the first person says nothing of the second, so the facts of the
second are read from that turn on alone. Alarms are heard in every turn all the same.

A turn that goes on about the same person hardly ever tells again that they have the disease; one
that brings in another says so nearly always, or that they have it too. That, a person who cannot be
the one before, and no question for the one before, make another patient.
"""

import re
from collections.abc import Sequence

from guardrails.reading.patterns import wordings
from guardrails.reading.people import ASKS_SELF, BARE, KIN, OWN_KIN
from guardrails.reading.subject import Subject, asks_for_them, patient_of
from guardrails.reading.tagged import TaggedClause

_AGE = re.compile(
    r"\b(\d{1,2})[ -]?(?:year|yr|yo\b|y/o|m\b|f\b)|\b(?:of|aged|age|[mf]) ?(\d{1,2})\b"
)
_KIN = rf"(?:step-?|god-?|great-?|ex-?|half-?|foster )?(?:{KIN}|bf|gf)(?:-in-law)?"
_RELATIVE = re.compile(
    rf"\b(?:(?:my|our|me|mi|ma)(?: \w+)?|the(?= (?:wife|husband|missus|mother|mammy)\b)) "
    rf"(?P<kin>{_KIN})\b"
)
_LEADS = (
    r"(?:and|so|now|ok|right|then|well|also|but|what about|how about|next|turning to|on to|over to|"
    r"that leaves) "
)
_THEM = rf"(?:for )?(?:my|our|me|the) (?:\w+ )?(?:{_KIN})"
_ABOUT_KIN = re.compile(rf"^(?:{_LEADS})*{_THEM}(?:,? \w+)?\W*$|^(?:{_LEADS})+{_THEM}\b")
"""A relative named as whom it is about: "and my husband?", "now for our son, he …"."""
_BARE_KIN = re.compile(rf"\b(?P<kin>{BARE})\b")
_FOR_ME = re.compile(r"\b(?:for|about) me\b")
_TABLETS = re.compile(r"\b(?:tak\w+|stop\w*|keep\w*) them\b")
_I_MAY = re.compile(r"\bi (?:might|may|can|could|should)\b")
_SAME = (
    frozenset({"mum", "mam", "mom", "mommy", "mummy", "mother"}),
    frozenset({"dad", "father", "dada", "dadaji"}),
    frozenset({"husband", "hubby", "partner", "spouse"}),
    frozenset({"wife", "missus", "partner", "spouse"}),
    frozenset({"gran", "granny", "nan", "nana", "nanna", "grandma", "grandmother"}),
    frozenset({"grandad", "granddad", "grandpa", "grandfather"}),
    frozenset({"sister", "sis", "twin"}),
    frozenset({"brother", "twin"}),
    frozenset(
        {"son", "boy", "lad", "child", "kid", "kiddo", "toddler", "baby", "teen", "teenager"}
    ),
    frozenset({"daughter", "girl", "child", "kid", "kiddo", "toddler", "baby", "teen", "teenager"}),
    frozenset({"friend", "mate", "pal", "buddy"}),
)
"""Words that can be of one person."""
_SIGNS = (("writer", "asked"), ("writer", "ill"), ("ill", "told"))
"""Without any of these a turn passes to nobody, but where it says so in so many words."""
_ELDEST = frozenset({"youngest", "eldest", "oldest"})


def asked_since(clauses: Sequence[TaggedClause]) -> int:
    """The first turn that asks for the patient of the last one; 0 where none came before."""
    turns = sorted({clause.turn for clause in clauses})
    since = 0
    for turn in turns[1:]:
        before = [clause for clause in clauses if since <= clause.turn < turn]
        if _passes(before, [clause for clause in clauses if clause.turn == turn]):
            since = turn
    return since


def _passes(before: Sequence[TaggedClause], turn: Sequence[TaggedClause]) -> bool:
    """Whether `turn` asks for another person than the turns `before` it."""
    texts = [clause.text for clause in turn]
    whole = " ".join(texts)
    further = _any("passes", "further", texts, whole)
    if not further and not any(_any(*sign, texts, whole) for sign in _SIGNS):
        return False  # nearly every turn: what came before need not be looked at
    earlier = patient_of(before)
    return not _asks_for(earlier, texts) and (
        further
        or _to_writer(earlier, before, texts)
        or _another_relative(earlier, texts)
        or _newcomer(earlier, before, texts)
    )


def _asks_for(earlier: Subject, texts: Sequence[str]) -> bool:
    """Whether the writer, of whom it was before, asks for themselves."""
    if earlier.kin is not None or not earlier.writer_is_patient:
        return False
    if _any("writer", "asked", texts):
        return True
    own = (_FOR_ME.sub(" ", OWN_KIN.sub(" ", text)) for text in texts)
    return any(ASKS_SELF.search(text) or _I_MAY.search(text) for text in own)


def _to_writer(earlier: Subject, before: Sequence[TaggedClause], texts: Sequence[str]) -> bool:
    """The writer, after somebody who was surely another: a relative, or a clinician's case."""
    if earlier.kin is None:
        told_of = (_any("newcomer", kind, [c.text for c in before]) for kind in ("named", "third"))
        if earlier.writer_is_patient or not any(told_of):
            return False
    if _any("writer", "asked", texts, " ".join(texts)):
        return True
    theirs = any(asks_for_them(_TABLETS.sub(" ", text)) for text in texts)
    return _any("writer", "ill", texts) and not theirs


def _another_relative(earlier: Subject, texts: Sequence[str]) -> bool:
    named = [
        (at, match["kin"])
        for at, text in enumerate(texts)
        for match in (*_RELATIVE.finditer(text), *_BARE_KIN.finditer(text))
    ]
    if not named or any(_can_be(word, earlier.kin) for _, word in named):
        return False
    first = min(at for at, _ in named)
    asked = _asked_from(texts, first) or any(_ABOUT_KIN.search(text) for text in texts)
    return asked and _any("ill", "told", texts, " ".join(texts))


def _asked_from(texts: Sequence[str], at: int) -> bool:
    """Whether anything is asked from clause `at` on, or for another person."""
    return any("?" in text for text in texts[at:]) or any(asks_for_them(text) for text in texts)


def _newcomer(earlier: Subject, before: Sequence[TaggedClause], texts: Sequence[str]) -> bool:
    """Somebody who was not told of before, and has it too."""
    whole = " ".join(texts)
    if not _any("ill", "told", texts, whole):
        return False
    known = [clause.text for clause in before]
    if _any("newcomer", "named", texts, whole):
        ages = _ages(whole)
        return not (ages and ages <= _ages(" ".join(known)))
    third = [at for at, text in enumerate(texts) if _any("newcomer", "third", [text])]
    if earlier.kin is None and earlier.writer_is_patient:
        asked = bool(third) and _asked_from(texts, third[0])
        return asked and not _any("newcomer", "third", known)
    if not (_any("ill", "told", known) and _any("ill", "medicine", known)):
        return False
    if third and _any("ill", "introduced", texts, whole):
        return True
    return _any("ill", "named", texts) and _any("ill", "medicine", texts)


def _can_be(word: str, earlier: str | None) -> bool:
    """Whether a relative's word can be of the one who was asked for before."""
    if earlier is None:
        return False
    return (
        word == earlier
        or bool({word, earlier} & _ELDEST)
        or any(word in group and earlier in group for group in _SAME)
    )


def _ages(text: str) -> set[str]:
    return {age for match in _AGE.finditer(text) for age in match.groups() if age}


def _any(table: str, value: str, texts: Sequence[str], whole: str = "") -> bool:
    found = wordings("another_patient")[table][value]
    return any(found.found_in(text) for text in (*texts, whole))
