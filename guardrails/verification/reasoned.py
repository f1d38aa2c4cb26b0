"""A claim reasons with its reader only where the statement has been said with a reason.

"Seven infants in a registry had no harm reported" holds no "so you can breastfeed". Asked are both
wordings and all restatements: whoever passed these refused what added a reason.
"""

import re

from guardrails.verification.subject import Subject
from guardrails.verification.words import folded

_REASONS = re.compile(
    r"(?<!\bor )(?<!\bsay )(?<!\bdo )(?<!\bdoing )(?<!\bjust )\bso\b"
    r"(?! (?:far|long|many|much|few|little|often|called|that|as)\b)|"
    r"\b(?:because|therefore|thus|hence|thereby|consequently|that is why|for this reason|"
    r"which (?:is why|means|proves|shows)|meaning that|as a result)\b|"
    r"(?:^|, )since\b(?! (?:the (?:start|beginning|diagnosis|onset)|19\d\d|20\d\d|then|when)\b)"
)

_READER = re.compile(r"\byou(?:r|rs|rself)?\b")


def reason_problem(subject: Subject) -> str | None:
    """Which reason or conclusion for the reader is the claim's own, or None."""
    claim = folded(subject.text)
    found = _REASONS.search(claim)
    if found is None or not _READER.search(claim):
        return None
    wordings = (*(side.text for side in subject.told), *subject.restated)
    if any(_REASONS.search(folded(text)) for text in wordings):
        return None
    return f"reasons with “{found.group().strip(' ,')}”"
