"""Grams of mycophenolate a day, as people tell them: in milligrams, in tablets, over several meals.

Enteric-coated mycophenolate is counted as MMF: 720 mg for 1 g. A dose per body surface is none.
Whether a dose is too high is not decided here.
"""

import re
from collections.abc import Mapping, Sequence

from guardrails.reading.clinical.mmf_scheme import grams_by_notation
from guardrails.reading.tagged import Dose, Tag, TaggedClause
from guardrails.reading.when import numbers

_MMF = "<mmf>"
_PER_DAY = (
    (4.0, re.compile(
        r"(?:four|4) ?(?:x|times) ?(?:a |per |each |every |for one |daily|in the )?|"
        r"\bqds\b|\bqid\b|every (?:6|six) hours|6[- ]hourly"
    )),
    (3.0, re.compile(
        r"thrice|every (?:8|eight) hours|8[- ]hourly|\btds\b|\btid\b|"
        r"(?:three|3|thrice) ?(?:x|times)? ?(?:a |per |each |every )?da(?:y|ily)|"
        r"breakfast.{1,30}lunch.{1,40}(?:dinner|supper|night|tea)"
    )),
    (2.0, re.compile(
        r"morning.{1,40}(?:evening|night)|(?:evening|night).{1,40}morning|"
        r"breakfast.{1,40}(?:dinner|supper|tea|night)|twice|\bb\.?i?\.?d\.?\b|two times|2 ?(?:x|"
        r"times)|x ?2\b|x2|am and pm|am (?:&|\+) pm|every (?:12 hours|twelve hours)|12[- ]hourly|"
        r"each (?:morning and|am and)|night and morning"
    )),
    (1.0, re.compile(r"(?:a|per|each|every) day|/ ?d(?:ay)?\b|daily|\bod\b|total|once|/24h|nocte|"
                     r"mane|at night|every night")),
)  # fmt: skip
_SURFACE = re.compile(r"/ ?m2|per m2|mg/m|/kg|per (?:square|kilo|kg)")
_COATED = (
    "myfortic",
    "ec-mps",
    "ecmps",
    "ec mps",
    "mycophenolate sodium",
    "ceptava",
    "mycophenolic",
)
_COATED_MG_FOR_1_G = 720.0
_STRENGTHS = r"(?:250|500|180|360)"
_PIECES = r"(?:tabs?|tablets?|capsules?|caps|pills?)"
_COUNTED = re.compile(
    rf"(?<![\w.,])(?P<count>{numbers.NUMBER}) ?(?:x|\*|of (?:the|my|his|her|those|these)(?: \w+)?|"
    rf"{_PIECES} of|(?={_STRENGTHS}'?s\b)) ?(?P<mg>{_STRENGTHS})(?:'?s\b| ?mgs?\b|\b)(?![\d/.]|"
    rf" ?ml)|(?<![\d.,])(?P<mg2>{_STRENGTHS}) ?mgs?(?: \w+)?,? ?x? ?(?P<count2>{numbers.NUMBER}) "
    rf"{_PIECES}"
)
_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MEAL = (
    r"(?:breakfast|mornings?|lunch\w*|midday|noon|afternoon|supper|dinner|tea|teatime|"
    r"evenings?|nights?|bed\w*|mane|nocte)"
)
_AT_MEALS = re.compile(
    rf"(?<![\w.,/])(?<!at )(?P<n>{_COUNT})\b(?![/.,]\d| ?(?:mg|g\b|years?|"
    rf"weeks?|months?|days?))(?:[^,;.]{{0,25}}?\b{_MEAL}\b|(?<=[ (,:][1-4]) ?[ap]m\b)"
)
_AMOUNT_AT_MEAL = re.compile(
    rf"(?<![\w.,/])(?P<n>\d+(?:[.,]\d+)?) ?(?P<unit>mg|grams?|g)? "
    rf"(?:(?:in|at|with|every|each|of|the|my|a) )*(?:{_MEAL}|[ap]m)\b"
)
_EACH = re.compile(
    rf"\b{_STRENGTHS}(?= ?(?:mgs?)?(?:'?s)? (?:ones|{_PIECES}|strength))|"
    rf"(?<=are )(?:the )?{_STRENGTHS}(?= ?mg)|(?<=is )(?:the )?{_STRENGTHS}(?= ?mg)|"
    rf"\b{_STRENGTHS}(?=(?: ?mg)? each\b)|\b{_STRENGTHS}(?='?s\b)|"
    rf"(?:(?<=cellcept )|(?<=myfortic )){_STRENGTHS}(?= ?(?:mg)?s?[:,. ])"
)
_A_DAY = re.compile(
    rf"(?<![\w.,/])(?P<n>{_COUNT}) (?:of (?:them|these|those|the \w+) |{_PIECES} |"
    rf"in total )?(?P<often>(?:a|per|each|every) day|daily|twice|thrice|(?:two|three|2|3) (?:x|"
    rf"times)|bd\b|bid\b|tds\b|tid\b|in total)"
)
_BARE = re.compile(
    r"<mmf>,? (?:(?:of|at|is|dose|on|taking) )*(?P<mg>\d{3,4})\b(?! ?(?:mg|g\b|tab|"
    r"pill|cap|day|week|year|month|/))|"
    r"\b(?:on|take|takes|taking|swallow\w*|prescribed) (?P<whole>\d{4}) (?:of )?(?:my |the )?<mmf>"
)
_NOT_MMF = re.compile(
    r"<(?:gc|mtx|aza|other)>|paracetamol|tylenol|acetaminophen|metformin|ibuprofen|naproxen|"
    r"calcium|vitamin|magnesium|amox|penicillin|sulfa|septrin|<topical>"
)
_TIMES_BEFORE = re.compile(r"(?<![\w.])(?P<n>two|three|2|3) ?(?:x|times|\*) ?(?:of )?$")
_REACH = 42
_HIGHEST_SINGLE_DOSE_G = 1.5
_LEAST_G = 0.1
_GRAMS_TAKEN = re.compile(
    r"\b(?:on|take|takes|taking|takin|have|having|i'm|gets?|given)\b.{0,20}\d ?(?:g|gm|grams?)\b"
)
_NOT_TAKEN = re.compile(
    r"\b(?:perhaps|maybe|said|limit|up to|more than|max\w*|could|should|would|used to|was|oil|"
    r"protein|salt|sugar|carbs?|fibre|fiber|creatine|paracetamol|omega|creams?)\b|<(?:gc|other)>"
)
_TWO_MEALS = 2
_LEAST_AT_MEAL_MG = 250.0
"""A smaller number is one of tablets, an hour, or a dose of another medicine."""

