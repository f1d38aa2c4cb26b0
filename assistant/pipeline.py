"""One turn, from the person's words to the answer: read this file first.

    turns ── read ──► Reading ── decide ──► Decision
                                   │
    query ── retrieve ──► Ranked ── compose ──► Draft ── verify ──► claims ── present ──► Answer

Stateless: the whole conversation goes in, an `Answer` comes out; the same words always give the
same answer. A fault anywhere ends in the cautious answer, never in an unguarded one.
"""

import logging
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from assistant.compose import compose
from assistant.contract import Answer, Conversation, Sentence
from assistant.errors import QuestionRefused
from assistant.evidence import evidence
from assistant.features import asked_of_child
from assistant.present import present
from assistant.query import query_of
from assistant.retrieve import Ranked, retrieve
from assistant.settings import Settings
from assistant.wording import words
from corpus.models import Document, Passage
from guardrails.by_hand import Before, with_corrections
from guardrails.decide import Decision, decide
from guardrails.facts import UNKNOWN_FACTS
from guardrails.policy import Policy, load_policy
from guardrails.reading import read
from guardrails.request import Reading, Scope
from guardrails.verify import verify
from ingest import Index, open_index

_MOST_CHARACTERS = 20_000
_log = logging.getLogger(__name__)


class Assistant:
    """Answers conversations from one open index under one policy. Safe to use from many threads."""

    def __init__(self, index: Index, policy: Policy, settings: Settings) -> None:
        local = {key for key, passage in index.passages.items() if passage.local}
        missing = policy.passages() - (set(index.passages) - local)  # unreviewed justifies no rule
        if missing:
            raise MissingPassages(sorted(missing))
        self._index = index
        self._policy = policy
        self._settings = settings

    @classmethod
    def open(cls, settings: Settings | None = None) -> Self:
        """Open the index that the settings name. Raises `IngestError`, `PolicyError`."""
        chosen = settings or Settings()
        policy = load_policy()
        return cls(open_index(chosen.data_dir, chroma_url=chosen.chroma_url), policy, chosen)

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
        check(conversation)
        started = time.perf_counter()
        try:
            answer = self._answer(conversation)
        except Exception:  # noqa: BLE001 - any fault must end in the cautious answer
            _log.exception("an answer failed")
            answer = cautious(conversation)
        total = round((time.perf_counter() - started) * 1000, 2)
        return answer.model_copy(update={"timings_ms": {**answer.timings_ms, "total": total}})

    def _answer(self, conversation: Conversation) -> Answer:
        clock = _Clock()
        reading = self._read(conversation)
        decision = decide(reading, self._policy)
        clock.lap("decide")
        ranked = self._retrieve(conversation, decision)
        clock.lap("retrieve")
        persona, passages = conversation.persona, self._index.passages
        found = evidence(ranked)
        of_child = asked_of_child(conversation.turns)
        draft = compose(
            reading, decision, found, passages, self._policy, persona, of_child=of_child
        )
        claims, refused = verify(draft.claims, passages, decision.verdict)
        for refusal in refused:
            _log.warning("a claim was refused: it %s", refusal.why)
        if decision.verdict is not None and draft.claims[:1] != claims[:1]:
            raise VerdictLost
        clock.lap("compose")
        documents = self._index.documents
        answer = present(draft, claims, reading, decision, ranked, documents, passages, persona)
        return answer.model_copy(update={"timings_ms": clock.laps})

    def _read(self, conversation: Conversation) -> Reading:
        reading = read(conversation.turns, conversation.today)
        if not conversation.corrections:
            return reading
        facts = with_corrections(reading.facts, conversation.corrections, _before(conversation))
        return reading.model_copy(update={"facts": facts})

    def _retrieve(self, conversation: Conversation, decision: Decision) -> tuple[Ranked, ...]:
        if decision.scope is Scope.OUT:
            return ()
        return retrieve(
            self._index,
            query_of(conversation.turns),
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


class VerdictLost(Exception):
    """Verification refused the sentence that tells the verdict: the cautious answer is due."""


class MissingPassages(Exception):
    """The policy cites passages that the index does not hold, so no answer could be cited."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(
            f"the index lacks {len(missing)} passages that the rules cite, first {missing[0]};"
            " run `mmf ingest`"
        )


def check(conversation: Conversation) -> None:
    """Raise `QuestionRefused` for a last turn that cannot be a question."""
    question = conversation.turns[-1]
    if not question.strip():
        raise QuestionRefused("the question is empty; write one")
    longest = max(len(turn) for turn in conversation.turns)
    if longest > _MOST_CHARACTERS:
        raise QuestionRefused(
            f"the question has {longest:,} characters; at most {_MOST_CHARACTERS:,} can be read"
        )
    if "\x00" in question:
        raise QuestionRefused("the question is binary data, not text; give it as UTF-8")


def _before(conversation: Conversation) -> dict[str, Before]:
    """What stood when each correction was made, where turns have followed it."""
    turns = conversation.turns
    followed = {key: n for key, n in conversation.corrected_after.items() if 0 <= n < len(turns)}
    facts = {
        n: read(turns[:n], conversation.today).facts if n else UNKNOWN_FACTS
        for n in set(followed.values())
    }
    return {key: Before(n, facts[n]) for key, n in followed.items()}


def cautious(conversation: Conversation) -> Answer:
    """The answer when something failed inside: no verdict, no advice but caution."""
    text = words().cautious.to(conversation.persona)
    notice = words().standing_notice.to(conversation.persona)
    return Answer(
        scope=Scope.IN,
        verdict=None,
        text=text,
        sentences=(Sentence(text=text),),
        notices=(notice,),
        generator="cautious",
    )


class _Clock:
    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round((now - self._last) * 1000, 2)
        self._last = now
