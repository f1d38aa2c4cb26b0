"""What stands beside the conversation: what was understood, to correct, above the sources.

On a narrow screen each of the two is a sheet of its own, opened from the answer.
"""

from markupsafe import Markup

from ui.context import Contexts
from ui.correcting import FormState
from ui.render.markup import NOTHING, join
from ui.render.sources import sources
from ui.render.understood import understood
from ui.session import Session


def side(session: Session, contexts: Contexts, form: FormState) -> Markup:
    """The form of the latest answer, if it has one, and the source cards of every answer."""
    return join((_form(session, form), sources(session, contexts)))


def _form(session: Session, form: FormState) -> Markup:
    answer = session.last.answer if session.last else None
    return understood(answer, session.persona, form) if answer else NOTHING
