"""How much a conversation may hold, and what a question that goes beyond it is told."""

from ui import wording
from ui.session import Session

MAX_QUESTION = 8_000
"""Characters; a long case report has about 5,000."""
MAX_TURNS = 40


def problem_of(question: str, session: Session) -> str | None:
    """Why a question cannot be asked, or None."""
    if not question.strip():
        return wording.EMPTY_QUESTION
    if len(question) > MAX_QUESTION:
        return wording.TOO_LONG.format(limit=f"{MAX_QUESTION:,}")
    return wording.TOO_MANY if len(session.exchanges) >= MAX_TURNS else None
