"""A claim that denies nothing does not repeat what its statements deny.

The other way round than `negation`: an honest claim keeps some word that denies, whichever it is,
where it restates a denial; one that has none at all has lost it.
"""

from collections.abc import Iterable, Iterator, Sequence

from guardrails.verification.content import is_free
from guardrails.verification.marks import things_said
from guardrails.verification.negation import meanings_of, part_of, reach, scope_of
from guardrails.verification.subject import Subject, Told, places
from guardrails.verification.tables import operators, split
from guardrails.verification.words import Word

_AFFIRMS = "affirms"
_OURS = "mycophenolate"
"""Whoever is off it is in most statements, so that "off MMF" denies no other thing."""
_OPEN = ("silent", "silence", "left open", "leave open", "leaves open", "unanswered", "unstated")
_SEVERAL = 3
"""So many things that a claim tells beside a denial show that it restates something else."""
_CLOSE = 3
"""Words after a negator within which what it denies has to begin to be denied for certain."""
_SOFT = ("off", "without", "free", "lack", "lacks")
"""Words that deny one thing, and not what a sentence says."""
_REPEATED, _FIRMLY, _LISTED, _FIRST, _FEW = 0.6, 0.7, 0.4, 4, 2
"""From which share a claim repeats what a statement denies: of its clause, or of what is denied
first, which are so many words."""


def affirmed_problem(subject: Subject) -> str | None:
    """What the claim affirms of what a wording of its statements denies, or None."""
    found = [(_affirmed(subject.claim, side), side) for side in subject.told]
    for problem, side in found:
        others = [other for other in subject.told if other is not side]
        told_plainly = any(_tells_all(other, subject.claim) for other in others)
        if problem and not (problem.startswith(_AFFIRMS) and told_plainly):
            return problem
    return None


def _tells_all(side: Told, claim: Told) -> bool:
    """Whether a wording that denies nothing tells the whole claim ("indefinitely")."""
    if _denies_somehow(side) or _denied_names(side):
        return False
    telling = _telling(claim.apart)
    known = meanings_of(side.apart)
    return all(not word.meanings.isdisjoint(known) for word in telling)


def _affirmed(claim: Told, side: Told) -> str | None:
    """What a claim that denies nothing repeats of what a wording denies, or denies twice."""
    open_still = places(claim.apart, _OPEN) and _not_in(claim)
    if _twice(claim) > _twice(side) or open_still:
        return "denies a denial"
    mine, theirs = _denied_names(claim), _denied_names(side)
    if mine and theirs and not mine & theirs:
        return f"denies “{', '.join(sorted(mine))}”"
    if _denies_somehow(claim):
        return None
    if places(side.apart, split(operators().silence)[:1]):
        return "says what no text says"
    return _repeated(claim, side)


def _not_in(told: Told) -> bool:
    return bool(places(told.apart, split(operators().copied_negators)))


def _repeated(claim: Told, side: Told) -> str | None:
    """What a claim repeats of what a wording denies."""
    said = meanings_of(tuple(word for word in claim.apart if _tells(word)))
    for first, around in _denied(side):
        elsewhere = _elsewhere(side, first or around)
        repeated = any(word.meanings & said - elsewhere for word in first or around)
        if not repeated and not _numbered(claim, first) and _mostly_elsewhere(side, first, said):
            continue  # all that it repeats is told elsewhere too
        if _softly(claim, first or around):
            continue
        listed = not first and _mostly(around, said, _LISTED, _FEW)
        if listed or _mostly(first, said, _FIRMLY) or _mostly(around, said, _REPEATED, _FEW):
            return f"{_AFFIRMS} “{' '.join(word.text for word in around[:4])}”"
    return None


def _denied(side: Told) -> Iterator[tuple[list[Word], list[Word]]]:
    """What is denied: right after each word that denies, and with what stands before it too."""
    firm = (*split(operators().copied_negators), *split(operators().firm))
    for start, end in places(side.apart, firm):
        if _only_after(side, end) or side.apart[start].text in _SOFT or _bounded(side, end):
            continue
        first = _telling(part_of(side.apart[end:]))[:_FIRST]
        before = part_of(side.apart[:start][::-1])
        if not first:
            before = (w for w in side.apart[:start] if w.sentence == side.apart[start].sentence)
        yield first, first + _telling(before)


