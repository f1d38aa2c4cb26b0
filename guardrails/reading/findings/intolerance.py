"""Side effects that stand in the way of the treatment: gut, blood counts, liver tests, or none.

What another medicine is said to have done is not counted.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Fact, Intolerance
from guardrails.reading.findings.scene import Scene, scene_of
from guardrails.reading.findings.standing import standing
from guardrails.reading.findings.told import Finding, told
from guardrails.reading.findings.urgent import low_counts_now, urgent_told
from guardrails.reading.tagged import TaggedClause

_OTHER_DRUG = re.compile(r"<(?:mtx|aza|other|gc)>|\b(?:metformin|mounjaro|ozempic|antibiotics?)\b")
_MMF = "<mmf>"
_NUMBER = re.compile(r"\d+")
_LIVER_UPPER_LIMIT = 45
"""U/L; a bare ALT above it is raised by every laboratory's range."""
_STATES = frozenset(Intolerance)


def intolerance(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> Fact[tuple[Intolerance, ...]]:
    """Every intolerance that stands; `none` alone where that is said; empty where nothing is."""
    scene = scene_of(clauses, about_patient)
    return intolerance_of(scene, urgent_told(scene))


def intolerance_of(scene: Scene, urgent: Sequence[Finding]) -> Fact[tuple[Intolerance, ...]]:
    """The same, with what `urgent_told` found: low counts are an intolerance as well."""
    found = [f for f in told(scene, "intolerance") if not _of_another_drug(f)]
    found += _raised(told(scene, "intolerance", "numbers"))
    held = standing(scene, found, states=_STATES) + low_counts_now(scene, urgent)
    said = [f for f in held if f.value != Intolerance.NONE]
    if said:
        values = tuple(v for v in Intolerance if any(f.value == v for f in said))
        return Fact(value=values, said=said[0].said, turn=said[0].turn)
    none = [f for f in held if f.value == Intolerance.NONE]
    if none:
        return Fact(value=(Intolerance.NONE,), said=none[-1].said, turn=none[-1].turn)
    return Fact(value=())


def _raised(found: Sequence[Finding]) -> list[Finding]:
    return [
        f._replace(value=Intolerance.RAISED_LIVER_ENZYMES)
        for f in found
        if int(_NUMBER.findall(f.clause.text[f.start : f.end])[-1]) > _LIVER_UPPER_LIMIT
    ]


def _of_another_drug(finding: Finding) -> bool:
    text = finding.clause.text
    return bool(_OTHER_DRUG.search(text)) and _MMF not in text
