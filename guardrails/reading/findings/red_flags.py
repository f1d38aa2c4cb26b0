"""Signs of an emergency over a whole conversation: one that was told holds until it is taken back.

Most families are told in their own words; some need company: a fever with low counts, an infection
in a very ill person, lost strength within days, vomiting or collapse after stopping steroids.
"""

import re
from collections.abc import Iterable, Sequence

from guardrails.facts import Fact, RedFlag
from guardrails.interval import Interval
from guardrails.logic import Truth
from guardrails.reading.findings.day_by_day import lost_day_by_day
from guardrails.reading.findings.infection import fever_now, infection_now, infection_told
from guardrails.reading.findings.scene import Scene, scene_of
from guardrails.reading.findings.standing import standing
from guardrails.reading.findings.told import (
    Finding,
    Status,
    status_of_anyone,
    told,
    told_across,
)
from guardrails.reading.findings.urgent import low_counts_now, urgent_told
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind

_STATES = frozenset[str]({RedFlag.BREATHLESSNESS, RedFlag.SWALLOWING})
_LASTING = frozenset[str]({RedFlag.OVERDOSE, RedFlag.SELF_HARM})
_INTENDED = frozenset({"overdose", "self_harm"})
_OTHERS_COUNT = "other_person"
_ANYBODYS = (Status.NOW, Status.OTHER)
_DAYS = 0.75
"""Months: strength lost within this time is lost rapidly."""
_AFTER_STEROIDS = 3.0
"""Months after stopping steroids in which vomiting or collapse may be adrenal."""
_ILL_ALONE = 2
_MY_OWN = "my own <gc>"


