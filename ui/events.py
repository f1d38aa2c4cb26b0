"""What happens when a person asks, switches words or begins anew: views of the page, in order.

Nothing typed is logged or stored outside the visitor's own session; a failure or a slow
assistant ends in the cautious word, never in half an answer.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import replace
from datetime import date

from assistant.contract import Answer, Persona
from ui import wording
from ui.answerer import Answerer, HasPassages
from ui.arriving import arriving
from ui.context import Contexts
from ui.correcting import FormState, Refused, changed
from ui.feedback import Feedback, FeedbackFull, Rating
from ui.kept import kept
from ui.limits import problem_of
from ui.pdf import PdfFailed, as_pdf
from ui.proposing import confirmed, dismissed
from ui.readiness import NotReady, Readiness, State
from ui.render import frame, turn
from ui.render.markup import NOTHING, join
from ui.render.parcel import parcel
from ui.render.rating import rating
from ui.render.side import side
from ui.session import Session
from ui.view import View

ANSWER_SECONDS = 60.0
LOADING_SECONDS = 180.0
AT_EASE = 6
"""Answers at the same time up to which each is streamed sentence by sentence."""
PACE_SECONDS = 0.045
"""Between two sentences: fast enough not to wait for, slow enough to follow."""

_log = logging.getLogger(__name__)


class Desk:
    """Answers for all visitors; holds nothing of theirs."""

    def __init__(
        self,
        readiness: Readiness,
        today: Callable[[], date] = date.today,
        feedback: Feedback | None = None,
    ) -> None:
        self._readiness = readiness
        self._today = today
        self._feedback = feedback
        self._contexts = Contexts({})
        self._answering = 0

    def press(
        self, wish: Mapping[str, object], persona: Persona, session: Session
    ) -> AsyncIterator[View]:
        """What a button inside the conversation wishes for; without a wish, to try again."""
        wishes = {
            **{"ask": self.ask, "reset": self.uncorrect},
            **{"rate": self.rate, "dismiss": self.dismiss},
        }
        for name, fulfil in wishes.items():
            if name in wish:
                return fulfil(str(wish[name]), persona, session)
        if "pdf" in wish:
            return self.pdf(persona, session)
        accepted = "accept" in wish
        sent = confirmed(session, str(wish["accept"])) if accepted else wish.get("correct")
        if isinstance(sent, Mapping):
            return self.correct(sent, persona, session)
        return self.again(persona, session)

    async def ask(self, question: str, persona: Persona, session: Session) -> AsyncIterator[View]:
        """Answer a new question, sentence by sentence."""
        session = replace(session, persona=persona)
        problem = problem_of(question, session)
        if problem:
            yield replace(self.show(session), hint=frame.hint(problem))
            return
        session = session.asked(question.strip())
        yield replace(self._waiting(session), composer="")
        self._answering += 1
        try:
            async for view in self._answer(session, streamed=True):
                yield view
        finally:
            self._answering -= 1

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

    async def dismiss(self, name: str, persona: Persona, session: Session) -> AsyncIterator[View]:
        """Take back what a language model read; answer anew where it had counted."""
        session, counted = dismissed(session, name)
        if not counted:
            yield self.show(session.touched())
            return
        async for view in self.again(persona, session):
            yield view

    async def rate(self, given: str, persona: Persona, session: Session) -> AsyncIterator[View]:
        """Keep what the person thinks of the latest answer, where that is switched on."""
        last, feedback = session.last, self._feedback
        unrated = last is not None and last.answer is not None and not last.rated
        if feedback is None or not unrated or given not in list(Rating):
            yield self.show(session)
            return
        assert last is not None
        assert last.answer is not None
        turns = [exchange.question for exchange in session.exchanges]
        record = feedback.record(Rating(given), turns, persona, last.answer, self._today())
        try:
            await asyncio.to_thread(feedback.keep, record)
        except (OSError, FeedbackFull) as failure:
            _log.error("a rating was not kept: %s", type(failure).__name__)
            yield replace(self.show(session), hint=frame.hint(wording.rating.NOT_KEPT))
            return
        yield self.show(session.rated())

    async def pdf(self, persona: Persona, session: Session) -> AsyncIterator[View]:
        """Hand the conversation over as a PDF; nothing of it is written to the disk."""
        today = self._today()
        turns = [kept(exchange, n, persona) for n, exchange in enumerate(session.exchanges)]
        try:
            file = await asyncio.to_thread(as_pdf, turns, today)
        except PdfFailed:
            _log.error("a conversation could not be made into a PDF")
            yield replace(self.show(session), hint=frame.hint(wording.EXPORT_PDF_FAILED))
            return
        yield replace(self.show(session), parcel=parcel(file, today))

    def fresh(self, persona: Persona) -> View:
        """An empty page; the draft is dropped in the browser (`page.js`)."""
        return self.show(Session(persona=persona))

    def show(self, session: Session, refused: Refused | None = None) -> View:
        """The page as the session stands, and what of a form was `refused`."""
        last = len(session.exchanges) - 1
        if session.last is None:
            current = frame.welcome(session.persona)
        else:
            thumbs = rating(rated=session.last.rated) if self._feedback else NOTHING
            current = turn.settled(session.last, last, session.persona, latest=True, thumbs=thumbs)
        form = FormState(session.revision, refused)
        beside = side(session, self._contexts, form)
        return View(session, self._earlier(session), current, beside)

    def _waiting(self, session: Session) -> View:
        ready = self._readiness.state is State.READY
        assert session.last is not None
        message = wording.READING if ready else wording.WAITING
        current = turn.waiting(session.last.question, len(session.exchanges) - 1, message)
        return View(session, self._earlier(session), current, None)

    def _earlier(self, session: Session) -> str:
        return join(
            turn.settled(exchange, n, session.persona)
            for n, exchange in enumerate(session.exchanges[:-1])
        )

    async def _answer(self, session: Session, *, streamed: bool) -> AsyncIterator[View]:
        answer: Answer | None = None
        shown = 0
        async with aclosing(self._parts(session)) as parts:
            async for answer in parts:
                if streamed and not answer.complete:
                    shown = turn.steps(answer)
                    yield self._partly(self.show(session.answered(answer)), session, answer, shown)
        if answer is None or not answer.complete:
            yield self.show(session.gave_up())
            return
        # Put together once: what does not change while the sentences come is not sent again.
        whole = self.show(session.answered(answer))
        if streamed:
            for count in self._steps(answer, shown):
                yield self._partly(whole, session, answer, count)
                await asyncio.sleep(PACE_SECONDS)
        yield whole

    def _steps(self, answer: Answer, shown: int) -> range:
        """How many sentences are shown at a time; where many wait, the rest come at once."""
        steps = turn.steps(answer)
        return range(shown + 1, steps if self._answering <= AT_EASE else min(steps, 2))

    def _partly(self, whole: View, session: Session, answer: Answer, shown: int) -> View:
        """The page with the first `shown` sentences of an answer."""
        assert session.last is not None
        question, n = session.last.question, len(session.exchanges) - 1
        current = turn.streaming(question, answer, n, session.persona, shown)
        return replace(whole, session=session, current=current)

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
        if isinstance(answerer, HasPassages) and not self._contexts.are_of(answerer.passages):
            self._contexts = Contexts(answerer.passages)
            if self._feedback is not None:
                self._feedback.learn(answerer.passages)
        return answerer
