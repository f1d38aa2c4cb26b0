"""A later word that what was told is not so: "I was wrong", "that letter is from 2019".

It is of the fact that it names; one that names none is of what was told before it. In the same turn
only a plain "that was wrong" or "it is not mine" counts; in a later one, more indirect words do.
"""

from collections.abc import Sequence

from guardrails.reading.patterns import wordings
from guardrails.reading.withheld.statements import Sentence, clear_from, topics_of

_LONG_AGO = 6.0
"""Months."""
_LENGTHS = ("systemic_corticosteroid", "disease_activity")


def taken_back(fact: str, sentences: Sequence[Sentence], told: int) -> Sentence | None:
    """The sentence behind `told`, where the fact was told last, that takes it back."""
    tables = wordings("withheld")
    for sentence in (_behind(fact, sentences[told]), *sentences[told + 1 :]):
        parts = [clause.text for clause in sentence.clauses]
        texts = (*parts, sentence.text)
        slip, denied = (
            any(tables["taken_back"][kind].found_in(text) for text in texts)
            for kind in ("slip", "denied")
        )
        denied = denied or _is_old(sentence, texts)
        denied = denied and sentence.turn > sentences[told].turn and "<mmf>" not in sentence.text
        named = topics_of(sentence.text) or {
            n for s in sentences if s.turn == sentence.turn for n in topics_of(s.text)
        }
        if not (slip or denied) or (named and fact not in named):
            continue
        if not named and not slip and wordings("hedged")["later"]["other"].found_in(sentence.text):
            continue  # "my blood pressure was too high"
        if denied or not _told_anew(fact, sentences, sentence.turn):
            return sentence
    return None


def _is_old(sentence: Sentence, texts: Sequence[str]) -> bool:
    """Whether it dates what was told, and long ago: "that letter is from 2019"."""
    long_ago = any(t.months.low >= _LONG_AGO for c in sentence.clauses for t in c.times())
    dated = wordings("withheld")["taken_back"]["dated"]
    return long_ago and any(dated.found_in(text) for text in texts)


def _behind(fact: str, sentence: Sentence) -> Sentence:
    """What of its own sentence stands behind the clause that clears."""
    first = next(
        (n for n, c in enumerate(sentence.clauses) if clear_from(fact, c.text) is not None), 0
    )
    return sentence._replace(clauses=sentence.clauses[first + 1 :])


def _told_anew(fact: str, sentences: Sequence[Sentence], turn: int) -> bool:
    """Whether a turn tells the fact again, in place of what it takes back."""
    dated = wordings("withheld")["again"]["dated_anew"]
    if fact in _LENGTHS and any(dated.found_in(s.text) for s in sentences if s.turn == turn > 0):
        return True  # "it was 2 June": a time told anew is read as one
    return any(
        sentence.names(fact)
        and (clear_from(fact, sentence.text) or any(c.times() for c in sentence.clauses))
        for sentence in sentences
        if sentence.turn == turn and turn > 0
    )
