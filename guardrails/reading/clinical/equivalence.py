"""The dose of a corticosteroid in milligrams of prednisone a day.

Factors: prednisone 5 mg = prednisolone 5 = methylprednisolone 4 = hydrocortisone 20 = triamcinolone
4 = dexamethasone 0.75 = betamethasone 0.75 (US prednisolone label); deflazacort 6 (widely quoted,
not verified against a source). They inform the answer and decide nothing: any dose counts as on.
"""

import re

from guardrails.reading.patterns import Event
from guardrails.reading.tagged import Dose, Tag

_MG_FOR_5_PREDNISONE = {
    "methylpred": 4.0,
    "medrol": 4.0,
    "medrone": 4.0,
    "hydrocort": 20.0,
    "cortef": 20.0,
    "triamcinolone": 4.0,
    "dexa": 0.75,
    "betameth": 0.75,
    "deflazacort": 6.0,
    "emflaza": 6.0,
}
_TWICE = re.compile(r"twice|\bbd\b|\bbid\b|two times")
_ALTERNATE = re.compile(r"alternate|every other|every second")
_NEAR = 24
_WEEKLY = re.compile(r"weekly|a week|per week")


def prednisone_mg_per_day(event: Event) -> float | None:
    """Prednisone-equivalent in mg a day, or None where no daily dose can be told."""
    clause = event.clause
    doses = [tag for tag in clause.tags if isinstance(tag.meaning, Dose)]
    names = [tag for tag in clause.tags if clause.text[tag.start : tag.end] == "<gc>"]
    if not doses or not names or _WEEKLY.search(clause.text):
        return None
    nearest = min(doses, key=lambda dose: abs(dose.start - names[0].start))
    milligrams = nearest.meaning.mg if isinstance(nearest.meaning, Dose) else 0.0
    near = clause.text[nearest.start : max(nearest.end, names[0].end) + _NEAR]
    if _TWICE.search(near):
        milligrams *= 2
    if _ALTERNATE.search(near):
        milligrams /= 2
    return round(milligrams * 5 / _strength(names[0]), 2)


def _strength(tag: Tag) -> float:
    name = str(tag.meaning)
    for start, milligrams in _MG_FOR_5_PREDNISONE.items():
        if name.startswith(start):
            return milligrams
    return 5.0
