"""A claim states no number, unit, dose, interval or bound that its statements do not hold."""

import re
from collections.abc import Sequence

from guardrails.verification.fractions import without_told
from guardrails.verification.marks import kind_of, things_said
from guardrails.verification.quantities import Quantity, carried, daily, half_years, quantities
from guardrails.verification.subject import Subject, Told
from guardrails.verification.tables import operators

_LOOSER = {
    "": {"within", "about"},
    "about": {""},
    "within": {"", "less_than"},
    "at_most": {"within"},
    "needed": {"", "at_least", "about"},
}
"""Bounds of a claim to those of a statement that it may stand for beside its own."""

_COUNTING = re.compile(
    r"\b(?:two|three) (?:(?:further|other|more) )?(options|things|reasons|ways)\b"
    r"|\btwo (names|strengths|figures|spellings)\b|\b(?:those|these) two (units)\b",
    re.I,
)
"""A count of what is listed, which no statement has to hold."""
_LISTED = re.compile(
    r"\b(?:one of )?(?P<count>four|five|six|[456]) "
    r"(?P<what>(?:[a-z-]+ )?(?:options|choices|drugs|medicines|alternatives))\b",
    re.I,
)
_BOTH = re.compile(
    r"\bthe two (?=(?:are|were|is|can|cannot|should|do|does|did|may|must|have|has|differ)\b)", re.I
)
"""Two that were named: no number."""
_SHARED = re.compile(r"\b(?:in|as|into) two (?:equal |divided |separate |split )?doses\b", re.I)
"""Twice a day."""
_RULE = re.compile(
    r"\b(?:one-year|1-year|12-month|twelve-month) (?=(?:rule|count|clock|mark|requirement)\b)"
    r"|(?<=count towards the )(?:12|twelve) (?=months\b)",
    re.I,
)
"""The name of a rule, which bounds nothing by itself."""
_PARTS = (
    re.compile(r"\b(?P<part>\d+) of (?:the |these |those )?(?:other |remaining )?(?P<whole>\d+)\b"),
    re.compile(
        r"\b(?:of|among) (?:the |these |those )?(?:other |remaining )?(?P<whole>\d+)(?: \w+){1,3},"
        r" (?P<part>\d+)\b(?!\.\d|%| ?(?:%|g|mg|weeks|months|years))"
    ),
)
"""So many of so many: a part is not more than the whole."""
_COMPOUND = ("mass",)
"""Groups of units that a later number may leave out."""
_FEW = (0.0, 1.0, 2.0)
"""Bare numbers too common to vouch for one with a unit."""


def number_problem(subject: Subject) -> str | None:
    """Which number of the claim its statements do not hold, or None."""
    for pattern in _PARTS:
        for match in pattern.finditer(subject.text.lower()):
            if float(match["part"]) > float(match["whole"]):
                return f"has {match['part']} of {match['whole']}"
    listed = {str(len(_medicines(side))) for side in subject.told}
    text = _BOTH.sub("", _RULE.sub("", without_told(subject.text)))
    if all("twice" in side.text for side in subject.told):
        text = _SHARED.sub("", text)
    text = _LISTED.sub(lambda found: _uncounted(found, listed), text)
    return amount_problem(text, [side.text for side in subject.told])


def _medicines(told: Told) -> set[str]:
    return {name for name in things_said(told.apart).values() if kind_of(name) == "medicine"}


def _uncounted(found: re.Match[str], listed: set[str]) -> str:
    """A count of options without its number where the statement names so many medicines."""
    said = str(operators().numbers.get(found["count"].lower(), found["count"]))
    return found["what"] if said in listed else found.group()


def amount_problem(text: str, texts: Sequence[str]) -> str | None:
    """Which number of a text the other texts do not hold, or None."""
    known = [q for other in texts for q in quantities(other)]
    known += [q for other in texts for q in carried(other)]
    known += [q._replace(bound=b) for q in known if q.bound == "needed" for b in ("", "at_least")]
    known += [daily(q) for q in known]
    known += [half_years(q) for q in known]
    known += [q._replace(bound="at_most") for q in known if any(_from_zero(q, t) for t in texts)]
    unit = Quantity(0, "")
    for bare in quantities(_COUNTING.sub(r"\1\2\3", text)):
        stated = _in_unit(bare, unit, known)
        unit = stated if stated.group in _COMPOUND else unit
        alike = (stated, daily(stated), half_years(stated))
        equal = [q for q in known if any(_equal(one, q) for one in alike)]
        if not equal:
            return f"states {stated.value:g} {stated.group}{stated.rate}".rstrip()
        bounds = {q.bound for q in equal}
        loose = {stated.bound} | _LOOSER.get(stated.bound, set())
        if stated.bound != "limit" and not loose & bounds:
            said, held = stated.bound or "exactly", "/".join(sorted(bounds)) or "exactly"
            return f"says {said} {stated.value:g} for {held}"
    return None


def _from_zero(known: Quantity, text: str) -> bool:
    """Whether a number is the upper end of what begins at 0: "from 0 to 80" is "up to 80"."""
    return bool(re.search(rf"\b0(?: to |-){known.raw:g}\b", text))


def _in_unit(bare: Quantity, last: Quantity, known: Sequence[Quantity]) -> Quantity:
    """A number without a unit takes the one that was told last: "26.8 mg/L, and 46.5 then"."""
    if bare.group or not last.group or bare.raw in _FEW:
        return bare
    alike = [q for q in known if (q.group, q.rate, q.raw) == (last.group, last.rate, bare.raw)]
    return alike[0]._replace(bound=bare.bound) if alike else bare


def _equal(stated: Quantity, known: Quantity) -> bool:
    """Whether two numbers are the same amount.

    In a list or a row of a statement a number may stand without the unit that the others have.
    """
    if not known.group and stated.group == "percent" and not known.bound:
        return False
    if not known.group:
        return stated.raw == known.raw and not (stated.group and known.raw in _FEW)
    if not stated.group:
        # A number that lost its unit may have lost its end too, unless its bound says what it is.
        bounded = stated.bound and stated.bound == known.bound and stated.raw not in _FEW
        return bool(bounded) and stated.raw == known.raw
    same = stated.value == known.value and stated.group == known.group
    return same and (not stated.rate or stated.rate == known.rate)
