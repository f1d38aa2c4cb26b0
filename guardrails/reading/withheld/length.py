"""A length that is not there yet: "a year less nine days", "next month makes it twelve"."""

from guardrails.reading.patterns import wordings
from guardrails.reading.withheld.statements import LENGTH_OF, Context, Sentence

_NEAR_A_YEAR = 14.0
"""Months: a longer one is a year whatever it falls short of."""


def falls_short(fact: str, sentence: Sentence, context: Context) -> bool:
    """Whether the length told in a sentence falls short of the year that it seems to be."""
    if fact not in LENGTH_OF or not wordings("withheld")["short_of"]["any"].found_in(sentence.text):
        return False
    months = getattr(context.facts, LENGTH_OF[fact]).value
    return bool(months.low <= _NEAR_A_YEAR)
