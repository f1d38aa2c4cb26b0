"""One turn, from the person's words to the answer: read this file first.

    turns ── read ──► Reading ── decide ──► Decision ◄── (a model may point out what blocks)
                                   │
    query ── retrieve ──► Ranked ── compose ──► Draft ── verify ──► claims ── present ──► Answer
                                                  │ ▲
                            (a model, if one is set up) writes claims ── verify_written

Stateless: the whole conversation goes in, an `Answer` comes out; the same words always give the
same answer. A fault anywhere ends in the cautious answer, never in an unguarded one.
"""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from assistant.cautious import cautious, check
from assistant.clock import Clock
from assistant.comfort import distressed
from assistant.compose import compose
from assistant.contract import Answer, Conversation
from assistant.draft import Draft
from assistant.errors import MissingPassages, VerdictLost, WriterUnavailable
from assistant.evidence import NOTHING_FOUND, Evidence
from assistant.features import asked_of_child
from assistant.finding import find
from assistant.inform import Teller
from assistant.present import present
from assistant.query import query_of
from assistant.retrieve import Ranked
from assistant.settings import Settings
from assistant.understand import understand
from assistant.within import within
from corpus.models import Document, Passage
from guardrails.decide import Decision, decide
from guardrails.policy import Policy, load_policy
from guardrails.reading import read
from guardrails.request import Reading, Scope
from guardrails.verify import Claim, verify
from ingest import Index, open_index

if TYPE_CHECKING:  # a language model's part is loaded only where one is set up
    from assistant.helping import Help
    from assistant.writers.base import Writer
    from assistant.writers.write import Watch

_log = logging.getLogger(__name__)
_FEW_WORDS = 6
"""A conversation of so few words may greet, and asks nothing beside."""


