"""Messages into which a labelled sentence is put, as people tell things in passing.

"All is well, can I stop?" stays what it is with a remark on the weather in it, and with a plan, a
fear or an old story; a course of steroids, a rash or a faint told in the same breath changes what
must be understood. Only messages and sentences of a writer who speaks of themselves are joined, so
that nobody else's facts are made the patient's.
"""

import random
import re
from collections.abc import Sequence

from reader.data import UNTOLD, Example
from reader.heads import CONVERSATION, SENTENCE

_SHARE = 0.5
"""Of the messages that can take a sentence, how many get one in each round."""
_TIMES = 2
"""In how many messages each plain alarm is put in each round."""
_OTHERS = re.compile(
    r"\b(?:he|she|his|her|him|hers|they|pt|patient|mum|mom|mam|mother|father|dad|wife|husband|son|"
    r"daughter|sister|brother|child|kid|boy|girl|[0-9]+ ?[mf]|grandson|granddaughter|niece|nephew|"
    r"friend|aunt|uncle|cousin|partner)\b"
)
_BLOCKS = {
    ("steroid", "on"): ("W2", "W3"),
    ("activity", "active"): ("W3",),
    ("strength", "reduced"): ("W4",),
    ("skin", "active"): ("W5",),
    ("enzymes", "raised"): ("W6",),
}
"""What a sentence makes unmet. A course told with "on" may be over by now: W1 is left untold."""
_HARMLESS = frozenset({"none", "unreal", "info"})
_CONTRADICTS = ("W4", "W5", "W6")
_UNKNOWN, _MET, _UNMET = (CONVERSATION["W1"].index(v) for v in ("unknown", "met", "unmet"))


def told_in_passing(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """New examples, other ones at each call."""
    sentences = [e for e in examples if _is_sentence(e) and _of_the_writer(e)]
    blocking = [e for e in sentences if not _is_harmless(e)]
    harmless = [e for e in sentences if _is_harmless(e)]
    messages = [e for e in examples if _takes_one(e)]
    made = []
    for message in messages:
        if chance.random() < _SHARE:
            kind = blocking if chance.random() < 0.5 else harmless
            joined = _with_sentence(message, chance.choice(kind), chance) if kind else None
            if joined is not None:
                made.append(joined)
    return made


def alarms_in_passing(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Each plain alarm, and each plain look-alike, in messages that hold no alarm.

    The messages tell alarms by the way and at length; "chest pain right now" before a question on
    blood tests must be heard as well, and "no chest pain" there must not.
    """
    quiet = [e for e in examples if _is_quiet(e)]
    plain = [e for e in examples if _is_alarm(e)]
    made = []
    for sentence in plain:
        others = sentence.any_flag or sentence.any_urgent
        if others and not _of_the_writer(sentence):
            continue
        made += [_beside(chance.choice(quiet), sentence, chance) for _ in range(_TIMES)]
    return made


def _is_alarm(example: Example) -> bool:
    return not example.conversation_labels and not any(example.sentence_labels)


def _is_quiet(example: Example) -> bool:
    none = example.any_flag == example.any_urgent == 0 and not any(example.signs)
    return none and "ask" in example.conversation_labels and _of_the_writer(example)


def _beside(message: Example, sentence: Example, chance: random.Random) -> Example:
    at = chance.choice((0, len(message.sentences), chance.randint(0, len(message.sentences))))
    turn = message.turns[min(at, len(message.turns) - 1)]
    sentences = (*message.sentences[:at], *sentence.sentences, *message.sentences[at:])
    return message._replace(
        sentences=sentences,
        turns=(*message.turns[:at], *(turn for _ in sentence.sentences), *message.turns[at:]),
        sentence_labels=tuple({} for _ in sentences),
        conversation_labels={},
        signs=sentence.signs,
        any_flag=sentence.any_flag,
        any_urgent=sentence.any_urgent,
    )


def _is_sentence(example: Example) -> bool:
    return len(example.sentences) == 1 and bool(example.sentence_labels[0])


def _takes_one(example: Example) -> bool:
    told = all(f"W{n}" in example.conversation_labels for n in range(1, 7))
    return told and example.any_flag == 0 and example.any_urgent == 0 and _of_the_writer(example)


def _of_the_writer(example: Example) -> bool:
    return not any(_OTHERS.search(text) for text in example.sentences)


def _said(example: Example) -> dict[str, str]:
    return {head: SENTENCE[head][value] for head, value in example.sentence_labels[0].items()}


def _is_harmless(example: Example) -> bool:
    return all(value in _HARMLESS for value in _said(example).values())


def _with_sentence(message: Example, sentence: Example, chance: random.Random) -> Example | None:
    labels = dict(message.conversation_labels)
    for head, value in _said(sentence).items():
        if value in _HARMLESS:
            continue
        if head == "ask":
            labels["ask"] = labels["scope"] = UNTOLD
        elif head in ("redflag", "urgent"):
            labels.update(dict.fromkeys(("ask", "scope"), UNTOLD))
        elif (head, value) in _BLOCKS:
            labels.update(dict.fromkeys(_BLOCKS[head, value], _UNMET))
            if head == "steroid":
                labels["W1"] = UNTOLD
        elif value in ("off", "never", "inactive", "normal", "minimal", "stable"):
            return None  # whether a criterion is met by it depends on all the rest
    if any(labels[c] == _UNMET for c in _CONTRADICTS) and labels["W3"] == _MET:
        labels["W3"] = _UNKNOWN
    at = chance.randint(0, len(message.sentences))
    turn = message.turns[min(at, len(message.turns) - 1)]
    nothing: dict[str, int] = {}
    return Example(
        sentences=(*message.sentences[:at], sentence.sentences[0], *message.sentences[at:]),
        turns=(*message.turns[:at], turn, *message.turns[at:]),
        sentence_labels=(
            *(nothing for _ in range(at)),
            sentence.sentence_labels[0],
            *(nothing for _ in message.sentences[at:]),
        ),
        conversation_labels=labels,
        signs=sentence.signs,
        any_flag=sentence.any_flag,
        any_urgent=sentence.any_urgent,
        source=message.source,
    )
