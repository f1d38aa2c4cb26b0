"""What keeps an all-clear from counting: `withhold(reading, clauses, own)`, a reason a file.

Each fact has its own wordings for what permits. What takes such words back is the same for all:
something is left out of it ("clear, hands excluded"), it was so once ("normal last year, and today
it's 1,200"), nobody said it ("he'd not call it normal"), or a later sentence denies it. Whatever is
found so leaves the fact open, for the learnt reader as well; what blocks is never touched.
"""

from collections.abc import Callable, Sequence
from typing import Any

from guardrails.facts import Activity, Enzymes, Fact, Facts, Skin, Steroid, SteroidFact, Strength
from guardrails.interval import ANY, Interval
from guardrails.logic import Truth
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.withheld.ended import has_ended
from guardrails.reading.withheld.in_part import holds_in_part
from guardrails.reading.withheld.left_out import leaves_out
from guardrails.reading.withheld.length import falls_short
from guardrails.reading.withheld.long_ago import is_of_long_ago
from guardrails.reading.withheld.not_told import is_not_told
from guardrails.reading.withheld.other_enzymes import is_another_too_high
from guardrails.reading.withheld.statements import Context, Sentence, sentences_of
from guardrails.reading.withheld.taken_back import taken_back
from guardrails.reading.withheld.told_of_again import told_of_again
from guardrails.request import Conflict, Reading

_PERMISSIVE: dict[str, tuple[Any, ...]] = {
    "systemic_corticosteroid": (Steroid.OFF,),
    "disease_activity": (Activity.INACTIVE,),
    "muscle_strength": (Strength.NORMAL,),
    "skin_disease": (Skin.MINIMAL,),
    "muscle_enzymes": (Enzymes.NORMAL, Enzymes.STABLE),
}
_LENGTH = {
    "systemic_corticosteroid": "months_since_corticosteroid",
    "disease_activity": "months_in_remission",
}
_YEAR = 12.0
_REASONS: tuple[Callable[[str, Sentence, Context], bool], ...] = (
    leaves_out,
    has_ended,
    is_not_told,
    holds_in_part,
    falls_short,
    is_of_long_ago,
    is_another_too_high,
)


def withhold(reading: Reading, clauses: Sequence[TaggedClause], own: Sequence[bool]) -> Reading:
    """The reading without what its own words take back, each told as a conflict."""
    sentences = sentences_of(clauses)
    mine = {(c.turn, c.sentence) for c, is_own in zip(clauses, own, strict=True) if is_own}
    facts, conflicts, open_ = reading.facts, list(reading.conflicts), set(reading.held_open)
    for name, permissive in _PERMISSIVE.items():
        fact: Fact[Any] = getattr(facts, name)
        if fact.value not in (*permissive, "unknown"):
            continue
        against = _against(name, fact, facts, sentences, mine)
        if against is None:
            continue
        open_ |= {name, _LENGTH.get(name, name)}
        if fact.value in permissive:
            clear = fact.said or ""
            doubt = against.without(clear)
            conflicts.append(Conflict(fact=name, taken="unknown", said=doubt, against=clear))
            facts = _left_open(facts, name, against)
    return reading.model_copy(
        update={"facts": facts, "conflicts": tuple(conflicts), "held_open": frozenset(open_)}
    )


def _against(
    name: str,
    fact: Fact[Any],
    facts: Facts,
    sentences: Sequence[Sentence],
    mine: set[tuple[int, int]],
) -> Sentence | None:
    """The sentence that keeps the fact from counting, if there is one."""
    read = [fact, getattr(facts, _LENGTH[name])] if name in _LENGTH else [fact]
    words = [(f.turn, f.said) for f in read if f.said is not None]
    told = [at for at, sentence in enumerate(sentences) if _tells(sentence, name, words)]
    for at in told:
        sentence = sentences[at]
        if (sentence.turn, sentence.number) not in mine:
            continue
        following = sentences[at + 1] if at + 1 < len(sentences) else None
        if following is not None and following.turn != sentence.turn:
            following = None
        context = Context(sentence, following, facts)
        if any(reason(name, sentence.of(name), context) for reason in _REASONS):
            return sentence
    if not told:
        return None
    latest = max(turn for turn, _ in words if turn is not None) if words else None
    again = told_of_again(name, sentences, latest, mine) if latest is not None else None
    return taken_back(name, sentences, told[-1]) or again


def _tells(sentence: Sentence, name: str, words: Sequence[tuple[int | None, str]]) -> bool:
    """Whether a sentence holds the words that a fact was read from; or names it, where none was."""
    if not words:
        return sentence.names(name)
    return any(turn == sentence.turn and said in sentence.said for turn, said in words)


def _left_open(facts: Facts, name: str, against: Sentence) -> Facts:
    """The facts with this one unknown, and its length unless that is under a year: it blocks."""
    said, turn = against.said, against.turn
    new: Fact[Any]
    if name == "systemic_corticosteroid":
        new = SteroidFact(value=Steroid.UNKNOWN, said=said, turn=turn)
    else:
        new = Fact(value=type(getattr(facts, name).value)("unknown"), said=said, turn=turn)
    update: dict[str, Any] = {name: new}
    if name in _LENGTH:
        length: Fact[Interval] = getattr(facts, _LENGTH[name])
        if length.value.at_least(_YEAR) is not Truth.FALSE:
            update[_LENGTH[name]] = Fact(value=ANY, said=said, turn=turn)
    return facts.model_copy(update=update)
