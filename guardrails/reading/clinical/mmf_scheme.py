"""Doses of mycophenolate in a prescription's notation, which is added up over the day.

"500 mg 2-0-2" counts tablets morning, noon and evening; "720 + 720" and "5 ml of 200 mg/ml" are
amounts.
"""

import re

_COUNTS = r"(?P<counts>\d(?: ?[-–] ?\d){2,3})(?![\d/–-])"
"""One figure each: two would be a date."""
_STRENGTH = r"(?<![\d.,])(?P<mg>250|500|180|360) ?(?:mgs?)?"
_PIECES = re.compile(
    rf"{_STRENGTH}(?: (?:tabs?|tablets?|caps?|capsules?|pills?))?[,:;(]? ?{_COUNTS}"
)
"""How many tablets morning, noon, evening and, in some countries, night."""
_GRAMS = re.compile(rf"(?<![\d.,-]){_COUNTS} ?(?:g|gm|grams?)\b")
_AMOUNT = r"(?:[1-9]\d{2,3}|\d,\d{3})(?: ?mgs?)?"
_AT_A_TIME = rf"{_AMOUNT} (?:mane|nocte|am|pm|midday|noon)"
_SUM = re.compile(
    rf"(?<![\d.,+/])(?P<sum>{_AMOUNT}(?: ?(?:\+|&|plus) ?{_AMOUNT}){{1,3}}|"
    rf"{_AT_A_TIME}(?:(?:,| \+| &| and| plus)? {_AT_A_TIME}){{1,3}}|"
    r"[1-9]\d{0,2}[05]0/[1-9]\d{0,2}[05]0|\d,\d{3}/\d,\d{3})(?![\d,/+]|\.\d)"
)
_NUMBER = re.compile(r"\d,\d{3}|\d+")
_EACH_ML = re.compile(
    r"(?P<amount>\d+(?:\.\d+)?) ?(?P<unit>m?g)s? ?(?:/|per|in (?:each|every|one|1)) ?"
    r"(?P<per>\d*) ?mls?\b"
)
_TAKEN_ML = re.compile(r"(?<![\d.,])(?P<ml>\d+(?:[.,]\d+)?) ?mls?\b")


def grams_by_notation(raw: str, times: float) -> float | None:
    """Grams a day that a sentence notes; None where it uses no such notation.

    `times` a day, as the words say, is how often an amount in ml is taken.
    """
    one = _milligrams_of_liquid(raw)
    noted = _milligrams(raw) if one is None else one * times
    return None if noted is None else noted / 1000


def _milligrams(raw: str) -> float | None:
    pieces = _PIECES.search(raw)
    if pieces:
        return float(pieces["mg"]) * _added(pieces["counts"])
    grams = _GRAMS.search(raw)
    if grams:
        return 1000 * _added(grams["counts"])
    added = _SUM.search(raw)
    return _added(added["sum"]) if added else None


def _milligrams_of_liquid(raw: str) -> float | None:
    """One dose of a suspension, where its strength and the volume are told."""
    each = _EACH_ML.search(raw)
    if each is None:
        return None
    taken = _TAKEN_ML.search(raw[: each.start()] + raw[each.end() :])
    if taken is None:
        return None
    strength = float(each["amount"]) * (1000 if each["unit"] == "g" else 1)
    return float(taken["ml"].replace(",", ".")) * strength / float(each["per"] or 1)


def _added(numbers: str) -> float:
    return sum(float(each.replace(",", "")) for each in _NUMBER.findall(numbers))