class Assistant:
    """Answers conversations from one open index under one policy. Safe to use from many threads."""

    def __init__(
        self,
        index: Index,
        policy: Policy,
        settings: Settings,
        writer: "Writer | None" = None,
        watch: "Watch | None" = None,
    ) -> None:
        """`watch` is told of every claim that `writer` drafts, for evaluation alone."""
        local = {key for key, passage in index.passages.items() if passage.local}
        missing = policy.passages() - (set(index.passages) - local)  # unreviewed justifies no rule
        if missing:
            raise MissingPassages(sorted(missing))
        self._index = index
        self._policy = policy
        self._settings = settings
        self._writer = writer
        self._watch = watch

    @classmethod
    def open(cls, settings: Settings | None = None) -> Self:
        """Open what the settings name. Raises `IngestError`, `PolicyError`, `WriterUnavailable`."""
        chosen = settings or Settings()
        policy, writer = load_policy(), _writer(chosen)
        index = open_index(chosen.data_dir, chroma_url=chosen.chroma_url)
        return cls(index, policy, chosen, writer)

    @property
    def passages(self) -> Mapping[str, Passage]:
        """Every passage by its id, so that a source can be shown in its context."""
        return self._index.passages

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document by its id, so that one can see what answers rest on."""
        return self._index.documents

    def answer(self, conversation: Conversation) -> Answer:
        """The answer to the last turn. Raises `QuestionRefused` for what cannot be a question."""
        *_, last = self.stream(conversation)
        return last

    def stream(self, conversation: Conversation, stop: Event | None = None) -> Iterator[Answer]:
        """The answer as it grows by verified claims; the last one is the whole answer.

        Without a language model there is only the whole one. Setting `stop` ends the model and
        leaves what is verified until then. Raises as `answer`.
        """
        check(conversation)
        started = time.perf_counter()
        try:
            for answer in self._answers(conversation, stop or Event()):
                yield _timed(answer, started)
        except Exception:  # noqa: BLE001 - any fault must end in the cautious answer
            _log.exception("an answer failed")
            yield _timed(cautious(conversation), started)

    def _answers(self, conversation: Conversation, stop: Event) -> Iterator[Answer]:
        clock = Clock()
        reading = understand(conversation, read, self._policy)
        decision = decide(reading, self._policy)
        clock.lap("decide")
        if self._writer is None:
            made = self._made(conversation, reading, decision, clock)
            whole = made.shown(made.draft)
            clock.lap("compose")
            yield whole
            return
        from assistant.helping import certain, helped, said_at_once
        from assistant.pen import taken_up
        from assistant.phrasing import with_claims, worded

        pen = taken_up(self._writer, self._settings, self._watch, stop)
        if said_at_once(pen, conversation, reading, decision):
            first = self._made(conversation, reading, decision, clock)
            told = with_claims(first.draft, certain(first.draft, decision))
            yield first.shown(told).model_copy(update={"complete": False})
        help_ = helped(pen, conversation, reading, decision, self._policy)
        clock.lap("help")
        made = self._made(conversation, help_.reading, help_.decision, clock, help_)
        whole = made.shown(made.draft)
        clock.lap("compose")
        teller = Teller(self._index.passages, conversation.persona)
        for answer in worded(
            pen, made.draft, made.decision, made.found, teller, conversation, made.shown
        ):
            if not answer.complete:
                yield answer
            whole = answer
        clock.lap("write")
        yield whole.model_copy(update={"timings_ms": clock.laps})

    def _made(
        self,
        conversation: Conversation,
        reading: Reading,
        decision: Decision,
        clock: Clock,
        help_: "Help | None" = None,
    ) -> "Made":
        """The draft without a model's words, and how a draft of the same turn is shown."""
        ranked, found = self._find(conversation, help_.in_full if help_ else None)
        if decision.scope is Scope.OUT:
            reading = within(reading, conversation.turns, found)
            decision = decide(reading, self._policy)
            if decision.scope is Scope.OUT:
                ranked, found = (), NOTHING_FOUND
        clock.lap("retrieve")
        persona, passages = conversation.persona, self._index.passages
        of_child = asked_of_child(conversation.turns)
        few_words = len(" ".join(conversation.turns).split()) <= _FEW_WORDS
        draft = compose(
            reading,
            decision,
            found,
            passages,
            self._policy,
            persona,
            of_child=of_child,
            few_words=few_words,
            distress=distressed(conversation.turns[-1]),
        )

        def shown(drafted: Draft) -> Answer:
            claims = self._verified(drafted, decision)
            documents = self._index.documents
            answer = present(
                drafted, claims, reading, decision, ranked, documents, passages, persona
            )
            told = {"timings_ms": clock.laps}
            return answer.model_copy(update={**told, **(help_.told(answer) if help_ else {})})

        return Made(draft, decision, found, shown)

    def _verified(self, draft: Draft, decision: Decision) -> tuple[Claim, ...]:
        claims, refused = verify(draft.claims, self._index.passages, decision.verdict)
        for refusal in refused:
            _log.warning("a claim was refused: it %s", refusal.why)
        if decision.verdict is not None and draft.claims[:1] != claims[:1]:
            raise VerdictLost
        return claims

    def _find(
        self, conversation: Conversation, in_full: str | None
    ) -> tuple[tuple[Ranked, ...], Evidence]:
        return find(
            self._index,
            query_of(conversation.turns, in_full),
            candidates=self._settings.candidates,
            keep=self._settings.retrieved,
        )

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Made(NamedTuple):
    """An answer as far as no model has worded it."""

    draft: Draft
    decision: Decision
    """As it stands once the texts were looked at too."""
    found: Evidence
    shown: Callable[[Draft], Answer]


def _writer(settings: Settings) -> "Writer | None":
    if settings.llm == "none":
        if settings.llm_reading:
            raise WriterUnavailable("MMF_LLM_READING needs MMF_LLM, a language model that reads")
        return None
    from assistant.writers.choose import chosen_writer

    return chosen_writer(settings)


def _timed(answer: Answer, started: float) -> Answer:
    total = round((time.perf_counter() - started) * 1000, 2)
    return answer.model_copy(update={"timings_ms": {**answer.timings_ms, "total": total}})
