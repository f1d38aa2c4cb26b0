"""A question that only says when a claim holds is read as the condition that it is.

"Missed a dose? Take it when you remember" is "if missed a dose, take it when you remember". Any
other question stays one, and no claim may ask.
"""

import re

_LEADING = re.compile(r"^(?P<when>[A-Z][^?.!;:]{3,90})\? (?P<said>[A-Z][^?]+)$")
_REALLY_ASKS = re.compile(
    r"^(?:what|why|how|who|when|where|which|whose|can|could|may|might|should|shall|must|will|would"
    r"|do|does|did|has|have|had|is it|is there|are there|ready|time|want|wish|sure)\b",
    re.IGNORECASE,
)


def prepared(text: str) -> str:
    """The claim with a leading question turned into a condition."""
    found = _LEADING.match(text.strip())
    if found is None or _REALLY_ASKS.match(found["when"]):
        return text
    return f"If {found['when'][0].lower()}{found['when'][1:]}, {found['said'][0].lower()}{found['said'][1:]}"
