"""What keeps an all-clear from counting: `withhold(reading, clauses, own)`, a reason a file.

Each fact has its own wordings for what permits. What takes such words back is the same for all:
something is left out of it ("clear, hands excluded"), it was so once ("normal last year, and today
it's 1,200"), nobody said it ("he'd not call it normal"), or a later sentence denies it. Whatever is
found so leaves the fact open, for the learnt reader as well; what blocks is never touched.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from guardrails.facts import PERMISSIVE, Fact, Facts, Steroid, SteroidFact
from guardrails.interval import ANY, YEAR, Interval
from guardrails.logic import Truth
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.withheld.ended import has_ended
from guardrails.reading.withheld.in_part import holds_in_part
from guardrails.reading.withheld.left_out import leaves_out
from guardrails.reading.withheld.length import falls_short
from guardrails.reading.withheld.long_ago import is_of_long_ago
from guardrails.reading.withheld.not_told import is_not_told
from guardrails.reading.withheld.other_enzymes import is_another_too_high
from guardrails.reading.withheld.statements import (
    LENGTH_OF,
    STEROID,
    Context,
    Sentence,
    Turn,
    sentences_of,
    turns_of,
)
from guardrails.reading.withheld.taken_back import Taking, taken_back, takings
from guardrails.reading.withheld.told_of_again import told_of_again
from guardrails.request import Conflict, Reading

_REASONS: tuple[Callable[[str, Sentence, Context], bool], ...] = (
    leaves_out,
    has_ended,
    is_not_told,
    holds_in_part,
    falls_short,
    is_of_long_ago,
    is_another_too_high,
)


class _Said(NamedTuple):
    """A conversation as it is looked through for each fact; the two lists of it are made once."""

    sentences: Sequence[Sentence]
    turns: Mapping[int, Turn]
    takings: Sequence[Taking]
    mine: frozenset[tuple[int, int]]
    """The turn and number of each sentence that is about the patient."""


def withhold(reading: Reading, clauses: Sequence[TaggedClause], own: Sequence[bool]) -> Reading:
    """The reading without what its own words take back, each told as a conflict."""
    sentences = sentences_of(clauses)
    mine = {(c.turn, c.sentence) for c, is_own in zip(clauses, own, strict=True) if is_own}
    said = _Said(sentences, turns_of(sentences), takings(sentences), frozenset(mine))
    facts, conflicts, open_ = reading.facts, list(reading.conflicts), set(reading.held_open)
    for name, permissive in PERMISSIVE.items():
        fact: Fact[Any] = getattr(facts, name)
        if fact.value not in (*permissive, "unknown"):
            continue
        against = _against(name, facts, said)
        if against is None:
            continue
        open_ |= {name, LENGTH_OF.get(name, name)}
        if fact.value in permissive:
            clear = fact.said or ""
            doubt = against.without(clear)
            conflicts.append(Conflict(fact=name, taken="unknown", said=doubt, against=clear))
            facts = _left_open(facts, name, against)
    return reading.model_copy(
        update={"facts": facts, "conflicts": tuple(conflicts), "held_open": frozenset(open_)}
    )


def _against(name: str, facts: Facts, said: _Said) -> Sentence | None:
    """The sentence that keeps the fact from counting, if there is one."""
    read: list[Fact[Any]] = [getattr(facts, key) for key in (name, LENGTH_OF.get(name)) if key]
    words = [(fact.turn, fact.said) for fact in read if fact.said is not None]
    told = [at for at, s in enumerate(said.sentences) if _tells(s, name, words)]
    for at in told:
        sentence = said.sentences[at]
        if sentence.place not in said.mine:
            continue
        following = said.sentences[at + 1] if at + 1 < len(said.sentences) else None
        if following is not None and following.turn != sentence.turn:
            following = None
        context = Context(sentence, following, facts)
        if any(reason(name, sentence.of(name), context) for reason in _REASONS):
            return sentence
    if not told:
        return None
    latest = max((turn for turn, _ in words if turn is not None), default=None)
    again = None
    if latest is not None:
        again = told_of_again(name, said.sentences, latest, said.mine, said.turns)
    return taken_back(name, said.sentences[told[-1]], said.takings, said.turns) or again


def _tells(sentence: Sentence, name: str, words: Sequence[tuple[int | None, str]]) -> bool:
    """Whether a sentence holds the words that a fact was read from; or names it, where none was."""
    if not words:
        return name in sentence.topics
    return any(turn == sentence.turn and said in sentence.said for turn, said in words)


def _left_open(facts: Facts, name: str, against: Sentence) -> Facts:
    """The facts with this one unknown, and its length unless that is under a year: it blocks."""
    said, turn = against.said, against.turn
    new: Fact[Any]
    if name == STEROID:
        new = SteroidFact(value=Steroid.UNKNOWN, said=said, turn=turn)
    else:
        new = Fact(value=type(getattr(facts, name).value)("unknown"), said=said, turn=turn)
    update: dict[str, Any] = {name: new}
    if name in LENGTH_OF:
        length: Fact[Interval] = getattr(facts, LENGTH_OF[name])
        if length.value.at_least(YEAR) is not Truth.FALSE:
            update[LENGTH_OF[name]] = Fact(value=ANY, said=said, turn=turn)
    return facts.model_copy(update=update)
