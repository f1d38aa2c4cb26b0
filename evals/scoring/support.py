"""Whether a claim is supported by a text: its numbers, units, medicines, negation and direction.

Words in common tell whether a text is *about* the claim, and never by themselves that it supports
it: a sentence and its contrary share their words. So overlap is required, and then whatever would
refute is looked for. What is not found wanting here may still be wrong; people rate that.
"""

import re
from collections.abc import Iterable, Sequence

from evals.scoring.terms import terms

ABOUT = 0.25
"""Least share of a claim's content words that the cited texts must hold to be about it."""
_ALIKE = 0.6
"""From this share on, a claim restates one sentence, so that its negation can be compared."""
_FEWEST = 3
"""Fewer content words in common are chance."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(“\"])")
_WORD = re.compile(r"[a-z][a-z’'-]+")


def unsupported(claim: str, texts: Sequence[str]) -> str | None:
    """Why `texts` together do not support `claim`; None when nothing speaks against it.

    A claim that stands in a text word for word is supported.
    """
    if not texts:
        return "cites nothing"
    flat = _flat(claim)
    if any(flat in _flat(text) for text in texts):
        return None
    return alien(claim, texts) or _elsewhere(claim, texts) or _turned(claim, texts)


def alien(claim: str, texts: Sequence[str]) -> str | None:
    """Which number or medicine of `claim` the texts do not hold; None when they hold all."""
    return _alien_numbers(claim, texts) or _alien_drugs(claim, texts)


def about(claim: str, texts: Iterable[str]) -> float:
    """Share of the claim's content words, from 0 to 1, that stand in the texts."""
    wanted = content_words(claim)
    held = set().union(*(content_words(text) for text in texts))
    return len(wanted & held) / len(wanted) if wanted else 1.0


def content_words(text: str) -> set[str]:
    """Stems of the words that tell what a text is about."""
    stop = terms().stop_words
    return {_stem(word) for word in _WORD.findall(text.lower()) if word not in stop}


def quantities(text: str) -> set[tuple[float, str]]:
    """Numbers with the group of their unit (`""` without one), in the group's smallest unit."""
    found = set()
    for match in terms().quantity.finditer(text):
        word, unit = match[1].lower(), terms().unit_of.get((match[2] or "").lower())
        number = float(terms().numbers.get(word) or word.replace(",", ""))
        found.add((round(number * unit.factor, 6), unit.group) if unit else (number, ""))
    return found


def _alien_numbers(claim: str, texts: Sequence[str]) -> str | None:
    held = set().union(*(quantities(text) for text in texts))
    plain = {number for number, _ in held}
    for number, group in sorted(quantities(claim)):
        if group and (number, group) not in held:
            return f"states {number:g} ({group}), which the cited text does not hold"
        if not group and number not in plain and number != 1:
            return f"states {number:g}, which the cited text does not hold"
    return None


def _alien_drugs(claim: str, texts: Sequence[str]) -> str | None:
    for name, pattern in terms().drug.items():
        if pattern.search(claim) and not any(pattern.search(text) for text in texts):
            return f"names {name}, which the cited text does not"
    return None


def _elsewhere(claim: str, texts: Sequence[str]) -> str | None:
    share = about(claim, texts)
    if share < ABOUT:
        return f"shares {share:.0%} of its words with the cited text, which is about something else"
    return None


def _turned(claim: str, texts: Sequence[str]) -> str | None:
    for part in _sentences([claim]):
        nearest = max(_sentences(texts), key=lambda s: (_likeness(part, s), s))
        if _likeness(part, nearest) < _ALIKE:
            continue
        if _negations(part) % 2 != _negations(nearest) % 2:
            return f"negates otherwise than “{nearest}”"
        for one, other in terms().opposites:
            for mine, theirs in ((one, other), (other, one)):
                if _holds(part, mine) and _holds(nearest, theirs) and not _holds(nearest, mine):
                    return f"says “{mine}” where the cited text says “{theirs}”"
    return None


def _sentences(texts: Iterable[str]) -> list[str]:
    return [part for text in texts for part in _SENTENCE.split(text)]


def _likeness(part: str, other: str) -> float:
    """Share of the content words of a part of the claim that a sentence of the text holds."""
    mine, theirs = content_words(part), content_words(other)
    return len(mine & theirs) / len(mine) if len(mine & theirs) >= _FEWEST else 0.0


def _negations(text: str) -> int:
    return len(terms().negation.findall(text))


def _holds(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) is not None


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ing", "ies", "ed", "es", "s", "al", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _flat(text: str) -> str:
    return " ".join(text.split()).rstrip(".").lower()
