"""Pregnancy of the patient: pregnant, planning, breastfeeding, or none.

Inside a turn the value that blocks wins; a later turn corrects. A man who asks about fathering a
child is not pregnant, and neither is anyone whose partner is.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Fact, Pregnancy
from guardrails.reading.findings.scene import Scene, scene_of
from guardrails.reading.findings.standing import sweeping
from guardrails.reading.findings.told import Finding, Status, told, told_across
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause

BLOCKING = (Pregnancy.PREGNANT, Pregnancy.BREASTFEEDING, Pregnancy.PLANNING)
_INTENDED = frozenset({"planning"})
_UNPROTECTED = "unprotected"
_NEAR = 2
"""So many sentences later it may be told that the relative takes it."""
_OBSTETRIC = "obstetric"
_NUMBER = re.compile(r"\d")
_MANY_MONTHS = re.compile(r"\b[1-9]\d+ months?\b(?! pregnant)")
"""More than any pregnancy has: "34 months gone" is of steroids."""


def pregnancy(clauses: Sequence[TaggedClause], about_patient: Sequence[bool]) -> Fact[Pregnancy]:
    """What the latest turn that tells it says of the patient's pregnancy."""
    return pregnancy_of(scene_of(clauses, about_patient))


def pregnancy_of(scene: Scene) -> Fact[Pregnancy]:
    """The same, of a scene."""
    said = [_planned(f) for f in told(scene, "pregnancy", intended=_INTENDED)]
    said += told_across(scene, "pregnancy", intended=_INTENDED)
    said = [g for f in said if (g := _counted(f, said)) is not None]
    found = [f for f in said if not _some_day(f)]
    found += _of_kin_on_mmf(scene)
    if not found:
        return Fact(value=Pregnancy.UNKNOWN)
    if patient_is_male(scene):
        found = [f for f in found if f.value == "self"]
    for turn in reversed(scene.turns):
        fact = _turn([f for f in found if f.turn == turn])
        if fact is not None:
            return fact
        if any(f.turn == turn for f in found) and sweeping(scene, turn) == "mistake":
            break  # told of another, and what had been told of the patient was a slip
    return Fact(value=Pregnancy.UNKNOWN)


def _of_kin_on_mmf(scene: Scene) -> list[Finding]:
    """ "My wife is pregnant. She takes CellCept": a relative's pregnancy, where she is the patient.

    That she takes it stands in the same sentence or in one of the two after it.
    """
    if scene.patient.kin is None:
        return []
    table = wordings("pregnancy")["kin"]
    found = told(scene, "pregnancy", "kin")
    return [
        f._replace(value=str(Pregnancy.PREGNANT))
        for f in found
        if f.value == "pregnant_kin"
        and any(
            c.turn == f.clause.turn
            and f.clause.sentence <= c.sentence <= f.clause.sentence + _NEAR
            and table["takes_ours"].found_in(c.text)
            for c in scene.clauses
        )
    ]


def _planned(finding: Finding) -> Finding:
    """ "The coil came out in June", "we binned the condoms": what was given up then is still so."""
    if finding.value != _UNPROTECTED:
        return finding
    status = Status.NOW if finding.status is Status.OVER else finding.status
    return finding._replace(value=str(Pregnancy.PLANNING), status=status)


def _counted(finding: Finding, said: Sequence[Finding]) -> Finding | None:
    """ "G2P1": one more begun than ended is now, unless the turn ends it for good or denies it."""
    if _MANY_MONTHS.search(finding.said.lower()):
        return None
    if finding.value != _OBSTETRIC:
        return finding
    begun, *ended = (int(number) for number in _NUMBER.findall(finding.said))
    ends = {"no", "no_for_good"}
    over = any(f.value in ends and f.status is not Status.OTHER for f in said)
    if over or (ended and sum(ended) >= begun):
        return None
    return finding._replace(value=str(Pregnancy.PREGNANT))


def _some_day(finding: Finding) -> bool:
    """A child wished for some day is no plan; "one day" is a tag, so the words are asked."""
    words = finding.clause.quote().lower()
    some_day = wordings("pregnancy")["some_day"]["planning"]
    return finding.value == Pregnancy.PLANNING and any(e.search(words) for e in some_day)


def _turn(here: Sequence[Finding]) -> Fact[Pregnancy] | None:
    for value in BLOCKING:
        names = (value, "self") if value is Pregnancy.PREGNANT else (value,)
        said = next((f for f in here if f.value in names and f.holds), None)
        if said is not None:
            return Fact(value=value, said=said.said, turn=said.turn)
    for finding in here:
        denied = finding.value in BLOCKING and finding.status is Status.DENIED
        no = finding.value == Pregnancy.NO and finding.holds
        if denied or no or _for_good(finding):
            return Fact(value=Pregnancy.NO, said=finding.said, turn=finding.turn)
    return None


def _for_good(finding: Finding) -> bool:
    """A womb that is gone stays gone, however long ago; a partner's vasectomy counts too."""
    if finding.value != "no_for_good":
        return False
    partners = finding.status is Status.OTHER and "vasectomy" in finding.said.lower()
    return finding.status in (Status.NOW, Status.OVER) or partners


def patient_is_male(scene: Scene) -> bool:
    """Whether the words tell that the patient is a man or a boy."""
    tables = wordings("pregnancy")["patient"]
    kin = scene.patient.kin
    if kin is not None:
        return any(e.fullmatch(kin) for e in tables["male_kin"])
    if any(tables["female"].found_in(clause.text) for clause in scene.clauses):
        return False
    return any(tables["male"].found_in(clause.text) for clause in scene.clauses)