def _mostly_elsewhere(side: Told, denied: Sequence[Word], said: set[str]) -> bool:
    """Whether a claim tells several things that stand outside the sentence of a denial."""
    sentences = {word.sentence for word in denied}
    others = _telling(w for w in side.apart if w.sentence not in sentences)
    known = {w.text for w in others if not w.meanings.isdisjoint(said)}
    return len(known) >= _SEVERAL


def _numbered(claim: Told, denied: Sequence[Word]) -> bool:
    """Whether a claim counts what is denied: "a 1 g tablet", "one 1 g tablet"."""
    meant = meanings_of(tuple(denied))
    for place, word in enumerate(claim.apart):
        before = claim.apart[max(0, place - 2) : place]
        if word.meanings & meant and any(w.number and w.text == "1" for w in before):
            return True
    return False


def _elsewhere(side: Told, denied: Sequence[Word]) -> set[str]:
    """What a wording tells outside the sentence of a denial."""
    sentences = {word.sentence for word in denied}
    return meanings_of(tuple(word for word in side.apart if word.sentence not in sentences))


def _denies_somehow(claim: Told) -> bool:
    """Whether a claim has any word that may stand for what its statement denies."""
    words = operators()
    hard = (*split(words.negators), *split(words.negators_lexical), *split(words.denied_otherwise))
    spans = [span for span in places(claim.apart, hard) if not _soft(claim, span)]
    inside = any(word.text in words.negated_inside for word in claim.apart)
    return bool(spans) or inside


def _soft(told: Told, span: tuple[int, int]) -> bool:
    return told.apart[span[0]].text in _SOFT


def _softly(claim: Told, first: Sequence[Word]) -> bool:
    """Whether a claim says "without" or "off" of what its statement denies."""
    spans = [span for span in places(claim.apart, _SOFT) if _soft(claim, span)]
    scopes = [scope_of(claim.apart, start, end) for start, end in spans]
    named = things_said(tuple(first))
    telling = (w for p, w in enumerate(first) if named.get(p) != _OURS)
    return bool(reach(scopes) & meanings_of(tuple(telling)))


def _bounded(told: Told, end: int) -> bool:
    """Whether a "no" belongs to a bound, such as "no more than"."""
    bounds = ("more", "less", "fewer", "longer", "later", "earlier", "higher", "lower")
    after = [word.text for word in told.apart[end : end + 2]]
    return len(after) > 1 and after[0] in bounds and after[1] in ("than", "of", "no")


def _telling(words: Iterable[Word]) -> list[Word]:
    return [w for w in words if _tells(w) and not w.number and w.text != "longer"]


def _tells(word: Word) -> bool:
    """Whether a word is of content here: a "maximum" may be what is denied."""
    return not is_free(word) or word.text in ("maximum", "minimum", "limit")


def _denied_names(told: Told) -> set[str]:
    """The medicines, organs and people that stand right after a "not"."""
    spans = [end for start, end in places(told.apart, ("not",))]
    return {
        name
        for place, name in things_said(told.apart).items()
        if any(place == end for end in spans)
    }


def _only_after(told: Told, end: int) -> bool:
    return end < len(told.apart) and told.apart[end].text in ("only", "just")


def _mostly(words: Sequence[Word], said: set[str], share: float, few: int = 0) -> bool:
    known = sum(not word.meanings.isdisjoint(said) for word in words)
    return len(words) > few and known >= share * len(words)


def _twice(told: Told) -> int:
    """How often a "not" stands right before a word that denies by itself."""
    plain = places(told.apart, split(operators().copied_negators))
    lexical = places(told.apart, split(operators().firm))
    return sum(
        0 <= start - end <= _CLOSE and told.apart[start].clause == told.apart[end - 1].clause
        for _, end in plain
        for start, _ in lexical
    )
