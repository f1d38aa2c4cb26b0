"""An all-clear that nobody gave: "he'd not call it normal", "I need a year of remission".

What is looked for stands before the words that clear, in their sentence.
"""

import re

from guardrails.facts import Activity, Facts
from guardrails.reading.clinical.remission import OTHER_DISEASE, OUR_DISEASE
from guardrails.reading.patterns import wordings
from guardrails.reading.withheld.statements import (
    ACTIVITY,
    LENGTH_OF,
    Context,
    Sentence,
    clear_from,
    clear_places,
)

_REMISSION_OF_ANOTHER = re.compile(
    rf"(?:{OTHER_DISEASE.pattern})(?:'s)?(?: (?!dm|jdm|and|or)[\w']+){{0,4}}? "
    r"(?:remission|inactive)\b"
)
_OPEN_TO_NEARLY = "skin_disease"


def is_not_told(fact: str, sentence: Sentence, context: Context) -> bool:
    """Whether the all-clear of a sentence is only wanted, believed or refused."""
    text, table = sentence.text, wordings("withheld")["not_told"]
    if fact == ACTIVITY and (_says_neither(context.facts, text) or _is_another_disease(text)):
        return True
    start = clear_from(fact, text)
    if start is None:
        return False
    if fact in table and table[fact].found_in(text):
        return True
    before = text[:start].rpartition(", ")[2]
    after = context.following.clauses[0].text if context.following is not None else ""
    return (
        table["any"].found_in(before)
        or (fact != _OPEN_TO_NEARLY and _is_nearly(fact, text))
        or table["doubted"].found_in(f"{text[start:]} {after}")
        or table["aimed_at"].found_in(text[start:])
        or (fact in LENGTH_OF and table["months"].found_in(before))
    )


def _is_nearly(fact: str, text: str) -> bool:
    """ "All but normal": right before any of the words that clear."""
    near = wordings("withheld")["not_told"]["near"]
    return any(near.found_in(text[:start]) for start in clear_places(fact, text))


def _says_neither(facts: Facts, text: str) -> bool:
    """ "Stable for two years", where nothing says that it is inactive."""
    if facts.disease_activity.value is not Activity.UNKNOWN:
        return False
    return wordings("withheld")["not_told"]["neither"].found_in(text)


def _is_another_disease(text: str) -> bool:
    """ "My asthma went into remission": of that disease it is said, whatever stands beside."""
    said_of = _REMISSION_OF_ANOTHER.search(text)
    return bool(said_of) or bool(OTHER_DISEASE.search(text) and not OUR_DISEASE.search(text))
