"""What an all-clear leaves out: "no rash, his hands excluded", "5 out of 5, not counting the hips".

The exception may open a sentence of its own right behind it: "Skin clear. Except the eyelids."
"""

import re

from guardrails.facts import Facts
from guardrails.reading.patterns import wordings
from guardrails.reading.withheld.statements import STEROID, Context, Sentence, clear_from


def leaves_out(fact: str, sentence: Sentence, context: Context) -> bool:
    """Whether the all-clear of a sentence has an exception that the fact hangs on."""
    if clear_from(fact, sentence.text) is None:
        return False
    parts = [sentence]
    if context.following is not None and _goes_on(context.following):
        parts.append(context.following)
    found = ((part, _exception(fact, part.text)) for part in parts)
    return any(
        match is not None and not (fact == STEROID and _is_reckoned(part, context.facts))
        for part, match in found
    )


def _exception(fact: str, text: str) -> re.Match[str] | None:
    table = wordings("withheld")["left_out"]
    matches = (expression.search(text) for expression in table[fact].likely(text))
    return next(
        (
            m
            for m in matches
            if m and not table["innocent"].found_in(text[m.start() : m.end() + 30])
        ),
        None,
    )


def _is_reckoned(part: Sentence, facts: Facts) -> bool:
    """Whether the time since the last steroid is that of the exception: it counts already."""
    months = facts.months_since_corticosteroid.value
    times = [time.months for clause in part.clauses for time in clause.times()]
    return months in times[1:]  # the first is that of the all-clear itself


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence is no more than an exception to the one before."""
    return wordings("withheld")["left_out"]["opens"].found_in(sentence.text)
