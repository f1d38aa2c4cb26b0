"""No word of the claim stands in the place of its contrary (`contrasts.yaml`).

The tables of meanings are wide, so that honest rewording passes. So where a claim keeps to a
wording, a word that is put for another of the same list of contrasts is looked at here.
"""

from collections.abc import Sequence
from functools import cache

from guardrails.verification.alignment import Stretch, compared
from guardrails.verification.content import is_free
from guardrails.verification.lists import in_order
from guardrails.verification.marks import amounts, things_said, unit_words
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import contrasts, operators, split
from guardrails.verification.words import Word

_NEAR = 0.5
"""The share of a claim's words that stand in a wording in the same order, to be held to it."""
_COPIED = 0.75
"""The share from which a claim counts as copied, so that no "not" may come or go."""
_SHORT = 4
"""Words of a stretch that still looks like some words put for others."""
_DENIES = ("off", "free")
"""Words that deny only where a negator may stand for them: off and without corticosteroids."""


def contrast_problem(subject: Subject) -> str | None:
    """Which word of the claim stands for its contrary in the statements, or None."""
    found = [_against(subject.claim, side) for side in subject.told]
    share, problem = max(found, key=lambda pair: pair[0])
    return problem if share >= _NEAR else None


def _against(claim: Told, side: Told) -> tuple[float, str | None]:
    share, stretches = compared(in_order(side.apart), in_order(claim.apart))
    if share < _NEAR:
        return share, None
    for old, new in stretches:
        why = _contrary(old, new) or (_exchanged(old, new) if share >= _COPIED else None)
        if why:
            return share, why
    return share, _turned(stretches) if share >= _COPIED else None


def _exchanged(old: Sequence[Word], new: Sequence[Word]) -> str | None:
    """Which number or name stands for another of a copied wording, though both may be in it."""
    if max(len(old), len(new)) > _SHORT:
        return None
    if len(old) == len(new) == 1 and not old[0].means(new[0]):
        told = [word for word in (*old, *new) if not is_free(word)]
        if len(told) == 2:
            return f"puts “{_said(new)}” for “{_said(old)}”"
    for kind in (_amounts, _names):
        was, now = kind(old), kind(new)
        if was and now and was != now and not (kind is _amounts and _converted(old, new)):
            return f"puts “{_said(new)}” for “{_said(old)}”"
    return None


def _amounts(words: Sequence[Word]) -> list[float]:
    return list(amounts(words).values())


def _names(words: Sequence[Word]) -> list[str]:
    return list(things_said(words).values())


def _converted(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether the two have units of their own, which are looked at elsewhere."""
    was, now = ({w.text for w in words if w.text in unit_words()} for words in (old, new))
    return bool(was and now and was != now)


def _contrary(old: Sequence[Word], new: Sequence[Word]) -> str | None:
    """Which words of a stretch are contraries of those that stood there."""
    if not old or not new or max(len(old), len(new)) > _SHORT:
        return None
    for sides in _sets():
        was = {n for n, phrases in enumerate(sides) if places(old, phrases)}
        now = {n for n, phrases in enumerate(sides) if places(new, phrases)}
        if not was or not now or was & now or _denied(old, new, sides):
            continue
        if not (_counted(old, sides) and _counted(new, sides)):
            return f"puts “{_said(new)}” for “{_said(old)}”"
    return None


def _counted(words: Sequence[Word], sides: Sequence[tuple[str, ...]]) -> bool:
    """Whether a number stands before a word of the contrasts: the numbers check has it then."""
    listed = tuple(phrase for phrases in sides for phrase in phrases)
    spelt = (*operators().numbers, "a", "one")
    before = [words[start - 1] for start, _ in places(words, listed) if start]
    return any(word.number or word.text in spelt for word in before)


def _denied(old: Sequence[Word], new: Sequence[Word], sides: Sequence[tuple[str, ...]]) -> bool:
    """Whether one says the same by denying the contrary, such as "not worse" for "better"."""
    listed = {phrase for phrases in sides for phrase in phrases}
    negators = tuple(n for n in split(operators().negators) if n not in listed)
    return bool(places(old, negators)) != bool(places(new, negators))


def _turned(stretches: Sequence[Stretch]) -> str | None:
    """Whether a "not" came or went in a claim that is copied but for a few words."""
    more = 0
    for old, new in stretches:
        if max(len(old), len(new)) <= _SHORT:
            more += _came(old, new) - _came(new, old)
    return f"has {'more' if more > 0 else 'fewer'} negations" if more else None


def _came(old: Sequence[Word], new: Sequence[Word]) -> int:
    """How many negators stand in `new` for which `old` has nothing that denies."""
    inside = operators().negated_inside
    gone = sum(w.text in inside or w.text in _DENIES for w in old)
    return max(0, _negators(new) - _negators(old) - gone)


def _negators(words: Sequence[Word]) -> int:
    return len(places(words, split(operators().copied_negators)))


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


@cache
def _sets() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(split(side) for side in sides) for sides in contrasts())
