"""How calendar expressions are written: names of months, seasons and holidays, and their patterns.

Patterns only: what a match means is told in `dates`.
"""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januray",
            "february feb febuary",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month number by every spelling that is read."""
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
"""First and last month; a winter lies in two years and may be named by either."""
HOLIDAYS = {
    "christmas": (12, 25), "xmas": (12, 25), "chrismas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new years eve": (12, 31), "new year's": (1, 1),
    "new years": (1, 1), "new year": (1, 1), "valentine's": (2, 14), "valentines": (2, 14),
    "st patrick's day": (3, 17), "paddy's day": (3, 17), "st patricks day": (3, 17),
    "halloween": (10, 31), "bonfire night": (11, 5), "guy fawkes": (11, 5),
    "hogmanay": (12, 31), "epiphany": (1, 6), "three kings": (1, 6), "candlemas": (2, 2),
    "australia day": (1, 26), "anzac day": (4, 25), "canada day": (7, 1), "bastille day": (7, 14),
    "juneteenth": (6, 19), "veterans day": (11, 11), "remembrance day": (11, 11),
    "armistice day": (11, 11), "all saints": (11, 1), "st nicholas": (12, 6), "nikolaus": (12, 6),
    "gandhi jayanti": (10, 2), "republic day": (1, 26), "pongal": (1, 15), "april fools": (4, 1),
    "groundhog day": (2, 2), "cinco de mayo": (5, 5), "tax day": (4, 15), "waitangi day": (2, 6),
    "midsummer": (6, 23), "michaelmas": (9, 29), "sinterklaas": (12, 5), "lammas": (8, 1),
    "day of the dead": (11, 1), "king's day": (4, 27), "kings day": (4, 27),
    "may day": (5, 1), "burns night": (1, 25), "st george's day": (4, 23),
    "4th of july": (7, 4), "fourth of july": (7, 4), "independence day": (7, 4),
}  # fmt: skip
"""Month and day of the fixed ones."""
ROUGH_HOLIDAYS = {
    "easter": ((3, 22), (4, 25)),
    "memorial day": ((5, 25), (5, 31)),
    "labor day": ((9, 1), (9, 7)),
    "diwali": ((10, 13), (11, 15)), "deepavali": ((10, 13), (11, 15)), "holi": ((3, 1), (3, 31)),
    "lunar new year": ((1, 21), (2, 20)), "chinese new year": ((1, 21), (2, 20)),
    "mother's day": ((3, 1), (5, 14)), "mothers day": ((3, 1), (5, 14)),
    "father's day": ((6, 15), (6, 21)), "fathers day": ((6, 15), (6, 21)),
    "super bowl": ((1, 28), (2, 15)), "mardi gras": ((2, 3), (3, 9)),
    "passover": ((3, 25), (4, 26)),
    "whitsun": ((5, 10), (6, 14)), "pentecost": ((5, 10), (6, 14)),
    "hanukkah": ((11, 27), (12, 30)),
    "ramadan": ((2, 10), (4, 25)), "eid": ((3, 15), (7, 5)), "lent": ((2, 4), (4, 24)),
    "advent": ((11, 27), (12, 24)), "carnival": ((2, 3), (3, 9)),
    "orthodox easter": ((4, 1), (5, 8)),
    "august bank holiday": ((8, 25), (8, 31)), "presidents day": ((2, 15), (2, 21)),
    "presidents' day": ((2, 15), (2, 21)), "columbus day": ((10, 8), (10, 14)),
    "oktoberfest": ((9, 14), (10, 7)), "wimbledon": ((6, 20), (7, 17)),
    "glastonbury": ((6, 18), (7, 1)), "navratri": ((9, 15), (10, 24)),
    "dussehra": ((9, 24), (10, 25)), "durga puja": ((9, 24), (10, 25)), "onam": ((8, 15), (9, 20)),
    "purim": ((2, 23), (3, 26)),
    "rosh hashanah": ((9, 5), (10, 6)), "yom kippur": ((9, 14), (10, 15)),
}  # fmt: skip
"""First and last day that a movable one can fall on."""

_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_M = rf"(?P<month>{_MONTH_NAMES})\.?"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
YEAR_WORDS = (
    rf"(?:twenty[ -]twenty(?:[ -](?:{_ONES}))?|two thousand (?:and )?twenty(?:[ -](?:{_ONES}))?|"
    r"twenty[ -](?:fifteen|sixteen|seventeen|eighteen|nineteen))"
)
"""A year as it is spoken: "twenty twenty-four"."""
_Y = rf"(?P<year>(?:19|20)\d\d|'\d\d|{YEAR_WORDS})"
_REL = (
    r"(?P<rel>last ye?a?r|this ye?a?r|the year before last|(?:of )?the previous year|"
    r"(?:of |in )?(?:that same|the same|that|same) year)"
)
_PART = (
    r"(?:(?P<part>start|beginning|early|mid|middle|(?<!an )(?<!its )end|late|latter part|"
    r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th|opening|closing) "
    r"(?:week|weekend|fortnight|half|part|(?:\w+ )?days?)(?= of))"
    r"(?: of| in|-| part of)?(?: the)? ?)?"
)
_LAST = r"(?:(?P<last>last|this|this past|past|previous) )?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_SHORT_Y = rf"(?P<year>(?:19|20)\d\d|'?\d\d|{YEAR_WORDS})"
_HOLIDAY_Y = (
    rf"(?P<year>(?:19|20)\d\d|'\d\d|[12]\d(?![\w:/-]|[.,]\d|"
    rf" (?:of|people|guests|days?|weeks?|months?|years?|mg|g)\b)|{YEAR_WORDS})"
)
_HOLIDAY = "|".join(
    sorted([*HOLIDAYS, *ROUGH_HOLIDAYS, "thanksgiving"], key=len, reverse=True)
)  # longest first, so that "new year's eve" is not read as "new year"
PATTERNS = tuple(
    re.compile(rf"(?<![a-z\d/.'])(?:{pattern})(?![a-z\d])")
    for pattern in (
        r"(?P<y>20\d\d)-(?P<m>0?[1-9]|1[0-2])(?:-(?P<d>[0-3]?\d))?",
        r"(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.](?P<y>(?:20)?\d\d)",
        r"(?P<m>0?[1-9]|1[0-2])[/.](?P<y>20[012]\d|19\d\d)",
        rf"{_PART}{_LAST}(?P<holiday>{_HOLIDAY})(?: day| time| sunday| monday| friday|"
        rf" weekend| long weekend| week| eve| morning| break| holidays?)*"
        rf"(?:,? (?:of )?(?:in )?\(?(?:(?:{_MONTH_NAMES})\.? )?(?:{_HOLIDAY_Y}|{_REL}))?",
        rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? {_M},?(?: of)?(?: (?:{_Y}|{_REL}))?",
        rf"{_PART}{_LAST}{_M} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? (?:{_Y}|{_REL}))",
        rf"{_PART}{_LAST}{_M},?(?: of)?[ -]?\(?(?:{_Y}|{_REL})",
        rf"{_PART}{_LAST}{_M} of (?P<year>'?[12]\d)",
        rf"{_REL},? (?:in )?{_M}",
        rf"(?P<year>20[012]\d),? ?\(?{_M}",
        rf"{_LAST}{_M} (?P<day>[0-3]?\d)(?:st|nd|rd|th)",
        rf"{_M}[ -](?P<day>[0-3]?\d)",
        rf"{_PART}{_LAST}{_M}",
        rf"{_PART}(?:the )?{_LAST}{_SEASON}(?:time| term| break| holidays?)?"
        rf"(?: (?:of )?(?:{_SHORT_Y}|{_REL}))?",
        rf"{_PART}(?P<bareyear>(?:19[89]|20[0-2])\d|'[12]\d|{YEAR_WORDS})",
        rf"{_PART}(?P<word>last year|this year|(?:the )?year before last|the year|"
        rf"(?<!ago )(?:last|this) (?:month|week)|"
        r"(?:that |the )?same year|that year|(?:the )?year before that|"
        r"yesterday|(?<!ago )today|this morning|tonight|last night|"
        r"last weekend|this time last year)",
    )
)
"""Tried in this order; what an earlier one took is not read again."""
AMBIGUOUS_WORDS = frozenset({"may", "mar", "march", "sep", "dec", "jan", "fall", "spring"})
"""Words that are dates only where `LEAD` stands before them, or a year or a day beside them."""
BACK = re.compile(r"\b(?:that|the same|that same|the)\s*$")
"""Before a month, season or holiday without a year: the one in or after the time told before it."""
NO_YEAR_BEFORE = re.compile(
    r"(?:\b(?:cp?k|ck-?mm|kinase|aldolase|ldh|ferritin|alt|ast|sgot|sgpt|platelets?|plts?|wbc|count|"
    r"enzymes?|level|dose|room|flat|box|page|number|no\.?|nr|order|ref|code|bed|row|route|model|"
    r"total|about|around|nearly|almost|over|under|above|below|to|of|[a-z]+\d)\b[^.!?;\n]{0,14}|"
    r"[#\u00a3$\u20ac<>=x*/+-]|\d) ?$"
)
"""Before a bare number between 1990 and today: it is a value or an address, not a year."""
NO_YEAR_BEHIND = re.compile(
    r" ?(?:[%$\u00a3\u20ac]|[-/:]\d|[,.]\d|(?:mg|mcg|g|ml|u|iu|units?|steps?|miles?|km|m|"
    r"metres?|meters?|hours?|hrs?|words?|people|patients?|cases|euros?|dollars?|pounds?|"
    r"quid|rupees|calories|kcal|tablets?|pills?|times|per|"
    r"a (?:day|month|year|week)|in total|b\.?i?\.?d|t\.?i\.?d|tds|q\d+h|twice|thrice|"
    r"in the (?:morning|evening|a\.m|p\.m))(?![a-z]))"
)
LEAD = re.compile(
    r"(?:since|in|on|from|until|till|til|by|last|this|of|around|about|before|after|early|late|mid|"
    r"end|start|beginning|back in|stopped|finished|d/c|dc'd|~)\s*$"
)
