"""A muscle enzyme told several times over, in a row or a table: does it rise above the limit?

"CK (ULN 200): May 162, Aug 231, Nov 388", a line for each month, rows of a table with a date in
each. A clause holds one value of these at most, so the whole turn is looked at. Only what blocks
is read here: a series whose last value is above its limit and has risen is raised.
"""

import itertools
import re
from collections.abc import Sequence

from guardrails.facts import Enzymes
from guardrails.reading.clinical.choose import Said
from guardrails.reading.tagged import TaggedClause

_ENZYME = re.compile(r"\b(?:c\.?k\.?|cpk|creatine kinase|aldolase)s?\b")
_OTHER = re.compile(
    r"\b(?:ldh|alt|ast|ggt|alp|mmt\w*|cmas|cdasi|mrc|power|strength|skin|rash|mmf|mycophenolate\w*|"
    r"cellcept|mycept|pred\w*|hb|haemoglobin|wbc|platelets?|esr|crp|creatinine|weight|bp|age)\b"
)
"""Another measure, or another thing that is told in numbers: the series ends before it."""
_LIMIT = re.compile(
    r"\b(?:uln|upper(?: limit| end)?(?: of normal)?|limit|ref\w*\.?|range|normal|norm|n|max\w*|top|"
    r"up ?to|"
    r"under|below|<|till|until)(?: is| of| up ?to|:| <)*[ (]*(?:\d{1,3} ?(?:-|to) ?)?"
    r"(?P<limit>\d{2,3})(?!\d)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"\b(?:19|20)\d\d(?:[-/.]\d{{1,2}}){{0,2}}\b|\b\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b(?: '?\d{{2,4}})?|\b{_MONTH}\.? '\d\d\b|"
    r"\b\d+ ?(?:months?|weeks?|years?|days?|mg|g|%|x|times)\b"
)
_VALUE = re.compile(r"(?<![\d.,/-])\d{2,5}(?![\d/%]|[.,]\d)")
_LONGEST = 240
_LEAST = 3
_RISEN = 1.25
"""A last value this much above the first is no mere wobble."""
_RISEN_WITHOUT_LIMIT = 1.5
_HIGHEST_USUAL = 200.0
"""U/L: an upper limit of CK as laboratories state it, where none is told with the row."""


def rising_series(clauses: Sequence[TaggedClause], own: Sequence[bool]) -> list[Said]:
    """`raised` for each turn of the patient's whose enzyme rises above the limit told with it."""
    found: list[Said] = []
    for turn in sorted({clause.turn for clause in clauses}):
        of_turn = [(c, mine) for c, mine in zip(clauses, own, strict=True) if c.turn == turn]
        whole = of_turn[0][0].whole.norm
        first = _ENZYME.search(whole)
        if first is None or not any(mine and _ENZYME.search(c.text) for c, mine in of_turn):
            continue
        if _rises(_stretch(whole, first.start())):
            clause = next(c for c, mine in of_turn if mine and _ENZYME.search(c.text))
            found.append(Said(Enzymes.RAISED, clause.quote(), turn))
    return found


def _stretch(whole: str, start: int) -> str:
    """From the enzyme's name to the next thing that is told in numbers."""
    text = whole[start : start + _LONGEST]
    other = _OTHER.search(text)
    return text[: other.start()] if other else text


def _rises(text: str) -> bool:
    limit = _LIMIT.search(text)
    upper = float(limit["limit"]) if limit else _HIGHEST_USUAL
    risen = _RISEN if limit else _RISEN_WITHOUT_LIMIT
    told = text[: limit.start()] + " " + text[limit.end() :] if limit else text
    rest = _DATE.sub(" ", told)
    rest = re.sub(r"\b\d{1,3} ?(?:-|to) ?\d{2,3}\b", " ", rest)
    values = [float(match.group()) for match in _VALUE.finditer(rest)]
    values = [value for value in values if not 2000 <= value <= 2035]
    if len(values) < _LEAST or values[-1] <= upper or values[-1] < values[0] * risen:
        return False
    return all(before <= after for before, after in itertools.pairwise(values[-_LEAST:]))
