"""A blood count told several times over with its dates: the latest one counts.

"ANC 0.9 (4/8), 1.4 (1/9), 3.5 (17/11)", "leucos 05/26 2.2; 11/26 6.2", "plt 48 in June, now 190".
A row is told in the order of time. Where its months run backwards, it may be told backwards or
cross a new year: then the lower end counts. One without a date is no row.
"""

import re

_NOW = ("now", "today", "yesterday", "last week", "this week", "this morning")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{2,4}})?|"
    rf"{_MONTH}(?: (?:\d{{4}}|'\d\d))?|{'|'.join(_NOW)})"
)
_VALUE = r"(?<![\d/.])\d{1,3}(?:[.,]\d{1,3})?(?:,\d{3})?k?(?![\d/])"
_ONE = (
    rf"(?:(?:in |on |at )?(?P<before>{_DATE}):? (?:it (?:is|was) )?)?(?P<value>{_VALUE})"
    rf"(?: ?\(?(?:in |on |at )?(?P<after>{_DATE})\)?)?"
)
_BETWEEN = (
    r"(?: ?(?:,|;|->|=>|>|→|\|) ?|,? (?:then|and|to|but) )"
    r"(?:then |and |now back to |back to |up to )?"
)
_FIRST = re.compile(_ONE)
_NEXT = re.compile(_BETWEEN + _ONE)


def latest(text: str) -> str | None:
    """The latest value of the row that a text begins with, as written; None where it is no row."""
    found = _FIRST.match(text)
    row: list[tuple[str, str]] = []
    while found:
        row.append((found["value"], found["before"] or found["after"] or ""))
        found = _NEXT.match(text, found.end())
    if len(row) < 2 or not any(date for _, date in row):
        return None
    (first, began), (last, ended) = row[0], row[-1]
    if began in _NOW and ended not in _NOW:
        return first
    if _later(began, ended):
        return min(first, last, key=amount)
    return last


def amount(value: str) -> float:
    """The number written; a comma before three digits parts thousands, any other is a point."""
    text = value.removesuffix("k")
    number = float(re.sub(r",(?=\d{3}$)", "", text).replace(",", "."))
    return number * 1000 if value.endswith("k") else number


def _later(one: str, other: str) -> bool:
    """Whether the first date comes after the second in the year: backwards, or over a new year."""
    a, b = _place(one), _place(other)
    return a is not None and b is not None and b < a


def _place(date: str) -> tuple[int, int] | None:
    """Month and day of a date without a year; None where it tells less, or a year."""
    named = re.fullmatch(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_MONTH})", date)
    if named:
        return _MONTHS.index(named[2][:3]), int(named[1] or 0)
    plain = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})", date)
    return (int(plain[2]), int(plain[1])) if plain else None
