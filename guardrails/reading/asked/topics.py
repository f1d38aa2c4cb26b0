"""The subjects that the last turn touches; they choose rules and help to find passages.

A turn with no subject of its own ("and after that?") has those of the turn before it. Whether
withdrawal is at issue is decided by its own reader; here its words are only noticed.
"""

from collections.abc import Sequence

from guardrails.reading.asked.acts import acts
from guardrails.reading.asked.lowering import Medicine
from guardrails.reading.asked.says import says
from guardrails.reading.asked.sentences import Sentence, last_turn, of_turn, sentences_of
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.request import Topic


def topics(clauses: Sequence[TaggedClause]) -> tuple[Topic, ...]:
    """The topics of the last turn, in the order of `Topic`. Never raises."""
    sentences = sentences_of(clauses)
    for turn in range(last_turn(sentences), -1, -1):
        found = topics_of_turn(of_turn(sentences, turn))
        if found:
            return found
    return ()


def topics_of_turn(turn: Sequence[Sentence]) -> tuple[Topic, ...]:
    """The topics of some sentences of one turn, in the order of `Topic`."""
    asks = any(sentence.asks for sentence in turn)
    found = _of_withdrawal(turn)
    for sentence in turn:
        found |= _of_sentence(sentence.text, asks=sentence.asks or _is_brief(sentence, asks))
    return tuple(topic for topic in Topic if topic in found)


def _of_sentence(text: str, *, asks: bool) -> set[Topic]:
    return {
        Topic(topic)
        for kind in ("anywhere", *(["if_asked"] if asks else []))
        for topic in wordings("topics")[kind]
        if says(text, "topics", kind, topic)
    }


def _is_brief(sentence: Sentence, turn_asks: bool) -> bool:
    """Shorthand asks without a question mark: "MMF DM duration"."""
    return not turn_asks and len(sentence.text.split()) <= 12


def _of_withdrawal(turn: Sequence[Sentence]) -> set[Topic]:
    meant = [act for s in turn for act in acts(s) if act.medicine is not Medicine.OTHER]
    if not meant:
        return set()
    text = " ".join(sentence.text for sentence in turn)
    held = all(says(text, "withdrawal", "hold", family) for family in ("event", "brief"))
    return {Topic.WITHDRAWAL, Topic.SHORT_HOLD} if held else {Topic.WITHDRAWAL}
