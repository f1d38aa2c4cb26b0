"""Tablets and amounts of mycophenolate over a day: so many at breakfast, so many 500s twice a day.

Plain arithmetic over the words as written; whether they speak of mycophenolate is not asked here.
"""

import re

from guardrails.reading.when import numbers

PER_DAY = (
    (4.0, re.compile(
        r"(?:four|4) ?(?:x|times) ?(?:a |per |each |every |for one |daily|in the )?|"
        r"\bqds\b|\bqid\b|every (?:6|six) hours|6[- ]hourly|\bq ?6 ?h\b"
    )),
    (3.0, re.compile(
        r"thrice|every (?:8|eight) hours|8[- ]hourly|\bq ?8 ?h\b|\btds\b|\btid\b|"
        r"(?:three|3|thrice) ?(?:x|times)? ?(?:a |per |each |every )?da(?:y|ily)|"
        r"(?:breakfast|morning).{1,30}(?:lunch|midday|noon).{1,40}(?:dinner|supper|evening|night|tea)"
    )),
    (2.0, re.compile(
        r"morning.{1,40}(?:evening|night)|(?:evening|night).{1,40}morning|"
        r"breakfast.{1,40}(?:dinner|supper|tea|night)|twice|\bb\.?i?\.?d\.?\b|two times|2 ?(?:x|"
        r"times)|x ?2\b|x2|am and pm|am (?:&|\+) pm|every (?:12 hours|twelve hours)|12[- ]hourly|"
        r"each (?:morning and|am and)|night and morning|\bq ?12 ?h\b|"
        r"a\.?m\.?(?: and|,|;)? .{0,20}p\.m\.|"
        r"(?:the )?(?:same|ditto)(?: (?:again|dose|amount))* (?:at|in|with|every|before|the|each)"
    )),
    (1.0, re.compile(r"(?:a|per|each|every) day|/ ?d(?:ay)?\b|daily|\bod\b|total|once|/24h|nocte|"
                     r"mane|at night|every night")),
)  # fmt: skip
_STRENGTHS = r"(?:250|500|180|360)"
_PIECES = r"(?:tabs?|tablets?|capsules?|caps|pills?)"
_OFTEN = r"(?:b\.?i?\.?d|t\.?i?\.?d|tds|twice|thrice|(?:two|three) times|am|mornings?|q\d+h)"
"""How often, behind "500 mg x 3": what is multiplied is tablets and not times."""
_NAME = r"(?:cellcept|myfortic|mmf|mycophenolate(?: mofetil| sodium)?)"
_COUNTED = re.compile(
    rf"(?<![\w.,])(?P<count>{numbers.NUMBER}) ?(?:x|\*|of (?:the|my|his|her|those|these)(?: \w+)?|"
    rf"{_PIECES} of|{_PIECES}(?: of)? {_NAME}|(?={_STRENGTHS}'?s\b)|"
    rf"(?={_STRENGTHS} ?mgs?[- ]{_PIECES}\b)|(?<=[a-z] )(?={_STRENGTHS} ?mgs?\b)) ?"
    rf"(?P<mg>{_STRENGTHS})(?:'?s\b| ?mgs?\b|\b)(?![\d/.]|"
    rf" ?ml)|(?<![\d.,])(?P<mg2>{_STRENGTHS}) ?mgs?(?: \w+)?,? ?x? ?(?P<count2>{numbers.NUMBER}) "
    rf"{_PIECES}|(?<![\d.,])(?P<mg3>{_STRENGTHS}) ?(?:mgs?)? ?x ?(?P<count3>[2-8])(?= {_OFTEN}\b)"
)
_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MEAL = (
    r"(?:breakfast|brekk?(?:y|ie)|mornings?|lunch\w*|midday|noon|afternoon|supper|dinner|tea|teatime|"
    r"evenings?|nights?|bed\w*|mane|nocte)"
)
_AT_MEALS = re.compile(
    rf"(?<![\w.,/])(?<!at )(?P<n>{_COUNT})\b(?![/.,]\d| ?(?:mg|g\b|years?|"
    rf"weeks?|months?|days?))(?:[^,;.]{{0,36}}?\b{_MEAL}\b|(?<=[ (,:][1-4]) ?[ap]m\b)"
)
_CLOCK = rf"(?:{numbers.NUMBER}|\d{{1,2}}(?:[:.]\d\d)?)(?: o'?clock)?"
_AMOUNT_AT_MEAL = re.compile(
    rf"(?<![\w.,/])(?<![x*] )(?P<n>\d{{1,2}},\d{{3}}|\d+(?:[.,]\d+)?) ?(?P<unit>mg|grams?|g)? "
    rf"(?:(?:in|with|every|each|of|the|my|a|again|at(?: {_CLOCK})?) )*(?:{_MEAL}|[ap]\.?m)\b"
)
EACH = re.compile(
    rf"\b{_STRENGTHS}(?= ?(?:mgs?)?(?:'?s)? (?:ones|{_PIECES}|strength))|"
    rf"(?<=are )(?:the )?{_STRENGTHS}(?= ?mg)|(?<=is )(?:the )?{_STRENGTHS}(?= ?mg)|"
    rf"\b{_STRENGTHS}(?=(?: ?mg)? each\b)|\b{_STRENGTHS}(?='?s\b)|"
    rf"(?:(?<=cellcept )|(?<=myfortic )|(?<=mycophenolate )|(?<=mmf )){_STRENGTHS}"
    rf"(?= ?(?:mg)?s?[:,. ])"
)
_THOUSANDS = re.compile(r"\d{1,2},\d{3}")
_A_DAY = re.compile(
    rf"(?<![\w.,/])(?P<n>{_COUNT}) (?:of (?:them|these|those|the \w+) |{_PIECES} |"
    rf"in total )?(?P<often>(?:a|per|each|every) day|daily|twice|thrice|(?:two|three|2|3) (?:x|"
    rf"times)|bd\b|bid\b|tds\b|tid\b|in total)"
)
_NOTED = re.compile(r"(?<![\d/.-])\d(?: ?[-\u2013] ?\d){2,3}(?![\d/.\u2013-])")
"""Morning, noon and evening: "2-2-3"."""
_TWO_MEALS = 2
_LEAST_AT_MEAL_MG = 250.0
"""A smaller number is one of tablets, an hour, or a dose of another medicine."""


