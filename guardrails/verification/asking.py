"""A claim as it is compared: without polite words, a leading question as the condition it is.

"Missed a dose? Take it when you remember" is "if missed a dose, take it when you remember". Any
other question stays one, and no claim may ask. "I'm sorry" and "please" say nothing.
"""

import re

from guardrails.verification.tables import kind_words

_POLITE = re.compile(
    r"(?:^|(?<= ))(?:I'm|I’m|I am) (?:sorry|afraid)(?: to say| that| but)?\b,? ?"
    r"|, I know(?=[,:.])|\bplease,? ",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^(?:Since|As|Because) you (?:asked|ask|wondered|wonder) about ")
"""Who says that it was asked about says what is told of."""
_LEAD_IN = re.compile(r"^(?P<lead>[^.;:?]{3,70}?)(?:, but |: |, yet |; )(?P<rest>.+)$")
_WORD = re.compile(r"[a-z']+|\d+")
_LEADING = re.compile(r"^(?P<when>[A-Z][^?.!;:]{3,90})\? (?P<said>[A-Z][^?]+)$")
_REALLY_ASKS = re.compile(
    r"^(?:what|why|how|who|when|where|which|whose|can|could|may|might|should|shall|must|will|would"
    r"|do|does|did|has|have|had|is it|is there|are there|ready|time|want|wish|sure)\b",
    re.IGNORECASE,
)


def _without_lead_in(text: str) -> str:
    """The claim without "It is hard to read, but" and its like."""
    found = _LEAD_IN.match(text)
    if found and set(_WORD.findall(found["lead"].lower().replace("’", "'"))) <= kind_words():
        return found["rest"][:1].upper() + found["rest"][1:]
    return text


def prepared(text: str) -> str:
    """The claim as it is compared: no polite words, a leading question turned into a condition."""
    text = _ASKED.sub("On ", _POLITE.sub("", text))
    text = re.sub(r",? ?(?=[.,:;])", "", text).strip()
    text = text[:1].upper() + text[1:]
    text = _without_lead_in(text)
    found = _LEADING.match(text)
    if found is None or _REALLY_ASKS.match(found["when"]):
        return text
    when, said = (part[0].lower() + part[1:] for part in (found["when"], found["said"]))
    return f"If {when}, {said}"
