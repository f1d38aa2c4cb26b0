"""From scored cases to a summary: `summarise(cases, …)`. Answers and scores nothing."""

from evals.summing.whole import summarise

__all__ = ["summarise"]
