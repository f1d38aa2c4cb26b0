"""Whether a muscle enzyme above its limit is told to keep still: "has not budged in four years".

Raised but stable over time meets the criterion, so the words must say so: that it is stable, that
it is the same, that it has been at that value at every check or for years. A word that says it
rises or has changed undoes it, and so does a last value well above the first.
"""

import re

from guardrails.reading.clinical.limits import is_year

_SAYS_SO = re.compile(
    r"\b(?:stable|steady|unchanged|flat|static|constant|plateau\w*)\b|\bthe same\b|\bsame "
    r"(?:number|figure|value|"
    r"level|result|reading|place|old)\b|"
    r"(?:not|n't|never|nor)(?: \w+)? (?:budged?|budges|moved?|moves|shift\w*|chang\w+|varie[sd]|"
    r"moving|budging|wavered)\b|\bexactly (?:that|there|like that)\b|\bstuck (?:at|around|"
    r"about|on|slightly|"
    r"just|a )"
)
_YEARS = r"(?:for|over|in|since|these) (?:the (?:last|past) )?(?:about |over |at least )?"
_LONG = (
    rf"(?:{_YEARS}(?:years|(?:two|three|four|five|six|seven|eight|ten|[2-9]|1\d)\+? (?:whole |"
    rf"full |long )?(?:years|yrs)|"
    r"(?:19|20)\d\d)|(?:at|on|in) (?:every|each|all)(?: \w+)?(?: of the last \d+)? "
    r"(?:checks?|tests?|draws?|visits?|bloods?|one|measurements?|times?)|(?:at|on|in) each of "
    r"the last)"
)
_SITS = re.compile(
    r"\b(?:been|sat|lived?|lives|sits?|stays?|stayed|hovers?|hovered|runs?|ran|is|was|ck|cpk|aldolase|that|"
    rf"there|like that|ish)\b[^.;!?]{{0,40}}\b{_LONG}"
)
_VALUE = re.compile(r"(?<![\d./])\d{2,4}(?:\.\d)?(?![\d/%])")
_CHANGES = re.compile(
    r"\b(?:ris(?:es?|ing|en)|rose|climb\w*|creep\w*|crept|going up|gone up|went up|upwards?|up "
    r"from|"
    r"increas\w+|doubl\w+|tripl\w+|higher (?:than|each|every|now)|jump\w*|spik\w+|shot up|"
    r"trend\w*|worse\w*|"
    r"drift\w*|now|used to|was \d|from \d+ to|not (?:stable|steady|the same)|until|no longer|"
    r"but (?:this|last|in|"
    r"today)|fluctuat\w*|up and down)\b|n't (?:stable|steady|the same)"
)
_NOT_SO = re.compile(
    r"(?:\bnot|n't|\bno longer|\bhardly|\bnever) (?:been |quite |really |yet )*(?:stable|"
    r"steady|the same|flat)\b"
)
_OF_ELSE = re.compile(
    r"\b(?:weight|disease|skin|rash|strength|power|muscles|clinically|dose|lungs?|fvc|lung "
    r"function|bp|pressure|"
    r"symptoms?|dm|myositis|remission|otherwise|he|she|i|i'm|he's|she's|patient|liver|"
    r"platelets?|counts?)(?: "
    r"(?:is|was|are|'s|has|been|remains?|all|very|completely|otherwise|also|of|on))* (?:stable|"
    r"steady|unchanged|the "
    r"same|constant)\b|\b(?:stable|steady|same|constant|unchanged) (?:dose|weight|disease|"
    r"lungs?|skin|strength|"
    r"remission|week|day|month|time|visit|doctor|clinic|job|partner)\b"
)
"""Something else that keeps still in the same sentence."""
_FOLLOWS = re.compile(
    r"(?:and |but |so |well |though )*(?:it'?s?|that'?s?|this|they|been|has|which|always|never|"
    r"not|stable|steady|"
    r"unchanged|the same|same|the (?:lab|limit|number|doctor)|lab|limit|normal|rheum\w*|doc\w*|"
    r"doctors?|"
    r"consultant|clinic|prof\w*)\b"
)
EACH_TIME = re.compile(
    r"\b(?:each|every) (?:time|check|test|draw|visit|single)\b|\b(?:at|on|in) (?:every|each)\b|"
    r"\b(?:stays?|"
    r"stayed|sits?|always|hovers?|hovering|lives|ranges?) (?:\w+ )?(?:between )?\d"
)
"""Two values behind one of these are the ends of where it keeps, and no rise."""
_WIDEST = 1.25


def is_steady(context: str) -> bool:
    """Whether the sentence tells that a raised enzyme keeps its level."""
    if _NOT_SO.search(context):
        return False
    context = _OF_ELSE.sub(" ", context)
    if _SAYS_SO.search(context):
        return True
    if _CHANGES.search(context) or not _SITS.search(context):
        return False
    values = [float(n) for n in _VALUE.findall(context)]
    values = [n for n in values if not is_year(n)]
    series = [n for n in values if n > 1] or [0.0]
    return bool(values) and max(series) <= _WIDEST * _first(series)


def goes_on(sentence: str) -> bool:
    """Whether a sentence behind the one with the value still speaks of it."""
    return bool(_FOLLOWS.match(sentence.strip()))


def keeps_level(clause: str, sentence: str) -> bool:
    """Whether what a clause calls raised is told in its sentence to keep its level."""
    return is_steady(sentence) and not _CHANGES.search(clause)


def _first(series: list[float]) -> float:
    """The value that the others are held against: the limit, if told, is lower than all raised."""
    return series[0]
