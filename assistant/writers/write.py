"""Asks a writer for claims and verifies each as it comes: the only way from model to answer."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Event

from assistant.contract import Persona, WriterReport
from assistant.writers.base import Prompt, Usage, Writer, WriterFailed
from assistant.writers.lines import LineReader, Read, Unreadable, claims_in_json
from assistant.writers.prompts import writing_prompt
from assistant.writers.timed import timed
from corpus.models import Frozen, Passage, PassageId
from guardrails.policy.models import Verdict
from guardrails.verification import Dropped, written_problem
from guardrails.verify import Claim, problem

ATTEMPTS = 2


class Request(Frozen):
    """What is to be written about."""

    question: str
    earlier: tuple[str, ...] = ()
    statements: tuple[PassageId, ...]
    decided: tuple[str, ...] = ()
    """Sentences of ours that the reader is told anyway."""
    verdict: Verdict | None = None
    persona: Persona = Persona.PATIENT


class Limits(Frozen):
    """How long a writer may take, all attempts together, and how it is asked."""

    seconds: float
    structured: bool = False


Watch = Callable[[Claim, Dropped | None], None]
"""Told of every claim that was drafted, and why it was dropped if it was: for evaluation alone."""


class Writing:
    """One answer being written. Iterate it for claims that may be shown; then ask what was lost."""

    def __init__(
        self,
        request: Request,
        writer: Writer,
        passages: Mapping[PassageId, Passage],
        limits: Limits,
        *,
        stop: Event | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._request, self._writer, self._limits = request, writer, limits
        self._retrieved = {key: passages[key] for key in request.statements}
        self._stop, self._watch = stop or Event(), watch
        self._usage, self._attempts, self._first = Usage(), 0, 0.0
        self._version = ""
        self.name = writer.name
        self.dropped: Counter[str] = Counter()
        self.kept: list[Claim] = []
        self.failure: str | None = None
        """Why the writer did not come to an end, if it did not."""

    def __iter__(self) -> Iterator[Claim]:
        started = time.monotonic()
        while self._again():
            left = self._limits.seconds - (time.monotonic() - started)
            if left <= 0:
                break
            self._attempts += 1
            self.failure = None
            for read in self._reads(left):
                claim = self._judged(read)
                if claim is not None:
                    self._first = self._first or (time.monotonic() - started) * 1000
                    self.kept.append(claim)
                    yield claim
        self._took = (time.monotonic() - started) * 1000

    def _again(self) -> bool:
        """Whether to ask: at first, and again where a server failed before it wrote anything.

        The same prompt would only get the same claims again, so these are not asked for twice.
        """
        if self._stop.is_set() or self._attempts >= ATTEMPTS:
            return False
        return not self._attempts or (
            self.failure is not None and not self.kept and not self.dropped
        )

    def report(self) -> WriterReport:
        """What the writer did, for the answer's JSON."""
        return WriterReport(
            name=self._writer.name,
            prompt_version=self._version,
            attempts=self._attempts,
            prompt_tokens=self._usage.prompt_tokens,
            completion_tokens=self._usage.completion_tokens,
            kept=len(self.kept),
            failure=self.failure,
            first_ms=round(self._first, 2) or None,
            total_ms=round(self._took, 2),
        )

    _took = 0.0

    def _reads(self, seconds: float) -> Iterator[Read]:
        """What the model writes, as claims; a text that breaks off loses its last line."""
        prompt = self._prompt()
        reader, whole = LineReader(self._request.statements), ""
        try:
            for piece in timed(self._writer, prompt, seconds=seconds, stop=self._stop):
                self._usage = piece.usage or self._usage
                whole += piece.text
                if not self._limits.structured:
                    yield from reader.feed(piece.text)
        except WriterFailed as failure:
            self.failure = str(failure)
            return
        if self._stop.is_set():
            return
        if self._limits.structured:
            yield from claims_in_json(whole, self._request.statements)
        else:
            yield from reader.end()

    def _prompt(self) -> Prompt:
        request = self._request
        plain = request.persona is Persona.PATIENT
        texts = [
            p.statement.plain if plain and p.statement else p.text for p in self._retrieved.values()
        ]
        prompt = writing_prompt(
            request.question,
            request.earlier,
            texts,
            request.decided,
            request.persona,
            structured=self._limits.structured,
        )
        self._version = prompt.version
        return prompt

    def _judged(self, read: Read) -> Claim | None:
        if isinstance(read, Unreadable):
            self.dropped["form"] += 1
            return None
        found = _problem(read, self._retrieved, self._request.verdict)
        if found is None and any(read.text == claim.text for claim in self.kept):
            found = ("repeated", "was said before")
        if self._watch:
            why = Dropped(claim=read, check=found[0], why=found[1]) if found else None
            self._watch(read, why)
        if found is None:
            return read
        self.dropped[found[0]] += 1
        return None


def _problem(
    claim: Claim, retrieved: Mapping[PassageId, Passage], verdict: Verdict | None
) -> tuple[str, str] | None:
    """Why a claim may not be shown; a check that breaks on it is a reason too."""
    try:
        found = written_problem(claim, retrieved, verdict)
        general = None if found else problem(claim, retrieved, verdict)
        return ("general", general) if general else found
    except Exception as error:  # noqa: BLE001 - what cannot be checked is not shown
        return "fault", type(error).__name__


def lost_too_much(kept: Sequence[Claim], dropped: Mapping[str, int]) -> bool:
    """Whether so little of a draft is left that it is no longer what was meant."""
    return not kept or sum(dropped.values()) > 2 * len(kept)
