"""Grams of mycophenolate a day, as people tell them: in milligrams, in tablets, over several meals.

Enteric-coated mycophenolate is counted as MMF: 720 mg for 1 g. A dose per body surface is none.
Whether a dose is too high is not decided here.
"""

import re
from collections.abc import Mapping, Sequence

from guardrails.reading.clinical.mmf_scheme import grams_by_notation
from guardrails.reading.clinical.mmf_tablets import (
    EACH,
    PER_DAY,
    grams_at_meals,
    grams_counted,
    pieces_a_day,
    times_a_day,
)
from guardrails.reading.tagged import Dose, Tag, TaggedClause
from guardrails.reading.when import numbers

_MMF = "<mmf>"
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
_BARE = re.compile(
    r"<mmf>[,:]? (?:(?:of|at|is|dose|on|taking) )*(?P<mg>\d,\d{3}|\d{3,4})\b(?! ?(?:mg|g\b|tab|"
    r"pill|cap|day|week|year|month|/))(?P<often> ?(?:b\.?i?\.?d|t\.?i?\.?d|tds|q\d+h|twice|thrice|"
    r"three times|two times)\b)?|"
    r"\b(?:on|take|takes|taking|swallow\w*|prescribed) (?P<whole>\d{4}) (?:of )?(?:my |the )?<mmf>"
)
_NOT_MMF = re.compile(
    r"<(?:gc|mtx|aza|other)>|paracetamol|tylenol|acetaminophen|metformin|ibuprofen|naproxen|"
    r"calcium|vitamin|magnesium|amox|penicillin|sulfa|septrin|<topical>"
)
_TIMES_BEFORE = re.compile(r"(?<![\w.])(?P<n>two|three|2|3) ?(?:x|times|\*) ?(?:of )?$")
_REACH = 42
_NEXT = re.compile(r"\d ?(?:mg|mcg|g|grams?|ml|iu|units?|%)\b|\?")
"""From here on the words are about another amount."""
_OFTEN_NEXT = re.compile(
    r"[ ,:;-]*(?:and |then |but )?(?:twice|thrice|once|(?:two|three|four|[2-4]) ?(?:x|times)|"
    r"b\.?i?\.?d|t\.?i?\.?d|every|daily|noon|midday|(?:the )?same)\b"
)
"""How often, in the clause behind that of the amount."""
_FIRST_YEAR = 1900
"""A bare number from here on may be a year."""
_HIGHEST_SINGLE_DOSE_G = 1.5
_LEAST_G = 0.1
_GRAMS_TAKEN = re.compile(
    r"\b(?:on|take|takes|taking|takin|have|having|i'm|gets?|given)\b.{0,20}\d ?(?:g|gm|grams?)\b"
)
_NOT_TAKEN = re.compile(
    r"\b(?:perhaps|maybe|said|limit|up to|more than|max\w*|could|should|would|used to|was|oil|"
    r"protein|salt|sugar|carbs?|fibre|fiber|creatine|paracetamol|omega|creams?)\b|<(?:gc|other)>"
)
_ONLY_THOUGHT_OF = re.compile(
    r"\b(?:would|may|might|could|ever|had been|used to be|years back|back (?:in|then)|"
    r"hypothetical\w*|(?:cousin|friend|mate|sister|neighbou?r|colleague|uncle|aunt|somebody|dude)"
    r"(?: [\w']+){0,6}? (?:takes|gets|swallows))\b(?!.*\b(?:i|i'm|i've|me)\b)"
)
"""Before a dose: nobody takes it now, or somebody else does."""
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
        grams = None
        if not _NOT_MMF.search(tagged):
            raw = _raw(members)
            each = _strength(raw) if _MMF in views and _strength(raw) else each
            grams = _in_sentence(raw, each, named=_MMF in views)
        if grams is not None:
            found = round(grams * _as_mmf(members, own), 2)
            continue
        for clause in members:
            single = _told(clause) if _is_of_mmf(clause, in_view) else None
            found = found if single is None else round(single * _as_mmf([clause], own), 2)
    return found


def _in_sentence(raw: str, each: float | None, *, named: bool) -> float | None:
    """Grams a day by one sentence alone; `each` is a tablet's, told in it or before."""
    if named and (noted := grams_by_notation(raw, times_a_day(raw))) is not None:
        return noted
    grams = grams_at_meals(raw)
    grams = grams_counted(raw) if grams is None else grams
    if grams is None and each:
        pieces = pieces_a_day(raw)
        return pieces * each if pieces else None
    return grams


def _strength(raw: str) -> float | None:
    told = EACH.search(raw)
    return float(re.sub(r"\D", "", told.group())) / 1000 if told else None


def _is_of_mmf(clause: TaggedClause, in_view: View) -> bool:
    """Whether amounts in a clause are of MMF; whole grams are, where no medicine was named."""
    view = in_view[id(clause)]
    if view is None:
        return bool(_GRAMS_TAKEN.search(_raw([clause]))) and not _NOT_TAKEN.search(clause.text)
    return view == _MMF or _MMF in clause.text


def _raw(members: Sequence[TaggedClause]) -> str:
    return members[0].whole.norm[members[0].source[0] : members[-1].source[-1]]


def _told(clause: TaggedClause) -> float | None:
    """ "1 g twice a day", or the bare number right behind the name."""
    names = [tag for tag in clause.tags if clause.text[tag.start : tag.end] == _MMF]
    others = [t for t in clause.tags if isinstance(t.meaning, str) and t not in names]
    for tag in clause.tags:
        if isinstance(tag.meaning, Dose) and not _nearer(tag, others, names):
            if _ONLY_THOUGHT_OF.search(clause.text[: tag.start]):
                continue
            grams = _per_day(clause, tag, tag.meaning.mg / 1000)
            if grams is not None:
                return grams
    bare = _BARE.search(clause.text)
    if bare and bare["whole"]:
        return float(bare["whole"]) / 1000
    if bare and not clause.doses():
        milligrams = float(bare["mg"].replace(",", ""))
        if bare["often"] or milligrams < _FIRST_YEAR:
            place = Tag(bare.start("mg"), bare.end("mg"), bare["mg"])
            return _per_day(clause, place, milligrams / 1000)
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


def _per_day(clause: TaggedClause, dose: Tag, grams: float) -> float | None:
    """The dose by how often the words behind it say, as they were written: "a day" is a tag."""
    if grams < _LEAST_G:
        return None
    before = _TIMES_BEFORE.search(clause.text[: dose.start])
    if before:
        return grams * numbers.value(before["n"])
    start = clause.source[dose.end]
    end = min(start + _REACH, clause.source[-1])
    near = clause.whole.norm[start:end]
    if _OFTEN_NEXT.match(clause.whole.norm, end):
        near = clause.whole.norm[start : start + _REACH]
    beyond = _NEXT.search(near)
    near = near[: beyond.start()] if beyond else near
    for times, pattern in PER_DAY:
        if pattern.search(near):
            return grams * times
    return grams if grams > _HIGHEST_SINGLE_DOSE_G else None
