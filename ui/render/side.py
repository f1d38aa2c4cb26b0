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
    """While a question is being answered the form before it stays, out of reach, in its place."""
    last = session.last
    if last is None or last.failed:
        return NOTHING
    if last.answer is not None:
        return understood(last.answer, session.persona, form)
    before = session.exchanges[-2].answer if len(session.exchanges) > 1 else None
    still = FormState(form.revision, live=False)
    return understood(before, session.persona, still) if before else NOTHING
