"""What happens when a person asks, switches words or begins anew: views of the page, in order.

Nothing typed is logged or stored outside the visitor's own session; a failure or a slow
assistant ends in the cautious word, never in half an answer.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import date

from assistant.contract import Answer, Persona
from ui import wording
from ui.answerer import Answerer, HasPassages
from ui.arriving import arriving
from ui.context import Contexts
from ui.correcting import FormState, Refused, changed
from ui.readiness import NotReady, Readiness, State
from ui.render import frame, turn
from ui.render.markup import join
from ui.render.sources import sources
from ui.session import Session

MAX_QUESTION = 8_000
"""Characters; a long case report has about 5,000."""
MAX_TURNS = 40
ANSWER_SECONDS = 60.0
LOADING_SECONDS = 180.0
PACE_SECONDS = 0.045
"""Between two sentences: fast enough not to wait for, slow enough to follow."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class View:
    """The changing parts of the page. `composer` is None when what is typed there stays."""

    session: Session
    settled: str
    current: str
    sources: str
    hint: str = ""
    composer: str | None = None

    def parts(self) -> tuple[Session | str | None, ...]:
        """The parts in the page's order; None leaves a part as it is."""
        return (
            self.session,
            self.settled,
            self.current,
            self.sources,
            self.hint,
            self.composer,
        )


class Desk:
    """Answers for all visitors; holds nothing of theirs."""

    def __init__(self, readiness: Readiness, today: Callable[[], date] = date.today) -> None:
        self._readiness = readiness
        self._today = today
        self._contexts = Contexts({})

    def press(
        self, wish: Mapping[str, object], persona: Persona, session: Session
    ) -> AsyncIterator[View]:
        """What a button inside the conversation wishes for; without a wish, to try again."""
        if "ask" in wish:
            return self.ask(str(wish["ask"]), persona, session)
        if "reset" in wish:
            return self.uncorrect(str(wish["reset"]), persona, session)
        sent = wish.get("correct")
        if isinstance(sent, Mapping):
            return self.correct(sent, persona, session)
        return self.again(persona, session)

    async def ask(self, question: str, persona: Persona, session: Session) -> AsyncIterator[View]:
        """Answer a new question, sentence by sentence."""
        session = replace(session, persona=persona)
        problem = _problem(question, session)
        if problem:
            yield replace(self.show(session), hint=frame.hint(problem))
            return
        session = session.asked(question.strip())
        yield replace(self._waiting(session), composer="")
        async for view in self._answer(session, streamed=True):
            yield view

    async def again(self, persona: Persona, session: Session) -> AsyncIterator[View]:
        """Answer the latest question anew, at once: for another reader, or after a failure."""
        session = replace(session, persona=persona)
        if session.last is None:
            yield self.show(session)
            return
        async for view in self._answer(session.pending(), streamed=False):
            yield view

    async def correct(
        self, sent: Mapping[str, object], persona: Persona, session: Session
    ) -> AsyncIterator[View]:
        """Answer the latest question anew with the facts that were changed in the form."""
        answer = session.last.answer if session.last else None
        if answer is None:
            yield self.show(session)
            return
        changes = changed(answer.facts, sent, persona)
        if isinstance(changes, Refused):
            yield self.show(session.touched(), changes)
            return
        async for view in self.again(persona, session.corrected(changes)):
            yield view

    async def uncorrect(self, key: str, persona: Persona, session: Session) -> AsyncIterator[View]:
        """Answer the latest question anew with one fact as it was read."""
        async for view in self.again(persona, session.uncorrected(key)):
            yield view

    def fresh(self, persona: Persona) -> View:
        """An empty page."""
        return replace(self.show(Session(persona=persona)), composer="")

    def show(self, session: Session, refused: Refused | None = None) -> View:
        """The page as the session stands, and what of a form was `refused`."""
        last = len(session.exchanges) - 1
        if session.last is None:
            current = frame.welcome(session.persona)
        else:
            form = FormState(session.revision, refused)
            current = turn.settled(session.last, last, session.persona, latest=True, form=form)
        return self._view(session, current)

    def _waiting(self, session: Session) -> View:
        ready = self._readiness.state is State.READY
        assert session.last is not None
        message = wording.READING if ready else wording.WAITING
        current = turn.waiting(session.last.question, len(session.exchanges) - 1, message)
        return self._view(session, current)

    def _view(self, session: Session, current: str) -> View:
        earlier = join(
            turn.settled(exchange, n, session.persona)
            for n, exchange in enumerate(session.exchanges[:-1])
        )
        return View(session, earlier, current, sources(session, self._contexts))

    async def _answer(self, session: Session, *, streamed: bool) -> AsyncIterator[View]:
        answer: Answer | None = None
        shown = 0
        async with aclosing(self._parts(session)) as parts:
            async for answer in parts:
                if streamed and not answer.complete:
                    shown = turn.steps(answer)
                    yield self._partly(session, answer, shown)
        if answer is None or not answer.complete:
            yield self.show(session.gave_up())
            return
        if streamed:
            for count in range(shown + 1, turn.steps(answer)):
                yield self._partly(session, answer, count)
                await asyncio.sleep(PACE_SECONDS)
        yield self.show(session.answered(answer))

    def _partly(self, session: Session, answer: Answer, shown: int) -> View:
        """The page with the first `shown` sentences of an answer."""
        done = session.answered(answer)
        assert session.last is not None
        current = turn.streaming(
            session.last.question,
            answer,
            len(session.exchanges) - 1,
            session.persona,
            shown,
            done.revision,
        )
        return replace(self.show(done), session=session, current=current)

    async def _parts(self, session: Session) -> AsyncGenerator[Answer, None]:
        """The answer as it grows, nothing after a failure; leaving early stops a model."""
        conversation = session.conversation(self._today())
        try:
            answerer = await asyncio.to_thread(self._assistant)
            async with aclosing(arriving(answerer, conversation, ANSWER_SECONDS)) as parts:
                async for part in parts:
                    yield part
        except NotReady as reason:
            _log.warning("a question was not answered: assistant %s", reason)
        except TimeoutError:
            _log.error("a question was not answered: no answer within %s s", ANSWER_SECONDS)
        except Exception as failure:  # noqa: BLE001 - the visitor is told with care, whatever it was
            # The type alone: a message may quote what the person wrote.
            _log.error("a question was not answered: %s", type(failure).__name__)

    def _assistant(self) -> Answerer:
        answerer = self._readiness.wait(LOADING_SECONDS)
        if isinstance(answerer, HasPassages):
            self._contexts = Contexts(answerer.passages)
        return answerer


def _problem(question: str, session: Session) -> str | None:
    if not question.strip():
        return wording.EMPTY_QUESTION
    if len(question) > MAX_QUESTION:
        return wording.TOO_LONG.format(limit=f"{MAX_QUESTION:,}")
    return wording.TOO_MANY if len(session.exchanges) >= MAX_TURNS else None
