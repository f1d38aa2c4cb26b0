"""A number that borrows its unit: "off pred three years, in remission two and a half".

People name the unit once and count on without it. A bare number right behind a word for remission
or for being without steroids is a length where a length with a unit was told just before it, in
the same sentence or the one before; nothing that may be an amount of a medicine is read so.
"""

import re
from collections.abc import Sequence

from guardrails.interval import Interval
from guardrails.reading.when.durations import Duration
from guardrails.reading.when.numbers import NUMBER, value

_STEROID = r"(?:pred\w*|steroids?|cortico\w*|glucocortico\w*|cortisone?|roids|medrol|gcs?)"
_STATE = (
    rf"(?:(?:in )?(?:full |complete |sustained |clinical )?remission|inactive|"
    rf"{_STEROID}[ -]free|(?:off|without|no|nae) (?:the |any |my |his |her )?{_STEROID}|"
    r"(?<!since )(?<!for )(?:none|nothing|nil))"
)
_BEHIND = re.compile(
    rf"\b(?P<state>{_STATE})(?: (?P<link>for|now|is|was|in|about|streak|the last|over|nearly|"
    rf"almost))*"
    rf":? (?P<number>{NUMBER})(?P<half> and a half)?"
    r"(?P<plus>\+)?(?=\s*(?:$|[,;:)!?]|\.(?!\d)|-{1,2} |(?:and|but|so|with|solid|straight)\b))"
)
_AHEAD = re.compile(
    rf"(?:\b(?:and|but|it's|is)|[,;:]) (?:also |about |nearly |now )?(?P<number>{NUMBER})"
    r"(?P<half> and a half)?(?= (?:since (?:they|he|she|my|the|his|her|it)\b|in remission|"
    rf"of remission|{_STEROID}[ -]free|(?:off|without) (?:the |any |my |his |her )?{_STEROID}))"
)
_PART = re.compile(
    rf"\b(?:for|all|these|the last) (?P<number>{NUMBER})(?P<half> and a half)?(?= of (?:them|"
    rf"those|these)\b)"
)
_ONE_UNIT = re.compile(r"(?P<unit>year|yr|month|mth|mnth|mo)[a-z]*\W*$")
_MONTHS_IN = {"y": 12.0, "m": 1.0}
_MOST = {"y": 40.0, "m": 120.0}
_OF_THE_SAME = re.compile(rf"\b(?:{_STEROID}|remission|inactive|they|them)\b")
"""What the length with its unit is told of: not how long one has had the disease or a medicine."""
_WITHIN = 110
"""Letters between the length that is told with its unit and the number that borrows it."""
_BESIDE = 60
_AMOUNT = re.compile(r"\bmg|milligram|\bdown to\b|\btablets?\b|\bdoses?\b")


def shared_units(norm: str, told: Sequence[Duration]) -> list[Duration]:
    """The lengths of which the unit stands with another length told before, in order."""
    found: list[Duration] = []
    for pattern in (_BEHIND, _AHEAD, _PART):
        for match in pattern.finditer(norm):
            start = match.start("number")
            if any(d.start < match.end() and start < d.end for d in (*told, *found)):
                continue
            months = _months(norm, match, told)
            if months is not None:
                found.append(Duration(start, match.end(), months))
    return sorted(found)


def _rest(norm: str, end: int, until: int) -> str:
    """What follows a length in its own part of the sentence."""
    return re.split(r"[.,;:!?\n]| and | but ", norm[end:until])[0]


def _months(norm: str, match: re.Match[str], told: Sequence[Duration]) -> Interval | None:
    start = match.start("number")
    before = [d for d in told if d.end <= start]
    if not before or start - before[-1].end > _WITHIN:
        return None
    between = norm[before[-1].end : match.end()]
    if len(re.findall(r"[.!?\n](?:\s|$)", between[:-1])) > 1 or _AMOUNT.search(between):
        return None
    unit = _ONE_UNIT.search(norm[before[-1].start : before[-1].end])
    beside = re.split(r"[.!?\n]", norm[max(0, before[-1].start - _BESIDE) : before[-1].start])[-1]
    same = _OF_THE_SAME.search(beside) or _OF_THE_SAME.search(_rest(norm, before[-1].end, start))
    if unit is None or not same or match["number"] in ("a", "an"):
        return None
    size = unit["unit"][0]
    number = value(match["number"]) + (0.5 if match["half"] else 0.0)
    if not 0 < number <= _MOST[size]:
        return None
    months = round(number * _MONTHS_IN[size], 3)
    return _qualified(months, match.groupdict().get("link") or "")


def _qualified(months: float, word: str) -> Interval:
    if word in ("nearly", "almost"):
        return Interval(low=0.75 * months, high=months, high_open=True)
    slack = max(months / 10, 1.0) if word == "about" else 0.0
    return Interval(low=max(0.0, months - slack), high=months + slack)
