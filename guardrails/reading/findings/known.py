"""Whether a finding is told as a condition long known and unchanged: no sign of anything new."""

import re

from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings
from guardrails.reading.when import Kind, TimeMention

KNOWN_MONTHS = 12.0
_SINCE = re.compile(r"(?: \w+)? (?:since|from|for) (?=<t>)|(?: \w+)? (?=<t>\W*$)")
_LASTING = frozenset({Kind.SINCE, Kind.SPAN})


def is_long_known(scene: Scene, at: int, end: int) -> bool:
    """ "Known dysphagia since 2014, stable": for a year or more, and nothing says it changed."""
    clause = scene.clauses[at]
    if _is_residual(scene, at, end):
        return True
    since = _SINCE.match(clause.text[end:])
    if since is None:
        return False
    start = end + since.end()
    lasting = any(
        isinstance(tag.meaning, TimeMention)
        and tag.start == start
        and tag.meaning.kind in _LASTING
        and tag.meaning.months.low >= KNOWN_MONTHS
        for tag in clause.tags
    )
    tables = wordings("setting")["over"]
    text = scene.sentence_text(at)
    known = any(e.search(text) for e in tables["known"])
    return lasting and known and not any(e.search(text) for e in tables["changed"])


def _is_residual(scene: Scene, at: int, end: int) -> bool:
    """ "Old infarct 2014, residual L facial droop, unchanged": left behind, and no more."""
    tables = wordings("setting")["over"]
    text = scene.sentence_text(at)
    left = tables["left_behind"].found_in(scene.clauses[at].text[:end])
    return left and tables["settled"].found_in(text) and not tables["changed"].found_in(text)
