"""An amount of a corticosteroid beside its name: taken now, once, or long ago.

"Prednisone 5 mg" is taken now, since a list of medicines says no more than that. "Hydrocortisone
100 mg IV at induction" and "pred 40 x 5 days in March" are single exposures; "I was on 60 mg" is
over and says nothing of today.
"""

import re

from guardrails.reading.clinical.attach import POINTS
from guardrails.reading.patterns import Event

TOLD = "dose_told"
AMOUNT = "amount"
"""An amount that nothing says to be of now: on, unless a later end is told with its date."""
_A_WEEK = 0.25
_AGAIN_AND_AGAIN = re.compile(
    r"\b(?:every|each|weekly|monthly|once a (?:week|month)|next one|repeat|regular(?:ly)?)\b"
)
_NOW = re.compile(
    r"\b(?:still|currently|now|nowadays|these days|at present|at the moment|remain\w*|ongoing|"
    r"continu\w+|maintenance|daily|per day|a day|od|om|bd|mane|alternate)\b|/d(?:ay)?\b"
)
_STARTED = re.compile(
    r"\b(?:start\w*|commenced|put (?:\w+ )?(?:back )?on(?:to)?|went (?:back )?(?:up )?on(?:to)?|"
    r"increased|upped|up to|raised|back on(?:to)?|down to|reduced to|taper\w* (?:down )?to|"
    r"wean\w* (?:down )?to|have had|has had)\b"
)
_LIMITED = re.compile(
    r"\bfor <t>|\bx ?\d+\b|\b\d+ ?(?:/7|/52|days?|doses?)\b|\b(?:one|two|three|four|five|six|"
    r"seven|ten|fourteen) (?:days?|doses?|tablets?|pills?|evenings?|nights?|mornings?)\b|"
    r"\b(?:finished|completed|ended|stopped|over|once|single|one[- ]off|stat|course|burst|"
    r"rescue|pack|bolus|tto|then nothing|none (?:after|since)|nil (?:after|since)|"
    r"nothing (?:after|since))\b"
)
_ONCE = re.compile(
    r"(?:<gc>|<dose>|mg) i\.?[vm]\b|\bi\.?[vm]\.? (?:<gc>|<dose>|pulse|inject)|\b(?:intraop\w*|"
    r"intra-op\w*|induction|theatre|premed\w*|pre-med\w*|anaesthe\w+|anesthe\w+|resus|stat|bolus|"
    r"drip|infusions?|inject\w+|needles?|shots?|jabs?|for ponv|on the table|before (?:my|his|her|"
    r"the|a) (?:scan|ct|operation|surgery|procedure))\b"
)
_GIVEN = re.compile(
    r"\b(?:took|taken|gave|given|got|had|needed|received|prescribed|injected|swallowed|popped|"
    r"used|issued|covered|handed|made me|sent me home with|treated with|showed? up)\b"
)
_OVER = re.compile(
    r"\b(?:was|were|been|used to be) (?:\w+ )?(?:on|taking|having)\b|\b(?:last|final|ends|ended|"
    r"end of|self-discontinued|discontinued|stopped|quit|gave up|ditched|dropped)\b[^.;]{0,12}$|"
    r"\b(?:at dx|at diagnosis|dx|hx|initially|originally|at first|at the start|historically|"
    r"back then|in the beginning)\b|\b(?:rather than|instead of|not|no longer|nothing like|"
    r"wasn't|isn't|off)\b[^.;]{0,12}$"
)


def meant(event: Event) -> str | None:
    """What an amount says: `still_on`, `amount`, `course`, or None where it is over."""
    text = event.clause.text
    before = text[: event.start]
    if _OVER.search(before) and not _STARTED.search(before):
        return None
    dated = any(t.kind in POINTS and t.months.low > _A_WEEK for t in event.clause.times())
    given = _GIVEN.search(before) or _ONCE.search(text)
    if _STARTED.search(before) and not (dated and _LIMITED.search(text[event.end :])):
        return "still_on"
    if _AGAIN_AND_AGAIN.search(text):
        return "still_on"
    if _NOW.search(text) and not (given and dated):
        return "still_on"
    if given or (dated and _LIMITED.search(text)):
        return "course"
    return AMOUNT


_A_FIRST_DOSE_MG = 20.0
_FIRST_DOSE = re.compile(
    r"<gc>[ :]*(?:of |at |was )?(?P<mg>\d{2,3})\b|\b(?P<mg2>\d{2,3}) (?:of )?<gc>"
)
_TOLD_AS_NOW = re.compile(
    r"\b(?:now|still|currently|today|nowadays|at the moment|at present|remains?|remaining|take|"
    r"takes|taking|am|is|i'm|she's|he's|on it|daily|every|each|a day|od|om|mane|continu\w+|"
    r"hours?|days?|weeks?|"
    r"burst|course|pack|since)\b"
)


def is_a_first_dose(event: Event) -> bool:
    """ "Pred 60, methotrexate, the lot": an amount that disease is treated with at first, and in
    words of the past or in none; one of 20 mg or less may be what is taken now.
    """
    text = event.clause.text
    doses = [dose.mg for dose in event.clause.doses()]
    bare = _FIRST_DOSE.search(text)
    doses += [float(bare["mg"] or bare["mg2"])] if bare else []
    large = bool(doses) and min(doses) > _A_FIRST_DOSE_MG
    return large and not event.clause.times() and not _TOLD_AS_NOW.search(text)
