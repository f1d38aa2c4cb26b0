"""An infection or a fever now. A plain cold, a vaccine and an illness that is over are none."""

import re
from collections.abc import Sequence

from guardrails.facts import Fact, Infection
from guardrails.reading.findings.scene import Scene, scene_of
from guardrails.reading.findings.standing import standing
from guardrails.reading.findings.told import Finding, Status, told, told_across
from guardrails.reading.tagged import TaggedClause

_STATES = frozenset({"fever", "infection", "fever_number"})
_NONE = "none"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_CELSIUS = (38.0, 43.0)
_FAHRENHEIT = (100.4, 109.5)


def infection(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> Fact[Infection]:
    """Whether the patient has an infection or a fever now; the latest turn's word wins."""
    scene = scene_of(clauses, about_patient)
    return infection_of(scene, infection_told(scene))


def infection_of(scene: Scene, found: Sequence[Finding]) -> Fact[Infection]:
    """The same, from what `infection_told` found."""
    held = infection_now(scene, found)
    if held:
        return Fact(value=Infection.YES, said=held[-1].said, turn=held[-1].turn)
    for finding in reversed(found):
        if finding.status is Status.DENIED or finding.value == _NONE:
            return Fact(value=Infection.NO, said=finding.said, turn=finding.turn)
    return Fact(value=Infection.UNKNOWN)


def infection_told(scene: Scene) -> list[Finding]:
    """All that is said of fevers and infections; measured temperatures are weighed."""
    found = []
    for finding in (*told(scene, "infection"), *told_across(scene, "infection")):
        if finding.value != "fever_number":
            found.append(finding)
        elif _is_fever(finding):
            found.append(finding._replace(value="fever"))
        elif finding.holds:
            found.append(finding._replace(value="fever", status=Status.DENIED))
    return found


def fever_now(scene: Scene, found: Sequence[Finding]) -> list[Finding]:
    """The fevers among `found` that stand."""
    return [f for f in standing(scene, found, states=_STATES) if f.value == "fever"]


def infection_now(scene: Scene, found: Sequence[Finding]) -> list[Finding]:
    """The fevers and infections among `found` that stand."""
    return [f for f in standing(scene, found, states=_STATES) if f.value != _NONE]


def _is_fever(finding: Finding) -> bool:
    words = finding.clause.text[finding.start : finding.end]
    numbers = [float(n.replace(",", ".")) for n in _NUMBER.findall(words)]
    return any(low <= n <= high for n in numbers for low, high in (_CELSIUS, _FAHRENHEIT))