def red_flags(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> Fact[tuple[RedFlag, ...]]:
    """The red flags that stand, in the order of `RedFlag`, with the words of the first one told."""
    scene = scene_of(clauses, about_patient)
    return red_flags_of(scene, infection_told(scene), urgent_told(scene))


def red_flags_of(
    scene: Scene, infections: Sequence[Finding], urgent: Sequence[Finding]
) -> Fact[tuple[RedFlag, ...]]:
    """The same, with what `infection_told` and `urgent_told` found."""
    return flags_of(red_flags_now(scene, red_flags_told(scene, infections, urgent)))


def flags_of(held: Sequence[Finding]) -> Fact[tuple[RedFlag, ...]]:
    """The fact that the flags which stand make."""
    flags = tuple(flag for flag in RedFlag if any(f.value == flag for f in held))
    if not held:
        return Fact(value=())
    return Fact(value=flags, said=held[0].said, turn=held[0].turn)


def red_flags_now(scene: Scene, found: Sequence[Finding]) -> list[Finding]:
    """The flags among `found` that stand."""
    return standing(scene, found, states=_STATES, lasting=_LASTING)


def red_flags_told(
    scene: Scene, infections: Sequence[Finding], urgent: Sequence[Finding]
) -> list[Finding]:
    """All that is said of red flags, whatever becomes of it, in order."""
    alone = [
        *told(scene, "red_flags", intended=_INTENDED),
        *told_across(scene, "red_flags", intended=_INTENDED),
        *told(scene, "clinic_flags", intended=_INTENDED),
    ]
    alone = [_someone_else(scene, f) for f in alone]
    well = told(scene, "red_flags", "well")
    alone += [f._replace(status=Status.DENIED) for f in well if f.holds]
    company = told(scene, "red_flags", "companions")
    found = [*alone, *_rapid(scene, company), *_adrenal(company), *_emptied(company)]
    found += lost_day_by_day(scene, company)
    found += _fever_low_counts(scene, infections, urgent)
    found += _sepsis(scene, company, infections)
    return sorted(found, key=lambda f: (f.turn, f.clause.index, f.start))


def _someone_else(scene: Scene, finding: Finding) -> Finding:
    """Tablets swallowed by anybody at all are an overdose, unless that is long over."""
    if finding.value != _OTHERS_COUNT:
        return finding
    status = finding.status
    if status is Status.OTHER:
        at, span = scene.clauses.index(finding.clause), (finding.start, finding.end)
        over = status_of_anyone(scene, at, span, intended=False) is Status.OVER
        status = Status.OVER if over else Status.NOW
    return finding._replace(value=RedFlag.OVERDOSE, status=status)


def _emptied(company: Sequence[Finding]) -> list[Finding]:
    """Tablets that are gone, in one turn with whoever got at them, or with a box that was full."""
    found = []
    for sign, beside in (("tablets_gone", "got_at"), ("now_empty", "was_full")):
        told_of = {f.turn for f in company if f.value == beside and f.status in _ANYBODYS}
        found += [
            f._replace(status=Status.NOW)
            for f in company
            if f.value == sign and f.status in _ANYBODYS and f.turn in told_of
        ]
    return _as(RedFlag.OVERDOSE, found)


def _of(found: Iterable[Finding], *values: str) -> list[Finding]:
    return [f for f in found if f.value in values and f.holds]


def _as(flag: RedFlag, found: Iterable[Finding]) -> list[Finding]:
    return [f._replace(value=flag) for f in found]


def _rapid(scene: Scene, company: Sequence[Finding]) -> list[Finding]:
    """Strength lost within days: said so in the sentence, or by a date right beside it."""
    found = _of(company, "now_paralysed")
    for finding in _of(company, "loss", "weak"):
        at = scene.clauses.index(finding.clause)
        near = (0, -1, 1) if finding.value == "loss" else (0,)
        if any(e.search(scene.sentence_text(at)) for e in _expressions("slow")):
            continue
        if any(_quick(scene, at, offset) for offset in near):
            found.append(finding)
    return _as(RedFlag.RAPID_WEAKNESS, found)


def _quick(scene: Scene, at: int, offset: int) -> bool:
    if any(_is_days(scene.clauses[i]) for i in scene.sentence(at, offset)):
        return True
    return any(
        e.search(scene.clauses[i].text)
        for i in scene.sentence(at, offset)
        for e in _expressions("speed")
    )


def _is_days(clause: TaggedClause) -> bool:
    return any(
        time.kind in (Kind.SPAN, Kind.AGO, Kind.SINCE, Kind.DATE) and _within_days(time.months)
        for time in clause.times()
    ) or any(e.search(clause.quote().lower()) for e in _expressions("took"))


def _within_days(months: Interval) -> bool:
    """ "Over 4 days" is in the course of them here, and not more than them."""
    over = months.low_open and 0 < months.low <= _DAYS
    return over or months.above(_DAYS) is Truth.FALSE


def _adrenal(company: Sequence[Finding]) -> list[Finding]:
    """Collapse or vomiting beside a recent stop of steroids."""
    found = _of(company, "adrenal")
    stops = [f for f in company if f.value == "steroid_stop" and _recent(f)]
    stops += _of(company, "no_adrenals")
    for finding in _of(company, "vomiting", "low"):
        if any(stop.status is not Status.OTHER or _MY_OWN in stop.clause.text for stop in stops):
            found.append(finding)
    return _as(RedFlag.ADRENAL, found)


def _recent(stop: Finding) -> bool:
    if stop.status in (Status.DENIED, Status.SUPPOSED):
        return False
    past = [t for t in stop.clause.times() if t.kind is not Kind.FREQUENCY]
    return not past or any(time.months.low <= _AFTER_STEROIDS for time in past)


def _fever_low_counts(
    scene: Scene, infections: Sequence[Finding], urgent: Sequence[Finding]
) -> list[Finding]:
    fevers, low = fever_now(scene, infections), low_counts_now(scene, urgent)
    if not (fevers and low):
        return []
    return _as(RedFlag.FEVER_LOW_COUNTS, [max(fevers[-1], low[-1], key=_place)])


def _sepsis(
    scene: Scene, company: Sequence[Finding], infections: Sequence[Finding]
) -> list[Finding]:
    """An infection in a very ill person, or several signs of shock."""
    ill = _of(company, "ill")
    if ill and (len(ill) >= _ILL_ALONE or infection_now(scene, infections)):
        return _as(RedFlag.SEPSIS, ill[-1:])
    return []


def _place(finding: Finding) -> tuple[int, int]:
    return finding.turn, finding.clause.index


def _expressions(value: str) -> Sequence[re.Pattern[str]]:
    return wordings("red_flags")["pace"][value]
