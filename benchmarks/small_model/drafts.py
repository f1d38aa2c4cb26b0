"""Asks a model the project's own questions, and keeps every word that it drafted beside the answer.

Only questions in which a model has something to word are taken: the same ones every time, mixed
over all sets. Nothing is scored here, so that scoring can be repeated.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any

from assistant.contract import Answer
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.writers.base import Piece, Prompt, Writer
from assistant.writers.choose import chosen_writer
from evals.running.plan import Planned, plan
from evals.sets import load_set
from guardrails.policy import load_policy
from guardrails.verification import Dropped
from guardrails.verify import Claim
from ingest import Index, open_index

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "evals" / "questions"
_SECONDS = 120.0
_TOKENS = 80
_TOGETHER = 16
"""Askers at a time; the server generates for so many at once."""


class Recorded:
    """A writer whose words are kept."""

    def __init__(self, writer: Writer | None) -> None:
        self.name = writer.name if writer else "none"
        self.asked = 0
        self.said = ""
        self._writer = writer

    def stream(self, prompt: Prompt, stop: Event) -> Iterator[Piece]:
        """As the writer; without one, nothing."""
        self.asked += 1
        for piece in self._writer.stream(prompt, stop) if self._writer else ():
            self.said += piece.text
            yield piece


class Bench:
    """Answers cases with and without the model, on one index."""

    def __init__(self, index: Index, settings: Settings) -> None:
        self._index, self._settings, self._policy = index, settings, load_policy()
        self._writer = chosen_writer(settings)

    def asks(self, planned: Planned) -> bool:
        """Whether a model has something to word in this case."""
        probe = Recorded(None)
        self._answer(planned, probe)
        return probe.asked > 0

    def case(self, planned: Planned) -> dict[str, Any]:
        """The case's record."""
        drafted: list[dict[str, Any]] = []

        def watch(claim: Claim, dropped: Dropped | None) -> None:
            check = dropped.check if dropped else None
            why = dropped.why if dropped else None
            drafted.append({**claim.model_dump(mode="json"), "check": check, "why": why})

        recorded = Recorded(self._writer)
        answer = self._answer(planned, recorded, watch)
        plain = Assistant(self._index, self._policy, self._settings)
        alone = plain.answer(planned.case.conversation(planned.today))
        return {
            "set": planned.set,
            "case": planned.case.model_dump(mode="json", exclude_unset=True),
            "today": planned.today.isoformat(),
            "said": recorded.said,
            "drafted": drafted,
            "answer": answer.model_dump(mode="json"),
            "alone": alone.model_dump(mode="json"),
        }

    def _answer(self, planned: Planned, writer: Recorded, watch: Any = None) -> Answer:
        assistant = Assistant(self._index, self._policy, self._settings, writer, watch)
        return assistant.answer(planned.case.conversation(planned.today))


def chosen(bench: Bench, most: int) -> list[Planned]:
    """The questions: those that a model is asked, in an order that mixes all sets."""
    sets = [(file, load_set(file)) for file in sorted(QUESTIONS.glob("*.yaml"))]
    every = sorted(plan(sets, (), 0), key=lambda p: sha256(p.case.id.encode()).hexdigest())
    found: list[Planned] = []
    for planned in every:
        if len(found) < most and bench.asks(planned):
            found.append(planned)
    return found


def answer_all(url: str, most: int) -> Iterator[dict[str, Any]]:
    """The records of so many questions, in order, asked of the server at `url`."""
    settings = Settings(
        llm="openai",
        llm_model="smollm2-135m-instruct",
        llm_url=url,
        llm_seconds=_SECONDS,
        llm_tokens=_TOKENS,
    )
    index = open_index(settings.data_dir, chroma_url=settings.chroma_url)
    bench = Bench(index, settings)
    with ThreadPoolExecutor(_TOGETHER) as pool:
        yield from pool.map(bench.case, chosen(bench, most))
