"""An all-clear of a part, a moment or a picture: "clear in the photos", "normal on good days"."""

from guardrails.reading.patterns import wordings
from guardrails.reading.withheld.statements import Context, Sentence, clear_from


def holds_in_part(fact: str, sentence: Sentence, _: Context) -> bool:
    """Whether the all-clear of a sentence is only of such a part."""
    table = wordings("withheld")["in_part"]
    told = clear_from(fact, sentence.text) is not None
    return told and fact in table and table[fact].found_in(sentence.text)
