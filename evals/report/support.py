"""Which of an answer's sentences its sources hold, as the run's scores say it. Judges nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.contract import Sentence
from evals.record import CaseResult
from evals.score import Score

_JUDGING = ("support", "citation_integrity")
_NUMBER = re.compile(r"^\[(\d+)\]")


@dataclass(frozen=True)
class SupportedSentence:
    """A sentence with its colour: `supported`, `unsupported`, `unchecked` or `plain`."""

    text: str
    citations: tuple[int, ...]
    state: str
    why: str | None = None


def sentences(case: CaseResult) -> tuple[SupportedSentence, ...]:
    """The answer's sentences in order; empty when no answer came."""
    if case.answer is None:
        return ()
    failed = [s for s in case.scores if s.name in _JUDGING and s.passed is False]
    blamed = [_blame(sentence, failed) for sentence in case.answer.sentences]
    cleared = _cleared(case, blamed)
    return tuple(
        SupportedSentence(sentence.text, sentence.citations, _state(sentence, why, cleared), why)
        for sentence, why in zip(case.answer.sentences, blamed, strict=True)
    )


def _state(sentence: Sentence, why: str | None, cleared: bool) -> str:
    if why is not None:
        return "unsupported"
    if not sentence.citations:
        return "plain"
    return "supported" if cleared else "unchecked"


def _blame(sentence: Sentence, failed: Sequence[Score]) -> str | None:
    """The reasons that name the sentence, or a citation of it."""
    text = sentence.text.strip()
    reasons = []
    for score in failed:
        number = _NUMBER.match(score.reason)
        if (number and int(number[1]) in sentence.citations) or f"“{text}”" in score.reason:
            reasons.append(score.reason)
    return "; ".join(reasons) or None


def _cleared(case: CaseResult, blamed: Sequence[str | None]) -> bool:
    """Whether a cited sentence that is not blamed is known to be held by its sources.

    A reason names one sentence; when the recall says that more are wrong, any other could be.
    """
    scores = {score.name: score for score in case.scores}
    support, recall = scores.get("support"), scores.get("citation_recall")
    if support is None or support.passed is None:
        return False
    if support.passed:
        return True
    if recall is None or recall.value is None or case.answer is None:
        return False
    cited = {sentence.text for sentence in case.answer.sentences if sentence.citations}
    return round((1 - recall.value) * len(cited)) <= sum(why is not None for why in blamed)
