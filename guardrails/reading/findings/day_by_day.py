"""Strength lost from one day to the next: "Monday I carried the coal, today I can't lift a cup".

No word of speed is said, the days tell it; a falling row of manual muscle tests (MMT-8, 0 to 80)
within days tells the same.
"""

import re
from collections.abc import Sequence

from guardrails.facts import RedFlag
from guardrails.reading.findings.scene import Scene
from guardrails.reading.findings.told import Finding, Status
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind

_DAY = re.compile(
    r"\b(?:mon|tue|wed|thu|fri)(?:s|nes|rs|urs)?(?:day)?(?:'s)?\b|\b(?:satur|sun)day(?:'s)?\b"
    r"|\b(?:today|tonight|now|this (?:morning|afternoon|evening)|since (?:last night|midnight))\b"
    r"|\b(?:yesterday|last (?:night|weekend)|(?:two|three|four|five|six|ten|\d+) days ago)\b"
)
_TEST = re.compile(r"\bmmt[- ]?8?\b")
_SCORE = re.compile(
    r"(?<![\d./-])(?P<score>[1-7]\d|80)(?:/80)?(?![\d/.])"
    r"(?! ?(?:th|st|nd|rd|mg|g|kg|%|years?|months?|yo|[mf]|days?|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)"
)
_OTHER_TEST = re.compile(r"\b(?:ck|cpk|aldolase|ldh|crp|esr|alt|ast|fvc|hb|cmas|cdasi|bp|age)\b")
_LOST_POINTS = 8
"""About a tenth of the scale: more than two observers differ by."""
_DAYS = 0.75
"""Months; as for strength that is said to go within days."""
_OF_WRITER = re.compile(r"\bme\b")
"""Who carries them is the subject: "my son carried me up"."""


def lost_day_by_day(scene: Scene, company: Sequence[Finding]) -> list[Finding]:
    """The findings of strength lost from day to day, among the `company` that is told."""
    able = [f for f in company if f.value == "able" and f.status in (Status.NOW, Status.OVER)]
    found = []
    for finding in company:
        if finding.value != "helpless" or not _is_told(finding):
            continue
        days = _days_near(scene, finding)
        earlier = {day for f in able if f.turn == finding.turn for day in _days_near(scene, f)}
        if days and earlier - days:
            found.append(finding._replace(status=Status.NOW))
    return [f._replace(value=RedFlag.RAPID_WEAKNESS) for f in (*found, *_falling_tests(scene))]


def _is_told(finding: Finding) -> bool:
    words = finding.clause.text[finding.start : finding.end]
    theirs = finding.status is Status.OTHER and _OF_WRITER.search(words) is not None
    return finding.holds or theirs


def _days_near(scene: Scene, finding: Finding) -> set[str]:
    """The days named in the clause, or else in the one before it of its sentence."""
    at = scene.clauses.index(finding.clause)
    here = _days(finding.clause)
    before = [i for i in scene.sentence(at) if i < at]
    while not here and before:
        here = _days(scene.clauses[before.pop()])
    return here


def _days(clause: TaggedClause) -> set[str]:
    return {match[0][:3] for match in _DAY.finditer(clause.quote().lower())}


def _falling_tests(scene: Scene) -> list[Finding]:
    """ "MMT-8 76 on the 12th, 61 on the 17th, 48 this morning"."""
    found = []
    for members in scene.sentences:
        clauses = [scene.clauses[i] for i in members]
        first = next((c for c in clauses if _TEST.search(c.text)), None)
        if first is None or not scene.own[scene.clauses.index(first)]:
            continue
        said = " ".join(clause.quote() for clause in clauses).lower()
        row = _OTHER_TEST.split(_TEST.split(said, maxsplit=1)[-1], maxsplit=1)[0]
        scores = [int(m["score"]) for m in _SCORE.finditer(row)]
        if len(scores) > 1 and scores[0] - scores[-1] >= _LOST_POINTS and _in_days(said, clauses):
            found.append(Finding("helpless", first, 0, len(first.text), Status.NOW))
    return found


def _in_days(said: str, clauses: Sequence[TaggedClause]) -> bool:
    times = [time for clause in clauses for time in clause.times()]
    if any(t.kind is not Kind.FREQUENCY and t.months.low > _DAYS for t in times):
        return False
    return bool(times or _DAY.search(said) or re.search(r"\bon the \d{1,2}(?:st|nd|rd|th)\b", said))
