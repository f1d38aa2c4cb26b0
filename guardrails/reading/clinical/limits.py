"""The limit told with an enzyme's value: in a range, or beside a word for a limit."""

import re

from guardrails.reading.tagged import TaggedClause

ENZYME = r"(?:c\.?k\.?|cpk|creatine kinase|creatinine kinase|aldolase|ldh)"
_AMOUNT = r"\d{1,4}(?:\.\d{1,2})?"
UPPER = re.compile(
    r"(?:uln|top of (?:the )?(?:normal|range)|upper (?:limit|end)(?: of normal)?|ul\b|"
    r"normal(?: range)?|ref(?:erence)?(?: range)?|range|nr|limit|max|cut-?off|norm|lab says|"
    r"ceiling|allowed|permitted|permissible|can be(?= (?:up to )?\d)|"
    r"within|between)"
    rf"[^\d]{{0,24}}?(?:(?P<low>{_AMOUNT})\s*(?:-|to|and)\s*)?(?P<upper>{_AMOUNT})(?!\d|\.\d)|"
    r"(?:<|under|below|up to|until|till|allowed|tops? out at|stops at|ends at|their top is|"
    r"top (?:is|at|being|of)|"
    r"no more than|"
    rf"at most|out of|[(\[](?:to|max) )\s*(?P<upper2>{_AMOUNT})(?!\d|\.\d)|"
    rf"[(\[] ?(?P<low3>{_AMOUNT})\s*(?:-|to)\s*(?P<upper3>{_AMOUNT})[^\d)\]]{{0,8}}[)\]]|"
    rf"(?<![\d.])(?P<upper4>{_AMOUNT})(?:'s| is| was| being| as)? (?:the |its |their )?"
    r"(?:limit|max\w*|most|top|ceiling|cut-?off|upper)\b|"
    rf"(?<![\d.])(?P<low5>{_AMOUNT})\s*(?:-|to)\s*(?P<upper5>{_AMOUNT}) (?:is |being |was )?"
    r"(?:ok\b|okay|fine|normal|allowed|the range|the norm)"
)
"""The limit of a value: what stands last in a range, or beside a word for a limit."""
_LIMITS = ("upper", "upper2", "upper3", "upper4", "upper5")
_TIMES_OVER = re.compile(
    r"(?<![\d.])(?P<times>\d{1,2}(?:\.\d+)?|two|three|four|five|six|ten|twice)[ -]?(?:x|times|"
    r"fold)?"
    r"(?: |-)(?:over |above |beyond )?(?:the |their |its |my |her |his |top |of )*"
    r"(?:upper )?(?:limit|normal|uln|upper|range|top)\b"
)
_LIMIT_WITHIN = 80
"""Letters behind a number within which its own limit stands."""
_NEXT_ENZYME = re.compile(rf"\b{ENZYME}\b|\n|[.?!](?:\s|$)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2035
STABLE_LIMIT = 2.0
FACTORS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
    "twice": 2,
    "one and a half": 1.5,
    "one-and-a-half": 1.5,
}


def is_year(number: float) -> bool:
    """Whether a number beside an enzyme is rather a year."""
    return _FIRST_YEAR <= number <= _LAST_YEAR


def own_limit(clause: TaggedClause, end: int, context: str, value: float) -> float | None:
    """The upper limit told behind the number, or anywhere beside a sentence's only enzyme."""
    behind = clause.whole.norm[clause.source[end] :]
    until = _NEXT_ENZYME.search(behind)
    reach = min(until.start(), _LIMIT_WITHIN) if until else _LIMIT_WITHIN
    own = upper_limit(behind[:reach], value)
    alone = len(re.findall(rf"\b{ENZYME}\b", context)) < 2
    return own if own is not None or not alone else upper_limit(context, value)


def _factor(match: re.Match[str]) -> float:
    return float(FACTORS.get(match["times"], 0) or match["times"])


def stable_too_high(sentence: str) -> bool:
    """Whether a sentence names a limit and a value above twice it: stable at that is unknown."""
    if any(_factor(match) > STABLE_LIMIT for match in _TIMES_OVER.finditer(sentence)):
        return True
    told = next((limit for m in UPPER.finditer(sentence) if (limit := _limit_of(m))), None)
    if told is None:
        return False
    values = [float(n) for n in re.findall(r"(?<![\d./])\d{2,5}(?![\d/])", sentence)]
    return any(n > STABLE_LIMIT * told and not is_year(n) for n in values)


def upper_limit(context: str, value: float) -> float | None:
    """The first limit told in a text that is not the value itself; a year is none."""
    limits = (_limit_of(match) for match in UPPER.finditer(context))
    told = (limit for limit in limits if limit and limit != value)
    return next((limit for limit in told if not is_year(limit)), None)


def _limit_of(match: re.Match[str]) -> float | None:
    told = next((match[name] for name in _LIMITS if match[name]), None)
    return float(told) if told else None
