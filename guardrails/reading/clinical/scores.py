"""Scores and measurements with their scales and limits: MMT-8, CMAS, CDASI, CK and its relatives.

MMT-8 has a maximum of 80 (one side) or 150 (both sides and neck); a bare value above 80 is read as
neither. CMAS has 52. A CK is judged against the upper limit that is told with it; without one only
a value above 1,000 U/L says something.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from guardrails.facts import Enzymes, Skin, Strength
from guardrails.reading.clinical.choose import Said
from guardrails.reading.clinical.limits import (
    ENZYME,
    FACTORS,
    STABLE_LIMIT,
    UPPER,
    own_limit,
    upper_limit,
)
from guardrails.reading.clinical.steady import EACH_TIME, goes_on, is_steady
from guardrails.reading.tagged import TaggedClause

_MMT = re.compile(
    r"\bm ?m ?t(?:[- ]?(?:8|"
    r"eight))?\b[^\d/]{0,28}?(?<!-)(?P<value>\d{2,3}(?:\.\d)?)(?!\d)(?:\s*(?:/|out of|"
    r"over|from|of)\s*(?P<of>\d{2,3}))?|\b(?P<value2>\d{2,3})\s*(?:/|out of|(?:oot|out) (?:o|"
    r"ae)|oot of|over|from|"
    r"of|on)\s*"
    r"(?P<of2>80|150)\b(?!\d|/)"
)
_SCALE_ALONE = re.compile(
    r"(?:out of|^/|^of|up to|scale (?:is|of|to)|max(?:imum)?(?: is| of)?|goes to|"
    r"bilateral.{0,20}) ?(80|150)\b"
)
_CMAS = re.compile(
    r"\bcmas\b[^\d/]{0,20}?(?P<value>\d{1,2})(?!\d)(?:\s*(?:/|"
    r"out of|over|from|of(?: the)?)\s*(?P<of>52))?|"
    r"\b(?P<value2>\d{1,2})\s*(?:/|out of|(?:oot|out) (?:o|"
    r"ae)|oot of|over|from|of(?: the)?)"
    r"\s*52\b"
)
_CDASI = re.compile(r"\bcdasi\b[^\d/]{0,24}?(?P<value>\d{1,3})(?!\d)")
_NUMBER = r"(?P<value>\d{1,2},\d{3}|\d+(?:\.\d+)?)"
_CK = re.compile(
    rf"\b{ENZYME}s?\b(?:[^\d<>]|<t>){{0,32}}?{_NUMBER}(?!\d| ?(?:x|times|/|mg|months?|"
    rf"years?|weeks?|mo\b|yr))"
)
_SERIES = re.compile(
    rf"\b{ENZYME}s?\b[^\d]{{0,30}}?(?P<numbers>\d{{2,5}}(?:(?:,| |-|>|then|to|and|now|last|in|"
    rf"it was|was|up|a|jan\w*|feb\w*|mar\w*|apr\w*|"
    r"may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|spring|summer|autumn|winter|u/l|iu|/l|\(|"
    r"\)|month|week|visit|year|this|time|from)+\d{2,5}(?![\d/%]|\.\d|-\d))+)"
)
_RANGE = re.compile(r"\d{2,5} ?- ?\d{2,5}")
_STEP = re.compile(r"then|to\b|->|>|now|up")
_TIMES_LIMIT = re.compile(
    r"(?P<times>one and a half|one-and-a-half|\d+(?:\.\d+)?|two|three|four|five|six|ten|"
    r"twice)\s*(?:(?:x|times|(?<=twice))\s*"
    r"(?:the )?normal\b|(?:x|times)?\s*(?:the )?(?:uln|top of (?:the )?(?:normal|range)|"
    r"upper (?:limit|end)))"
)
_FLAG_NORMAL = re.compile(
    r"[ ,:(]*(?:iu|u)?(?:/l)?[ ,:(-]*(?:normal|nl\b|n\b(?=\s*(?:$|[).,;:/\]]))|wnl|in range|within|"
    r"ok\b|fine)(?!\w)(?!\W{0,3}(?:range|limits?|below|under|is|are|up ?to|to|until|between|<|max|"
    r"\d|for (?:the lab|me|him|her)|value))"
)
"""Not "normal below 190", which tells a limit."""
_FLAG_HIGH = re.compile(r"[ ,:(]*(?:iu|u)?(?:/l)?[ ,:(-]*(?:high|raised|elevated|abnormal|h\b|\*)")
_BEHIND = 24
_MEANINGFUL_RISE = 1.1
_MMT_MAXIMA = (80, 150)
_CMAS_MAX = 52
_CMAS_NEAR_MAX = 48
_CDASI_MINIMAL = 2
_CK_CLEARLY_RAISED = 1000


class Score(NamedTuple):
    """What a measurement says, and where it stands in the clause."""

    value: str
    start: int
    end: int
    settled: bool = True
    """Whether the number was judged by a scale or a limit; if not, words beside it may speak."""


def strength_score(clause: TaggedClause) -> Score | None:
    """MMT-8 or CMAS; `unknown` for a value whose scale cannot be told."""
    match = _MMT.search(clause.text)
    if match:
        value = float(match["value"] or match["value2"])
        scale = int(match["of"] or match["of2"] or 0)
        return Score(_mmt(value, scale), match.start(), match.end())
    match = _CMAS.search(clause.text)
    if match:
        value = int(match["value"] or match["value2"])
        word = Strength.NORMAL if value == _CMAS_MAX else Strength.UNKNOWN
        if value < _CMAS_NEAR_MAX or match["of"] or match["value2"]:
            word = Strength.NORMAL if value >= _CMAS_MAX else Strength.REDUCED
        return Score(word, match.start(), match.end())
    return None


def _mmt(value: float, scale: int) -> Strength:
    if scale in _MMT_MAXIMA:
        if value > scale:
            return Strength.UNKNOWN
        return Strength.NORMAL if value == scale else Strength.REDUCED
    if scale:
        return Strength.UNKNOWN
    if value == _MMT_MAXIMA[0] or value == _MMT_MAXIMA[1]:
        return Strength.NORMAL if value == _MMT_MAXIMA[0] else Strength.UNKNOWN
    return Strength.REDUCED if value < _MMT_MAXIMA[0] else Strength.UNKNOWN


def scale_told_later(clauses: Sequence[TaggedClause]) -> list[Said]:
    """An MMT-8 whose scale the person adds in a later turn ("MMT 148" … "out of 150")."""
    bare: tuple[float, str] | None = None
    found: list[Said] = []
    for clause in clauses:
        match = _MMT.search(clause.text)
        if match and not (match["of"] or match["of2"]):
            bare = (float(match["value"] or match["value2"]), clause.quote())
        scale = _SCALE_ALONE.search(clause.text)
        if scale and bare is not None:
            found.append(Said(_mmt(bare[0], int(scale[1])), bare[1], clause.turn))
    return found


def skin_score(clause: TaggedClause) -> Score | None:
    """CDASI activity: up to 2 is minimal."""
    match = _CDASI.search(clause.text)
    if not match or "damage" in match.group():
        return None
    minimal = int(match["value"]) <= _CDASI_MINIMAL
    return Score(Skin.MINIMAL if minimal else Skin.ACTIVE, match.start(), match.end())


def enzyme_score(clause: TaggedClause, context: str, after: str = "") -> Score | None:
    """A CK or its relatives with a number; `context` is the whole sentence, where limits may stand,
    `after` the next one, where the limit and that it keeps its level may be told.

    `unknown` for a number that nothing is told to judge by.
    """
    after = after if goes_on(after) else ""
    steady = is_steady(context) or is_steady(after)
    times = _TIMES_LIMIT.search(clause.text)
    if times and re.search(ENZYME, clause.text):
        factor = float(FACTORS.get(times["times"], 0) or times["times"])
        word = _against(factor, 1.0, stable=steady)
        return Score(word, times.start(), times.end(), settled=True)
    if _rising(context):
        place = re.search(ENZYME, clause.text)
        if place:
            return Score(Enzymes.RAISED, place.start(), len(clause.text), settled=True)
    match = _CK.search(clause.text)
    if not match:
        return None
    value = float(match["value"].replace(",", ""))
    behind = clause.whole.norm[clause.source[match.end()] :][:_BEHIND]
    if _FLAG_NORMAL.match(behind) or _FLAG_HIGH.match(behind):
        word = Enzymes.NORMAL if _FLAG_NORMAL.match(behind) else Enzymes.RAISED
        return Score(word, match.start(), match.end(), settled=True)
    upper = own_limit(clause, match.end(), context, value)
    if upper is None and after and not re.search(rf"\b{ENZYME}\b", after):
        upper = upper_limit(after, value)
    if upper is not None:
        word = _against(value, upper, stable=steady)
    else:
        word = Enzymes.RAISED if value > _CK_CLEARLY_RAISED else Enzymes.UNKNOWN
    return Score(word, match.start(), match.end(), settled=upper is not None)


def _rising(context: str) -> bool:
    """Whether the sentence tells an enzyme that only rises: three values, or two with "to"."""
    match = _SERIES.search(context)
    if not match or UPPER.search(match.group()):
        return False
    text = _RANGE.sub(" ", match["numbers"])
    numbers = [int(n) for n in re.findall(r"(?<!\d)\d{2,5}(?!\d)", text)]
    numbers = [n for n in numbers if not 2000 <= n <= 2030]
    if len(numbers) == 2 and EACH_TIME.search(context):
        return False
    rising = all(a < b for a, b in itertools.pairwise(numbers))
    enough = len(numbers) > 2 or (len(numbers) == 2 and bool(_STEP.search(text)))
    return rising and enough and numbers[-1] > numbers[0] * _MEANINGFUL_RISE


def _against(value: float, upper: float, *, stable: bool) -> Enzymes:
    if value <= upper:
        return Enzymes.NORMAL
    if not stable:
        return Enzymes.RAISED
    return Enzymes.STABLE if value <= STABLE_LIMIT * upper else Enzymes.UNKNOWN
