"""An all-clear that nobody gave: "he'd not call it normal", "I need a year of remission".

What is looked for stands before the words that clear, in their sentence.
"""

from guardrails.facts import Facts
from guardrails.reading.patterns import wordings
from guardrails.reading.withheld.statements import Sentence, clear_from

_OF_LENGTH = ("disease_activity", "systemic_corticosteroid")


def is_not_told(fact: str, sentence: Sentence, following: Sentence | None, facts: Facts) -> bool:
    """Whether the all-clear of a sentence is only wanted, believed or refused."""
    del following, facts  # what is looked for stands in the sentence itself
    text, table = sentence.text, wordings("withheld")["not_told"]
    start = clear_from(fact, text)
    if start is None:
        return False
    if fact in table and table[fact].found_in(text):
        return True
    before = text[:start]
    return (
        table["any"].found_in(before)
        or table["aimed_at"].found_in(text[start:])
        or (fact in _OF_LENGTH and table["months"].found_in(before))
    )
