"""Whether a finding is told as a past that is long over."""

import re

from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind, TimeMention

LONG_AGO_MONTHS = 1.5
RECENT_MONTHS = 0.5
LATER_MONTHS = 6.0
_YEARS_AGO = 24.0
"""Months; "in February" may still be to come where something is intended."""
_POINTS = frozenset({Kind.AGO, Kind.DATE})


def is_over(scene: Scene, at: int, end: int, *, intended: bool = False) -> bool:
    """Whether what ends at `clause.text[end]` of clause `at` lies in a past that ended.

    `intended`: an intention is over only where a verb in the past or a date right behind says so.
    """
    tables = wordings("setting")["over"]
    clause = scene.clauses[at]
    current = is_recent(clause) or any(e.search(clause.text) for e in tables["current"])
    if current or _is_back(scene, at):
        return False
    past = any(e.search(clause.text[: end + 1]) for e in tables["past_tense"])
    if intended and not past and not _dated(clause, end, least=_YEARS_AGO):
        return False
    present = any(e.search(clause.text) for e in tables["present_tense"])
    here = any(e.search(clause.text) for e in tables["here"]) or _dated(clause, end)
    if here or (long_ago(clause) and (past or not present)):
        return True
    if not past and present:
        return False
    if _sentence_is_past(scene, at) or _ended_next(scene, at):
        return True
    return _runs_on(scene, at) or _found_then(scene, at)


def _dated(clause: TaggedClause, end: int, least: float = LONG_AGO_MONTHS) -> bool:
    """ "A chest infection in February": the very words are dated, and long ago."""
    after = re.match(
        r" (?:(?:only|just|way|all the way) )*(?:back )?(?:(?:in|on|of|from|around) )?",
        clause.text[end:],
    )
    start = end + (after.end() if after else 0)
    return any(
        tag.start == start
        and isinstance(tag.meaning, TimeMention)
        and tag.meaning.kind in _POINTS
        and tag.meaning.months.low >= least
        for tag in clause.tags
    )


def _runs_on(scene: Scene, at: int) -> bool:
    """ "Broke a rib in 2019, the pain in my chest then": a dated story runs on to what follows.

    Not past a word on treatment ("off pred in 2024, collapsed"), and only to a verb in the past.
    """
    tables = wordings("setting")["over"]
    text = scene.clauses[at].text
    if not any(e.search(text) for e in (*tables["past_tense"], *tables["then"])):
        return False
    for other in reversed([i for i in scene.sentence(at) if i < at]):
        clause = scene.clauses[other]
        if any(e.search(clause.text) for e in (*tables["present_tense"], *tables["current"])):
            return False
        if any(e.search(clause.text) for e in tables["treated"]):
            return False
        if any(t.kind in _POINTS and t.months.low >= LATER_MONTHS for t in clause.times()):
            return True
    return False


def _found_then(scene: Scene, at: int) -> bool:
    """ "Presented in 2021 with DM, severe dysphagia": the bare items of a list share its head."""
    tables = wordings("setting")["over"]
    for other in reversed([i for i in scene.sentence(at) if i <= at]):
        clause = scene.clauses[other]
        if long_ago(clause) and tables["presented"].found_in(clause.text):
            return True
        if any(tables[name].found_in(clause.text) for name in ("present_tense", "current")):
            return False
    return False


def is_recent(clause: TaggedClause) -> bool:
    """Whether the clause names a time that reaches to now: "today", "last week"."""
    kinds = (*_POINTS, Kind.SINCE)
    return any(t.kind in kinds and t.months.high <= RECENT_MONTHS for t in clause.times())


def long_ago(clause: TaggedClause) -> bool:
    """Whether the clause names a point in time that is long past."""
    return any(t.kind in _POINTS and t.months.low >= LONG_AGO_MONTHS for t in clause.times())


def _sentence_is_past(scene: Scene, at: int) -> bool:
    """ "When I came off pred in 2022 I collapsed": the frame of the sentence dates what follows."""
    tables = wordings("setting")["over"]
    for other in scene.sentence(at):
        clause = scene.clauses[other]
        if any(e.search(clause.text) for e in (*tables["onset"], *tables["era"])):
            return True
        if other != at and _framed_past(clause):
            return True
        if long_ago(clause) and any(e.search(clause.text) for e in tables["frame"]):
            return True
    return False


def _ended_next(scene: Scene, at: int) -> bool:
    """ "… and it never came back": the rest of the sentence, or the start of the next, ends it."""
    tables = wordings("setting")["over"]
    rest = [i for i in scene.sentence(at) if i > at] + scene.sentence(at, 1)[:1]
    clauses = [scene.clauses[i] for i in rest]
    if any(_years_on(clause) for clause in clauses):
        return True
    return any(e.search(clause.text) for clause in clauses for e in tables["ended"]) or any(
        e.search(clause.text)
        for clause in clauses
        if long_ago(clause)
        for e in tables["dated_back"]
    )


def _is_back(scene: Scene, at: int) -> bool:
    """ "I had it in 2015 and now it is back": the rest of the sentence, or the next, renews it."""
    rest = [scene.clauses[i].text for i in scene.sentence(at) if i > at]
    back = wordings("cleared")["seen"]["back"]
    return any(back.found_in(text) for text in (*rest, scene.sentence_text(at, 1)))


def _years_on(clause: TaggedClause) -> bool:
    """ "Four years on I'm dancing": what was told before lies that far back."""
    told = wordings("setting")["over"]["years_on"]
    far = any(t.kind is Kind.SPAN and t.months.low >= LATER_MONTHS for t in clause.times())
    return far and any(e.search(clause.text) for e in told)


def _framed_past(clause: TaggedClause) -> bool:
    """ "… when I was 17", a clause of its own."""
    tables = wordings("setting")["over"]
    return any(e.search(clause.text) for e in tables["subordinate"]) and any(
        e.search(clause.text) for e in tables["here"]
    )
