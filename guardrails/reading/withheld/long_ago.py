"""An all-clear of years ago that nothing says to hold: "strength normal, tested in 2019"."""

from guardrails.reading.clinical.attach import POINTS
from guardrails.reading.patterns import wordings
from guardrails.reading.when import Kind
from guardrails.reading.withheld.statements import LENGTH_OF, Context, Sentence, clear_from

_UNREPEATED_MONTHS = 12.0
"""… nor one looked at a year ago and said not to have been since."""
_MONTHS = 24.0
"""A sign looked at longer ago tells nothing of now."""


def is_of_long_ago(fact: str, sentence: Sentence, _: Context) -> bool:
    """Whether every time beside a sign's all-clear is a moment of two years ago or more."""
    table = wordings("withheld")["long_ago"]
    if fact in LENGTH_OF or clear_from(fact, sentence.text) is None:
        return False
    if len(sentence.topics) > 1:  # whose time it is cannot be told
        return False
    times = [time for clause in sentence.clauses for time in clause.times()]
    if (
        times
        and all(t.months.low >= _UNREPEATED_MONTHS for t in times)
        and table["unrepeated"].found_in(sentence.text)
    ):
        return True
    long_ago = all(
        t.kind in POINTS and t.kind is not Kind.SINCE and t.months.low >= _MONTHS for t in times
    )
    told = table["looked_at"].found_in(sentence.text) and not table["lasts"].found_in(sentence.text)
    return bool(times) and long_ago and told
