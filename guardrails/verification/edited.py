"""A claim that is a wording with one thing put for another says the same only if the two mean it.

Where a claim follows a wording of its statement word by word and has other words in one place, or
in two places each other's, those words are compared alone: "in the first year" for "after the first
year", "mycophenolic acid lowers telmisartan" for "telmisartan lowers mycophenolic acid".
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from guardrails.verification.content import is_everyday, is_free
from guardrails.verification.subject import Subject, Told, told
from guardrails.verification.words import Word

_FOLLOWS = 0.7
"""Share of the claim's words that stand in the wording in the same order."""
_LONGEST = 4
"""Words that are put for others, at the most; more is a wording of its own."""
_LEAST = 5
"""Words that the claim has to share with the wording."""
_TURNING = frozenset(
    "before after during until till by within outside off without than only except unless if "
    "always most all some many few first last more less least both either must may should "
    "can".split()
)
"""Small words that say when, how much or how surely: the claim neither adds one nor loses one."""
_DENIES = frozenset("not no never without none neither nor cannot".split())


class _Put(NamedTuple):
    """Words of a wording, and what the claim has in their place."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    start: int
    """Place of the first new word in the claim."""

    @property
    def end(self) -> int:
        """The place after the last new word."""
        return self.start + len(self.new)


def edit_problem(subject: Subject) -> str | None:
    """Which words are put for others that mean something else, or None."""
    for side in (*subject.told, *map(told, subject.restated)):
        put = _puts(subject.claim, side)
        if put is None:
            continue
        if len(put) == 1 and (word := _alien(put[0])):
            return f"puts “{word}” in a place of other words"
        if len(put) == 2 and _exchanged(*put) and not _listed(subject.claim, *put):
            return f"exchanges “{_said(put[0].new)}” and “{_said(put[1].new)}”"
    return None


def _puts(claim: Told, side: Told) -> list[_Put] | None:
    """What the claim has put for what, where it follows the wording; else None."""
    mine, theirs = claim.apart, side.apart
    matcher = SequenceMatcher(
        None, [word.text for word in theirs], [word.text for word in mine], autojunk=False
    )
    steps = matcher.get_opcodes()
    same = sum(b2 - b1 for kind, _, _, b1, b2 in steps if kind == "equal")
    if same < max(_LEAST, _FOLLOWS * len(mine)):
        return None
    inner = steps[1:-1]
    if any(kind == "insert" for kind, *_ in steps) or any(kind == "delete" for kind, *_ in inner):
        return None
    put = [
        _Put(theirs[a1:a2], mine[b1:b2], b1) for kind, a1, a2, b1, b2 in steps if kind == "replace"
    ]
    short = all(max(len(one.old), len(one.new)) <= _LONGEST for one in put)
    return put if short and 1 <= len(put) <= 2 else None


def _alien(put: _Put) -> str | None:
    """The first word that tells something in one and not in the other.

    Denials and numbers are compared elsewhere.
    """
    if any(word.text in _DENIES or word.number for word in (*put.old, *put.new)):
        return None
    turning = any(_turns(word) for word in (*put.old, *put.new))
    if not turning and not any(_tells(word) for word in put.old):
        return None  # something is put in, and nothing put for anything
    old, new = (frozenset().union(*(w.meanings for w in words)) for words in (put.old, put.new))
    added = [w for w in put.new if _turns(w) or _tells(w)]
    lost = [w for w in put.old if _turns(w)]
    apart_from = [w for w in added if w.meanings.isdisjoint(old)]
    apart_from += [w for w in lost if w.meanings.isdisjoint(new)]
    return apart_from[0].text if apart_from else None


def _turns(word: Word) -> bool:
    return word.text in _TURNING


def _tells(word: Word) -> bool:
    return not is_free(word) and not is_everyday(word)


def _exchanged(one: _Put, other: _Put) -> bool:
    def meant(words: Sequence[Word]) -> set[str]:
        return {word.stem or word.text for word in words if not is_free(word)}

    first, second = meant(one.new), meant(other.new)
    return bool(first and second) and first <= meant(other.old) and second <= meant(one.old)


def _listed(claim: Told, one: _Put, other: _Put) -> bool:
    """Whether the two stand side by side in a list, where their order is nothing."""
    between = claim.apart[one.end : other.start]
    return all(word.text in ("and", "or") for word in between)


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
