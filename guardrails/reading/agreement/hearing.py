"""What the learnt reader heard, as far as it counts: not what was taken back or is another's.

It hears sentences and not always what becomes of them. Nothing here raises anything, and what the
rules find is not touched.
"""

from collections.abc import Iterable, Mapping

from guardrails.facts import RedFlag
from guardrails.reading.findings.pregnancy import BLOCKING
from guardrails.reading.findings.unfounded import Unfounded
from guardrails.reading.learnt.reader import Chances, Heard, Opinion

_ONLY_ITSELF = frozenset[str]({RedFlag.OVERDOSE, RedFlag.SELF_HARM})
"""Heard beside what was taken back, these stand: each must be taken back by itself."""
_LOW_COUNTS = frozenset({"low_counts", RedFlag.FEVER_LOW_COUNTS})
_OF_WOMEN = frozenset(map(str, BLOCKING))
_HIGHEST = 1 - 1e-7


def without_unfounded(opinion: Opinion, unfounded: Unfounded) -> Opinion:
    """The opinion with no alarm from what was taken back, is fine, or cannot be this patient's."""
    sentences = tuple(_calmed(heard, unfounded) for heard in opinion.sentences)
    if all(new is old for new, old in zip(sentences, opinion.sentences, strict=True)):
        return opinion
    return opinion._replace(
        sentences=sentences,
        signs={sign: _any(heard.signs[sign] for heard in sentences) for sign in opinion.signs},
    )


def of_patient(heard: Opinion, again: Opinion) -> Opinion:
    """The alarms of all that was `heard`, with the criteria as heard `again` without some of it.

    Sentences that were left out the second time say nothing of the criteria.
    """
    anew = {_place(sentence): sentence for sentence in again.sentences}
    sentences = tuple(
        sentence._replace(heads=anew[_place(sentence)].heads)
        if _place(sentence) in anew
        else sentence._replace(heads=_silent(sentence.heads), own=False)
        for sentence in heard.sentences
    )
    criteria = {name: chances for name, chances in again.conversation.items() if name[0] == "W"}
    return heard._replace(
        sentences=sentences,
        conversation={**heard.conversation, **criteria},
        untold=again.untold,
    )


def _silent(heads: Mapping[str, Chances]) -> dict[str, Chances]:
    return {
        head: {value: float(value == "none") for value in values} for head, values in heads.items()
    }


def _place(sentence: Heard) -> tuple[int, int]:
    return sentence.turn, sentence.clauses[0].sentence


def _calmed(heard: Heard, unfounded: Unfounded) -> Heard:
    sentence = _place(heard)
    taken_back = unfounded.taken_back.get(sentence)
    none: set[str] = set()
    if taken_back is not None:
        none = {s for s in heard.signs if s not in _ONLY_ITSELF or s in taken_back}
    elif sentence in unfounded.of_others:
        none = set(heard.signs) - _ONLY_ITSELF
    elif sentence in unfounded.counts_not_low:
        none = set(_LOW_COUNTS)
    if unfounded.male:
        none |= _OF_WOMEN
    if not none:
        return heard
    return heard._replace(signs={s: 0.0 if s in none else p for s, p in heard.signs.items()})


def _any(chances: Iterable[float]) -> float:
    """The probability of a sign in any sentence: their odds add up, as in training."""
    odds = sum(chance / (1 - chance) for chance in (min(c, _HIGHEST) for c in chances))
    return odds / (1 + odds)