View = Mapping[int, str | None]
"""For each clause, by `id`, the tag of the medicine in view."""


def grams_a_day(own: Sequence[TaggedClause], in_view: View) -> float | None:
    """Grams of MMF a day, the latest told; None where the words do not tell it."""
    sentences: dict[tuple[int, int], list[TaggedClause]] = {}
    for clause in own:
        sentences.setdefault((clause.turn, clause.sentence), []).append(clause)
    found: float | None = None
    each: float | None = None
    for members in sentences.values():
        views = {in_view[id(clause)] for clause in members}
        tagged = " ".join(clause.text for clause in members)
        if _SURFACE.search(tagged) or not views & {_MMF, None}:
            continue
        alone = not _NOT_MMF.search(tagged)
        raw = _raw(members)
        noted = alone and _MMF in views
        grams = grams_by_notation(raw, _times(raw)) if noted else None
        grams = _at_meals(_raw(members)) if alone and grams is None else grams
        grams = _counted(_raw(members)) if alone and grams is None else grams
        if alone and grams is None and _MMF in views:
            strength = _EACH.search(_raw(members))
            each = float(re.sub(r"\D", "", strength.group())) / 1000 if strength else each
            pieces = _pieces(_raw(members)) if each else None
            grams = pieces * each if pieces and each else None
        if grams is not None:
            found = round(grams * _as_mmf(members, own), 2)
            continue
        for clause in members:
            single = _told(clause) if _is_of_mmf(clause, in_view) else None
            found = found if single is None else round(single * _as_mmf([clause], own), 2)
    return found


def _is_of_mmf(clause: TaggedClause, in_view: View) -> bool:
    """Whether amounts in a clause are of MMF; whole grams are, where no medicine was named."""
    view = in_view[id(clause)]
    if view is None:
        return bool(_GRAMS_TAKEN.search(_raw([clause]))) and not _NOT_TAKEN.search(clause.text)
    return view == _MMF or _MMF in clause.text


