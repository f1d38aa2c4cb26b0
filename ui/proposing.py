"""What a language model read and the person says to it: yes sets a fact by hand, no takes it back.

What the browser sends is not trusted: only what the latest answer shows can be meant.
"""

from assistant.contract import Proposed
from ui.session import Session


def name_of(proposed: Proposed) -> str:
    """By what a button names it."""
    return f"{proposed.fact}={proposed.value}"


def confirmed(session: Session, name: str) -> dict[str, str]:
    """The fact to set by hand; nothing where no such proposal waits for a yes."""
    found = _found(session, name)
    return {found.fact: found.value} if found is not None and not found.counted else {}


def dismissed(session: Session, name: str) -> tuple[Session, bool]:
    """The session without it, and whether it had counted, so that the answer is due anew."""
    found = _found(session, name)
    if found is None:
        return session, False
    return session.dismissed(found.fact, found.value), found.counted


def _found(session: Session, name: str) -> Proposed | None:
    answer = session.last.answer if session.last else None
    return next((p for p in answer.proposed if name_of(p) == name), None) if answer else None
