"""An all-clear that was: "normal until he started school", "clear in May, and red today"."""

from guardrails.reading.patterns import wordings
from guardrails.reading.when import Kind
from guardrails.reading.withheld.statements import LENGTH_OF, Context, Sentence, clear_from

_OF_TODAY = 0.1
"""Months: "until today" ends nothing."""
_OF_TELLING = 3.0
"""The same of a remission that is told from letter to letter, up to the last of them."""


def has_ended(fact: str, sentence: Sentence, context: Context) -> bool:
    """Whether the words behind the all-clear of a sentence end it."""
    text, table = sentence.text, wordings("withheld")["ended"]
    start = clear_from(fact, text)
    if start is None:
        return False
    if table["any"].found_in(text[start:]) and not _lasts(sentence, text):
        return True
    if fact in LENGTH_OF:
        return False
    behind = [clause.text for clause in sentence.clauses[1:]]
    if context.following is not None:
        behind.append(context.following.clauses[0].text)
    return table["signs"].found_in(text) or any(table["now"].found_in(part) for part in behind)


def _lasts(sentence: Sentence, text: str) -> bool:
    """Whether it is told to last until now, or until the latest letter."""
    ends = [t for c in sentence.clauses for t in c.times() if t.kind is Kind.UNTIL]
    again = wordings("withheld")["ended"]["told_again"].found_in(text)
    return any(end.months.high <= (_OF_TELLING if again else _OF_TODAY) for end in ends)
