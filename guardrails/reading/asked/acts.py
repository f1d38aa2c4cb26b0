"""Finds talk of ending, lowering or pausing a medicine, and says which medicine is meant.

"Stop", "wean", "bin it", "can the MMF go" are acts. An act that is told as past ("I stopped it in
May"), that something else is preferred to ("rather than stopping"), or whose object is not a
medicine ("stop worrying") is none. Whether a person stands behind an act is decided elsewhere.
"""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from guardrails.reading.asked.lowering import Medicine, lowered
from guardrails.reading.asked.says import says
from guardrails.reading.asked.sentences import Sentence
from guardrails.reading.patterns import wordings

_REACH = 60
_BEFORE = 60
_MOST = 40
"""Acts looked at in one sentence and form, so that a flood of words stays cheap."""
_DRUG = re.compile(r"<(?:mmf|gc|mtx|aza|other|topical)>")
_BEFORE_IS_OBJECT = frozenset({"passive", "passive_loose", "noun", "subject"})
_NEEDS_NO_OBJECT = frozenset({"noun", "subject", "supposed"})


class Act(NamedTuple):
    """An act at `sentence.text[start:end]` and the medicine it would end."""

    sentence: Sentence
    start: int
    end: int
    medicine: Medicine


def acts(sentence: Sentence) -> list[Act]:
    """Every act of the sentence that is at issue by its form, whatever its medicine."""
    found = _worded(sentence.text) + tuple(lowered(sentence))
    return [Act(sentence, *place) for place in sorted(found, key=lambda place: place[:2])]


@lru_cache(maxsize=512)
def _worded(text: str) -> tuple[tuple[int, int, Medicine], ...]:
    tables = wordings("withdrawal")
    found: list[tuple[int, int, Medicine]] = []
    for form in tables["acts"].likely(text):
        likely = tables["acts"][form].likely(text)
        matches = (match for expression in likely for match in expression.finditer(text))
        for match in islice(matches, _MOST):
            if form != "supposed" and _is_cancelled(text, match):
                continue
            medicine = _medicine(text, match, form)
            if medicine is not None:
                found.append((match.start(), match.end(), medicine))
    return tuple(found)


def _is_cancelled(text: str, match: re.Match[str]) -> bool:
    if _is_forgotten_or_switched(text):
        return True
    cancelled = wordings("withdrawal")["not_at_issue"]
    before = stretch_before(text, match.start())
    after = text[match.end() : match.end() + _REACH]
    return (
        any(e.search(before) for e in cancelled["before"])
        or any(e.search(before + match.group()) for e in cancelled["told_as_past"])
        or any(e.search(after) for e in cancelled["after"])
    )


def _is_forgotten_or_switched(text: str) -> bool:
    if says(text, "withdrawal", "not_at_issue", "forgotten"):
        return True
    return " or " not in text and says(text, "withdrawal", "not_at_issue", "switch")


def stretch_before(text: str, start: int) -> str:
    """What stands before a position, back to the last comma or stop."""
    return re.split(r"[,.;?!]", text[max(0, start - _BEFORE) : start])[-1]


def _medicine(text: str, match: re.Match[str], form: str) -> Medicine | None:
    rest = _object(text, match.end())
    before = _named(stretch_before(text, match.start()))
    named = _named(match.group()) or _named(rest)
    if named is None and form in _BEFORE_IS_OBJECT:
        named = before
    if named is not None:
        return named
    if _is(rest, "pronoun") or _is(match.group().partition(" ")[2], "pronoun"):
        return Medicine.IT
    if _is(f"{match.group()} {rest}", "medicine"):
        return Medicine.UNSAID
    bare = _is_bare(rest)
    if before is not None and bare:
        return before
    if form in _NEEDS_NO_OBJECT or (bare and _is_clear(form)):
        return Medicine.UNSAID
    return _pronoun_subject(text, match) if bare and form == "passive_loose" else None


def _is_clear(form: str) -> bool:
    """Whether the words mean a treatment though nothing is named."""
    return form == "passive" or form.startswith("clear_")


def _object(text: str, start: int) -> str:
    """What follows an act, up to where its object must end."""
    rest = text[start : start + _REACH]
    stops = [m.start() for e in wordings("withdrawal")["object"]["ends"] if (m := e.search(rest))]
    return rest[: min(stops, default=len(rest))]


def _is(text: str, kind: str) -> bool:
    return any(e.search(text) for e in wordings("withdrawal")["object"][kind])


def _is_bare(rest: str) -> bool:
    """Whether nothing but adverbs follows."""
    for expression in wordings("withdrawal")["object"]["bare"]:
        rest = expression.sub("", rest, count=1)
    return not rest.strip(" -'\"()/")


def _pronoun_subject(text: str, match: re.Match[str]) -> Medicine | None:
    before = stretch_before(text, match.start())
    if _is(before, "medicine"):
        return Medicine.UNSAID
    spoken = re.search(r"\b(?:it|them|this|that|these|they)\b", before + match.group())
    return Medicine.IT if spoken else None


def _named(text: str) -> Medicine | None:
    names = _DRUG.findall(text)
    if not names:
        return None
    return Medicine.MMF if "<mmf>" in names else Medicine.OTHER
