"""Holds what a language model proposes against the person's own words.

A proposal stands when its fact and value are in the table and its quote is in one of the turns, is
said of the patient, and is neither asked nor supposed. A permissive one must not be wished or
denied either. Months must be those that the rules read in the quote. In doubt it is refused.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from corpus.models import Frozen
from guardrails.logic import Truth
from guardrails.proposals.table import MONTHS, Proposable, denial, label, table
from guardrails.reading.clauses import sentences
from guardrails.reading.mood import Mood, is_question, mood
from guardrails.reading.normalise import Text, normalise
from guardrails.reading.person import about_patient
from guardrails.reading.tagged import TaggedClause, tag_turn
from guardrails.reading.when import Kind, TimeMention

MOST = 24
"""More proposals than these are not looked at."""
_SHORTEST, _LONGEST = 2, 400
"""Characters of a quote; a longer one points at nothing."""
_NOT_PAST = frozenset({Kind.FUTURE, Kind.FREQUENCY, Kind.AGE, Kind.OFFSET})
_MONTHS = re.compile(r"\d{1,3}")


class Refusal(StrEnum):
    """Why a proposal does not stand."""

    FACT = "fact"
    VALUE = "value"
    QUOTE = "quote"
    PERSON = "person"
    MOOD = "mood"
    DENIED = "denied"
    MONTHS = "months"


class Proposal(Frozen):
    """What a model says that it read; nothing of it is believed."""

    fact: str
    value: str
    quote: str


class Standing(Frozen):
    """A proposal that stands, with the person's own sentence around its quote."""

    fact: str
    value: str
    label: str
    quote: str
    turn: int
    blocking: bool


class _Place(NamedTuple):
    turn: int
    start: int
    end: int
    whole: Text


def checked(
    proposals: Sequence[Proposal], turns: Sequence[str], today: date
) -> tuple[tuple[Standing, ...], Counter[str]]:
    """Those that stand, each once, and how many do not, by `Refusal`."""
    clauses = [c for number, turn in enumerate(turns) for c in tag_turn(turn, number, today)]
    own = about_patient(clauses)
    texts = [normalise(turn) for turn in turns]
    standing: dict[tuple[str, str], Standing] = {}
    refused: Counter[str] = Counter()
    for proposal in proposals[:MOST]:
        found = _checked(proposal, texts, list(zip(clauses, own, strict=True)))
        if isinstance(found, Refusal):
            refused[found.value] += 1
        else:
            standing.setdefault((found.fact, found.value), found)
    return tuple(standing.values()), refused


def _checked(
    proposal: Proposal, texts: Sequence[Text], clauses: Sequence[tuple[TaggedClause, bool]]
) -> Standing | Refusal:
    row = table().facts.get(proposal.fact)
    if row is None:
        return Refusal.FACT
    blocking = _kind(proposal.value, row)
    if blocking is None:
        return Refusal.VALUE
    why: Refusal = Refusal.QUOTE
    for place in _places(proposal.quote, texts):
        here = [(c, own) for c, own in clauses if c.turn == place.turn and _meets(c, place)]
        problem = _problem(proposal, row, place, here, blocking=blocking)
        if problem is None:
            return Standing(
                fact=proposal.fact,
                value=proposal.value,
                label=label(proposal.fact, proposal.value),
                quote=_sentence(place),
                turn=place.turn,
                blocking=blocking,
            )
        why = problem
    return why


def _kind(value: str, row: Proposable) -> bool | None:
    """Whether the value blocks; None where the fact cannot have it."""
    if row.months is not None and _MONTHS.fullmatch(value):
        return int(value) < row.months
    if value == MONTHS or value not in {**row.blocking, **row.offered}:
        return None
    return value in row.blocking


def _places(quote: str, texts: Sequence[Text]) -> Iterator[_Place]:
    """Where the quote stands, whole words of it, the latest turn first."""
    words = normalise(quote).norm.split()
    if not _SHORTEST <= len(" ".join(words)) <= _LONGEST:
        return
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    for turn in reversed(range(len(texts))):
        for match in re.finditer(pattern, texts[turn].norm):
            yield _Place(turn, match.start(), match.end(), texts[turn])


def _meets(clause: TaggedClause, place: _Place) -> bool:
    return clause.source[0] < place.end and place.start < clause.source[-1]


def _problem(
    proposal: Proposal,
    row: Proposable,
    place: _Place,
    here: Sequence[tuple[TaggedClause, bool]],
    *,
    blocking: bool,
) -> Refusal | None:
    if not any(own for _, own in here) or (not blocking and not all(own for _, own in here)):
        return Refusal.PERSON
    moods = [_mood(clause, place.end) for clause, _ in here]
    said = [m is Mood.FACT or (blocking and m is Mood.WISHED) for m in moods]
    if not (any(said) if blocking else all(said)):
        return Refusal.MOOD
    if _denied(row, place, here, blocking=blocking):
        return Refusal.DENIED
    if row.months is not None and not _counts(proposal.value, row.months, place, here):
        return Refusal.MONTHS
    return None


def _mood(clause: TaggedClause, end: int) -> Mood:
    """How a clause is said, up to the end of the quote."""
    if mood(clause, 0, question=is_question(clause)) is Mood.ASKED:
        return Mood.ASKED
    upto = next((i for i, at in enumerate(clause.source) if at >= end), len(clause.text))
    return mood(clause, upto, question=False)


def _denied(
    row: Proposable,
    place: _Place,
    here: Sequence[tuple[TaggedClause, bool]],
    *,
    blocking: bool,
) -> bool:
    """Whether the quote, or what stands before it in its clause, denies.

    "Not off steroids yet" denies what is quoted of it; "no rash" is how a clear skin is told.
    """
    first = min(clause.source[0] for clause, _ in here)
    before = place.whole.norm[first : place.start]
    if denial().search(before) or re.search(r"\bnot\b|n't\b", before):
        return True
    return blocking and row.deniable and bool(denial().search(_said(place)))


def _said(place: _Place) -> str:
    return place.whole.norm[place.start : place.end]


def _counts(
    value: str, threshold: float, place: _Place, here: Sequence[tuple[TaggedClause, bool]]
) -> bool:
    """Whether the rules read this number in the quote, and no time on the other side of a year."""
    if value == "never":
        return bool(re.search(r"\bnever\b", _said(place)))
    months = float(value)
    times = [
        time
        for clause, _ in here
        for time in clause.times()
        if time.kind not in _NOT_PAST and time.start < place.end and place.start < time.end
    ]
    side = Truth.TRUE if months >= threshold else Truth.FALSE
    agree = all(time.months.at_least(threshold) is side for time in times)
    return agree and any(_holds(time, months) for time in times)


def _holds(time: TimeMention, months: float) -> bool:
    held = time.months
    below = months < held.high or (months == held.high and not held.high_open)
    return held.low <= months and below


def _sentence(place: _Place) -> str:
    """The person's sentence around the quote, so that no fragment misleads; else the quote."""
    norm = place.whole.norm
    spans = [s for s in sentences(norm) if s[0] < place.end and place.start < s[1]]
    start = min((start for start, _ in spans), default=place.start)
    end = max((end for _, end in spans), default=place.end)
    if end - start > _LONGEST:
        start, end = place.start, place.end
    return place.whole.quote(start, end)
