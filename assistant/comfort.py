"""Whether a person tells of fear or tears: then nobody is turned away coolly.

Thoughts of self-harm are an emergency, which the guardrails read; this is for what is less.
"""

import re

_DISTRESS = re.compile(
    r"\b(?:cr(?:y|ying|ied)|weep\w*|sobb?ing|in tears|tearful|scared|frighten\w*|terrif\w*|afraid"
    r"|petrified|panick\w*|overwhelm\w*|desperate|despair\w*|hopeless|heart ?broken|devastat\w*"
    r"|feel(?:ing)? (?:so )?lonely|so alone|falling apart|at (?:my|her|his) wit'?s end"
    r"|worried sick|break(?:ing)? down"
    r"|can(?:no|'?)t (?:cope|go on like this|take it any ?more|bear it|face it)"
    r"|can(?:no|'?)t stop worrying)\b",
    re.IGNORECASE,
)


def distressed(turn: str) -> bool:
    """Whether the words of `turn` tell of fear, tears or despair, and ask nothing beside."""
    return "?" not in turn and bool(_DISTRESS.search(turn))
