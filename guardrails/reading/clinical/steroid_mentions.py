"""What a match in the tables of steroids is worth: denied, over, short, or of the time before.

"Never went back on it" is no return, "on it as needed until 2023" is over, "two weeks of it" is a
course where two years are none, and "before that none since 2021" is told of an exposure since.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Steroid
from guardrails.interval import ANY
from guardrails.reading.clinical.steroid_reading import SteroidReading
from guardrails.reading.disowned import corrects
from guardrails.reading.patterns import Event
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind, TimeMention

SPELL = "spell"
_SPELL_MONTHS = 3.0
"""A length of treatment up to this is a course; a longer one is the treatment itself."""
_STEROID_AT_MOST_MG = 200.0
"""Milligrams in one amount above which a medicine that is not named is no steroid by mouth."""
_LONG_PAST = re.compile(
    r"\b(?:was|were|used to|had been|had|previously|initially|originally|at first|at the start|"
    r"in the past|back then|historically|took|prior|past|"
    r"(?:filled|pumped|stuffed|loaded|blasted|hit) "
    r"(?:me|him|her|us))\b"
)
_NO_RETURN = re.compile(
    r"(?:\b(?:not|never|nor|without|no need to|no reason to)|n't)(?: (?:been|ever|once|yet|"
    r"since|had|have|"
    r"has|to|be|being|gone|needed|need|was|were|it|them|that|again|even|to be|\w+ly))* ?$"
)
_RETURNS = re.compile(
    r"\b(?:re-?start|resum|went back|gone back|go(?:ing)? back|back on|re-?\w+ced)"
)
_RETURN_AFTER_ALL = re.compile(r"\b(?:until|till|before|only|just|but)\b")
_WAS_ON = re.compile(r"\b(?:was|were|had been|used to be)\b")
_BEFORE = re.compile(
    r"^(?:and |but |so |well )*(?:before ?:|before (?:that|then|this|it|them|those)|"
    r"prior to (?:that|this|then)|until "
    r"then|up (?:to|until) then)\b|\b(?:before|prior to) (?:that|then|this|it)\b(?=\W*$|:| i|"
    r" he| she)"
)
_BESIDES = re.compile(
    r"^(?:and |but |so )*(?:otherwise|(?:apart|aside) from (?:that|this|it|those|these)|"
    r"(?:other than|"
    r"except for|besides|save for|bar|but for) (?:that|this|it|those|these))\b"
)


_MAY_BE_ONE = re.compile(
    r"<(?:gc|local|dose)>|\b(?:jabs?|shots?|inject\w*|needles?|packs?|bursts?|courses?|drips?|infusions?|"
    r"puls\w+|tablets?|pills?|kit|rescue|days of|medicines?|remed\w+|churna|herb\w*|it|them|"
    r"some|something|for (?:my|his|her|the|a))\b"
)
"""What an "otherwise none" may leave out."""
_LOOKED_UP = re.compile(
    r"\bauto-?correct\b|\bfat fingers?\b|\bnot (?:20)?\d\d\b|\bupdate\b|\b(?:looked|"
    r"checked) (?:it|in|up|my|"
    r"his|her|the|with)\b|\b(?:pharmacy|diary|calendar|records?) (?:checked|says?|shows?|"
    r"confirm\w*)"
)
"""A later turn that tells the date again, and better."""


def is_of_another_time(event: Event) -> bool:
    """Whether a sign of a use is denied or told as over by the words before and behind it."""
    match event.value:
        case "on":
            return bool(_LONG_PAST.search(event.clause.text[: event.start]))
        case "still_on":
            return _is_over(event)
        case "restarted":
            return _is_no_return(event)
        case _:
            return event.value == SPELL and _is_treatment(event)


def _is_no_return(event: Event) -> bool:
    """ "Discontinued and not resumed": the going back is denied."""
    text = event.clause.text
    verb = _RETURNS.search(text, event.start, event.end)
    denied = _NO_RETURN.search(text[: verb.start() if verb else event.start])
    return bool(denied) and not _RETURN_AFTER_ALL.search(text[event.end :])


def _is_over(event: Event) -> bool:
    """ "I was on prednisone as needed until 2023"."""
    text = event.clause.text
    ended = any(time.kind is Kind.UNTIL for time in event.times())
    return ended and bool(_WAS_ON.search(text[: event.start + 3]))


def _is_treatment(event: Event) -> bool:
    """Whether a length of it told is too long for a course, or none is told in the match."""
    lengths = [
        tag.meaning.months.high
        for tag in event.clause.tags
        if isinstance(tag.meaning, TimeMention)
        and tag.meaning.kind is Kind.SPAN
        and event.start <= tag.start < event.end
    ]
    return not lengths or min(lengths) > _SPELL_MONTHS


def is_of_larger_amount(event: Event) -> bool:
    """ "Currently 1 g twice daily", where no medicine is named: that is mycophenolate."""
    doses = event.clause.doses()
    return bool(doses) and all(dose.mg >= _STEROID_AT_MOST_MG for dose in doses)


def standing(offs: Sequence[Event]) -> list[Event]:
    """The ends that say something of now: "before that none since 2021" does not."""
    return [event for event in offs if not _BEFORE.search(event.clause.text)]


def leaves_out(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    """Whether an end leaves out what was said just before it: "otherwise none since"."""
    if not _BESIDES.search(event.clause.text):
        return False
    earlier = [c for c in clauses if c.turn == event.turn and c.index < event.clause.index]
    if not any(_MAY_BE_ONE.search(c.text) for c in earlier):
        return False
    return not any("<topical>" in c.text for c in clauses if c.turn == event.turn)


def latest(
    now: SteroidReading, before: SteroidReading, clauses: Sequence[TaggedClause], turn: int
) -> SteroidReading:
    """An end told in a later turn undoes no later exposure told before, unless it corrects it."""
    earlier, later = before.months_since.value, now.months_since.value
    both_off = Steroid.ON not in (now.use.value, before.use.value)
    if not both_off or ANY in (earlier, later) or earlier.high >= later.low:
        return now
    texts = [clause.text for clause in clauses if clause.turn == turn]
    if corrects(texts) or any(_LOOKED_UP.search(text) for text in texts):
        return now
    return now._replace(months_since=before.months_since)