def _raw(members: Sequence[TaggedClause]) -> str:
    return members[0].whole.norm[members[0].source[0] : members[-1].source[-1]]


def _at_meals(raw: str) -> float | None:
    """ "2 g in the morning and 2 g at night", "2000 morning and 1500 night"; at least two meals."""
    told = list(_AMOUNT_AT_MEAL.finditer(raw))
    milligrams = [
        float(hit["n"].replace(",", ".")) * (1000 if (hit["unit"] or "").startswith("g") else 1)
        for hit in told
    ]
    doses = [amount for amount in milligrams if amount >= _LEAST_AT_MEAL_MG]
    return sum(doses) / 1000 if len(doses) >= _TWO_MEALS else None


def _counted(raw: str) -> float | None:
    """ "3 x 500 mg at breakfast, 3 x 500 mg at supper", "six 500s twice a day"."""
    counted = list(_COUNTED.finditer(raw))
    if not counted:
        return None
    match = counted[0]
    milligrams = float(match["mg"] or match["mg2"])
    meals = [numbers.value(hit["n"]) for hit in _AT_MEALS.finditer(raw)]
    if len(meals) > 1:
        return sum(meals) * milligrams / 1000
    count = numbers.value(match["count"] or match["count2"])
    return count * milligrams / 1000 * _times(raw)


def _pieces(raw: str) -> float | None:
    """Tablets a day: "8 of them a day", "four three times a day", "five at breakfast and night"."""
    told = _A_DAY.search(raw)
    if told:
        often = told["often"]
        once = re.match(r"(?:a|per|each|every) day|daily|in total", often)
        return numbers.value(told["n"]) * (1.0 if once else _times(raw[told.start("often") :]))
    meals = [numbers.value(hit["n"]) for hit in _AT_MEALS.finditer(raw)]
    return sum(meals) if len(meals) > 1 else None


def _told(clause: TaggedClause) -> float | None:
    """ "1 g twice a day", or the bare number right behind the name."""
    names = [tag for tag in clause.tags if clause.text[tag.start : tag.end] == _MMF]
    others = [t for t in clause.tags if isinstance(t.meaning, str) and t not in names]
    for tag in clause.tags:
        if isinstance(tag.meaning, Dose) and not _nearer(tag, others, names):
            grams = _per_day(clause, tag, tag.meaning.mg / 1000)
            if grams is not None:
                return grams
    bare = _BARE.search(clause.text)
    if bare and bare["whole"]:
        return float(bare["whole"]) / 1000
    if bare and not clause.doses() and float(bare["mg"]) < 1900:
        place = Tag(bare.start("mg"), bare.end(), bare["mg"])
        return _per_day(clause, place, float(bare["mg"]) / 1000)
    return None


def _as_mmf(members: Sequence[TaggedClause], own: Sequence[TaggedClause]) -> float:
    """What a gram counts for: more where the name told is of an enteric-coated form."""
    for clauses in (members, own):
        names = [
            str(tag.meaning)
            for clause in clauses
            for tag in clause.tags
            if clause.text[tag.start : tag.end] == _MMF
        ]
        if names:
            coated = any(name.startswith(_COATED) for name in names)
            return 1000 / _COATED_MG_FOR_1_G if coated else 1.0
    return 1.0


def _nearer(dose: Tag, others: Sequence[Tag], names: Sequence[Tag]) -> bool:
    def gap(tag: Tag) -> int:
        return min(abs(tag.start - dose.end), abs(dose.start - tag.end))

    nearest_other = min((gap(tag) for tag in others), default=10_000)
    return nearest_other < min((gap(tag) for tag in names), default=9_999)


def _times(words: str) -> float:
    return next((times for times, pattern in _PER_DAY if pattern.search(words)), 1.0)


def _per_day(clause: TaggedClause, dose: Tag, grams: float) -> float | None:
    """The dose by how often the words behind it say, as they were written: "a day" is a tag."""
    if grams < _LEAST_G:
        return None
    before = _TIMES_BEFORE.search(clause.text[: dose.start])
    if before:
        return grams * numbers.value(before["n"])
    start = clause.source[dose.end]
    near = clause.whole.norm[start : min(start + _REACH, clause.source[-1])]
    for times, pattern in _PER_DAY:
        if pattern.search(near):
            return grams * times
    return grams if grams > _HIGHEST_SINGLE_DOSE_G else None