def grams_at_meals(raw: str) -> float | None:
    """ "2 g in the morning and 2 g at night", "2000 morning and 1500 night"; at least two meals."""
    told = list(_AMOUNT_AT_MEAL.finditer(raw))
    milligrams = [
        _amount(hit["n"]) * (1000 if (hit["unit"] or "").startswith("g") else 1) for hit in told
    ]
    doses = [amount for amount in milligrams if amount >= _LEAST_AT_MEAL_MG]
    return sum(doses) / 1000 if len(doses) >= _TWO_MEALS else None


def grams_counted(raw: str) -> float | None:
    """ "3 x 500 mg at breakfast, 3 x 500 mg at supper", "six 500s twice a day"."""
    counted = list(_COUNTED.finditer(raw))
    if not counted:
        return None
    match = counted[0]
    if len(counted) > 1 and len(re.findall(rf"\b{_MEAL}\b", raw)) >= len(counted):
        return sum(_one(hit) for hit in counted) / 1000
    meals = [numbers.value(hit["n"]) for hit in _AT_MEALS.finditer(raw)]
    if len(meals) > 1:
        return sum(meals) * _strength_of(match) / 1000
    return _one(match) / 1000 * times_a_day(raw)


def _one(counted: re.Match[str]) -> float:
    """Milligrams at one time."""
    count = numbers.value(counted["count"] or counted["count2"] or counted["count3"])
    return count * _strength_of(counted)


def _strength_of(counted: re.Match[str]) -> float:
    return float(counted["mg"] or counted["mg2"] or counted["mg3"])


def _amount(told: str) -> float:
    """ "1,500" is fifteen hundred, "1,5" one and a half."""
    return float(told.replace(",", "" if _THOUSANDS.fullmatch(told) else "."))


def pieces_a_day(raw: str) -> float | None:
    """Tablets a day: "8 of them a day", "four three times a day", "five at breakfast and night"."""
    noted = _NOTED.search(raw)
    if noted:
        return sum(float(digit) for digit in re.findall(r"\d", noted.group()))
    told = _A_DAY.search(raw)
    if told:
        often = told["often"]
        once = re.match(r"(?:a|per|each|every) day|daily|in total", often)
        return numbers.value(told["n"]) * (1.0 if once else times_a_day(raw[told.start("often") :]))
    meals = [numbers.value(hit["n"]) for hit in _AT_MEALS.finditer(raw)]
    return sum(meals) if len(meals) > 1 else None


def times_a_day(words: str) -> float:
    """How often a day the words say; 1 where they do not."""
    return next((times for times, pattern in PER_DAY if pattern.search(words)), 1.0)
