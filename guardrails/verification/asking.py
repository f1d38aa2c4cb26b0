"""A claim as it is compared: without polite words, a leading question as the condition it is.

"Missed a dose? Take it when you remember" is "if missed a dose, take it when you remember". Any
other question stays one, and no claim may ask. "I'm sorry" and "please" say nothing.
"""

import re

_POLITE = re.compile(
    r"(?:^|(?<=[,:;.] )|(?<=, but )|(?<= ))(?:I'm|I’m|I am) (?:sorry|afraid)(?: to say| that| but)?\b,? ?"
    r"|, I know(?=[,:.])|^I wish I could help more, but |\bplease,? ",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?P<when>[A-Z][^?.!;:]{3,90})\? (?P<said>[A-Z][^?]+)$")
_REALLY_ASKS = re.compile(
    r"^(?:what|why|how|who|when|where|which|whose|can|could|may|might|should|shall|must|will|would"
    r"|do|does|did|has|have|had|is it|is there|are there|ready|time|want|wish|sure)\b",
    re.IGNORECASE,
)


def prepared(text: str) -> str:
    """The claim as it is compared: no polite words, a leading question turned into a condition."""
    text = _POLITE.sub("", text)
    text = re.sub(r",? ?(?=[.,:;])", "", text).strip()
    text = text[:1].upper() + text[1:]
    found = _LEADING.match(text)
    if found is None or _REALLY_ASKS.match(found["when"]):
        return text
    return f"If {found['when'][0].lower()}{found['when'][1:]}, {found['said'][0].lower()}{found['said'][1:]}"
