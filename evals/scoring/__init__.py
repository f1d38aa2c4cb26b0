"""Scorers: each looks at one thing in one answer and says what it saw, and why.

    score_case(expect, persona, answer, texts) -> scores, in the order of the turn

Pure functions of what is expected, the answer and the texts: an answer can be scored at any time.
"""

from assistant.contract import Answer, Persona
from evals.score import Score
from evals.scoring.citations import score_citations
from evals.scoring.criteria import score_criteria
from evals.scoring.facts import score_facts
from evals.scoring.grade import score_grade
from evals.scoring.patterns import score_patterns
from evals.scoring.retrieval import score_retrieval
from evals.scoring.rules import score_rules
from evals.scoring.texts import Texts
from evals.scoring.told import score_told
from evals.scoring.verdict import score_scope, score_verdict
from evals.sets import Expectation

__all__ = ["Texts", "score_case"]


def score_case(
    expect: Expectation, persona: Persona, answer: Answer, texts: Texts
) -> tuple[Score, ...]:
    """Every score of one answer; what nothing is expected of is there as unscored."""
    return (
        *score_facts(expect, answer),
        *score_scope(expect, answer),
        *score_verdict(expect, answer),
        *score_criteria(expect, answer),
        *score_rules(expect, answer),
        *score_retrieval(expect, answer, texts),
        *score_patterns(expect, answer),
        *score_told(answer, persona),
        *score_grade(answer, persona),
        *score_citations(answer, texts),
    )
