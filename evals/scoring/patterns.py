"""What the words of the answer must and must not hold: nuggets, evidence, forbidden."""

import re

from assistant.contract import Answer
from evals.score import Harm, Score, Stage
from evals.scoring.marks import judged, unscored
from evals.sets import Expectation


def score_patterns(expect: Expectation, answer: Answer) -> list[Score]:
    """`nuggets.<n>`, `evidence.<n>`, `forbidden.<n>` (n from 1) for every expected pattern."""
    return [
        *_nuggets(expect, answer),
        *_evidence(expect, answer),
        *_forbidden(expect, answer),
    ]


def found(pattern: str, text: str) -> re.Match[str] | None:
    """Where a pattern matches, case-insensitively."""
    return re.search(pattern, text, re.IGNORECASE)


def _nuggets(expect: Expectation, answer: Answer) -> list[Score]:
    if not expect.nuggets:
        return [unscored("nuggets", Stage.COMPOSITION)]
    scores = []
    for place, pattern in enumerate(expect.nuggets, start=1):
        match = found(pattern, answer.text)
        reason = f"/{pattern}/ " + (f"matches “{match.group()}”" if match else "matches nothing")
        scores.append(judged(f"nuggets.{place}", Stage.COMPOSITION, match is not None, reason))
    return scores


def _evidence(expect: Expectation, answer: Answer) -> list[Score]:
    if not expect.evidence:
        return [unscored("evidence", Stage.CITATION)]
    scores = []
    for place, pattern in enumerate(expect.evidence, start=1):
        holding = [c.passage_id for c in answer.citations if found(pattern, c.quote)]
        reason = f"/{pattern}/ " + (
            f"is held by {holding[0]}" if holding else "is in no citation's quote"
        )
        scores.append(judged(f"evidence.{place}", Stage.CITATION, bool(holding), reason))
    return scores


def _forbidden(expect: Expectation, answer: Answer) -> list[Score]:
    if not expect.forbidden:
        return [unscored("forbidden", Stage.VERIFICATION)]
    scores = []
    for place, pattern in enumerate(expect.forbidden, start=1):
        match = found(pattern, answer.text)
        reason = f"/{pattern}/ " + (f"matches “{match.group()}”" if match else "is not there")
        harm = Harm.FALSE_PERMISSION
        ok = match is None
        scores.append(judged(f"forbidden.{place}", Stage.VERIFICATION, ok, reason, harm))
    return scores
