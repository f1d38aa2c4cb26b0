"""What is asked: whether withdrawal is at issue, which subjects, in scope or not, which disease.

Everything here is a pure function of the tagged clauses of the conversation; the wordings are data.
"""

from guardrails.reading.asked.conditions import conditions
from guardrails.reading.asked.scope import scope
from guardrails.reading.asked.topics import topics
from guardrails.reading.asked.withdrawal import withdrawal_at_issue

__all__ = ["conditions", "scope", "topics", "withdrawal_at_issue"]
