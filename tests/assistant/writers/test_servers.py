"""Whatever a server does there is an answer in time, and nothing unverified in it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from threading import Event
from typing import Any

import pytest
from fake_model import KINDS, FakeModel, serving
from local_index import WordIndex, corpus
from pydantic import SecretStr

from assistant.contract import Answer, Conversation
from assistant.errors import WriterUnavailable
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.wording import words
from assistant.writers.choose import chosen_writer
from guardrails.policy import load_policy

pytestmark = pytest.mark.loopback

GOOD = "[1] The usual maintenance dose of mycophenolate is 1 g twice a day (2 g/day)."
BAD = "[1] You can double it on your own."
SECONDS = 2.0
QUESTION = Conversation(
    turns=("What is the usual dose of CellCept in dermatomyositis?",), today=date(2026, 11, 22)
)


def helped(**llm: Any) -> Assistant:
    """The real assistant on the corpus, with the writer that these settings name."""
    settings = Settings(llm_seconds=SECONDS, **llm)
    index = WordIndex(corpus())
    return Assistant(index, load_policy(), settings, chosen_writer(settings))  # type: ignore[arg-type]


@contextmanager
def served(say: str, kind: str = "good") -> Iterator[tuple[Assistant, FakeModel]]:
    with serving(lambda _: say, kind, delay=6.0) as server:
        key = SecretStr("secret-key")
        yield helped(llm="openai", llm_model="fake", llm_url=server.url, llm_key=key), server


@pytest.fixture(scope="module")
def unassisted() -> Answer:
    return helped().answer(QUESTION)


def test_what_is_verified_is_shown_and_what_is_not_is_counted() -> None:
    with served(f"{GOOD}\n{BAD}\n") as (assistant, server):
        answer = assistant.answer(QUESTION)
    assert GOOD[4:] in [sentence.text for sentence in answer.sentences]
    assert "double it" not in answer.model_dump_json()
    assert (answer.generator, answer.dropped) == ("openai:fake", {"forbidden": 1})
    assert answer.writer is not None
    assert (answer.writer.prompt_tokens, answer.writer.completion_tokens) == (321, 45)
    assert (answer.writer.kept, answer.writer.attempts, answer.writer.failure) == (1, 1, None)
    assert "secret-key" not in answer.model_dump_json()
    assert len(server.heard) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_server_that_misbehaves(kind: str, unassisted: Answer) -> None:
    with served(f"{BAD}\n{BAD} {BAD}\n", kind) as (assistant, _):
        assistant.answer(QUESTION)  # the first call imports the client
        started = time.monotonic()
        answer = assistant.answer(QUESTION)
        took = time.monotonic() - started
    assert took < SECONDS + 1.5
    assert answer.sentences == unassisted.sentences
    assert answer.generator == "extractive"
    said = {words().writer_away.patient, words().writer_lost.patient}
    assert set(answer.notices) & said, "one clear word that the model did not help"


def test_a_stream_that_dies_keeps_what_was_verified_and_no_half_line() -> None:
    rest = "[1] Some people need up to 1,500 mg twice daily, and that is the most there is"
    with served(f"{GOOD}\n{rest}", "dying") as (assistant, _):
        answer = assistant.answer(QUESTION)
    said = [sentence.text for sentence in answer.sentences]
    assert GOOD[4:] in said
    assert all(text.endswith(".") for text in said)


def test_nobody_listens_there(unassisted: Answer) -> None:
    away = helped(llm="openai", llm_model="fake", llm_url="http://127.0.0.1:9/v1")
    answer = away.answer(QUESTION)
    assert answer.sentences == unassisted.sentences
    assert words().writer_away.patient in answer.notices


def test_claims_arrive_one_by_one_and_stopping_ends_the_model() -> None:
    with served(f"{GOOD}\n{BAD}\n") as (assistant, _):
        parts = list(assistant.stream(QUESTION))
    assert [part.complete for part in parts] == [False, True]
    stop = Event()
    with served("", "endless") as (assistant, server):
        stop.set()
        answer = list(assistant.stream(QUESTION, stop))[-1]
    assert answer.generator == "extractive"
    assert server.pieces < 1000


@pytest.mark.parametrize(
    "turn",
    [
        "I take CellCept and I have crushing chest pain.",
        "I'm on CellCept and I'm 8 weeks pregnant.",
        "What is the capital of France?",
        "hello",
    ],
)
def test_some_answers_are_ours_alone(turn: str) -> None:
    with served(GOOD) as (assistant, server):
        answer = assistant.answer(Conversation(turns=(turn,), today=date(2026, 11, 22)))
    assert server.heard == []
    assert answer.writer is None


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"llm": "openai"}, "MMF_LLM_MODEL"),
        ({"llm": "openai", "llm_model": "x"}, "MMF_LLM_URL"),
        ({"llm": "anthropic", "llm_model": "x"}, "setup-llm"),
    ],
)
def test_a_writer_that_cannot_be_made_says_what_is_missing(
    given: dict[str, Any], told: str
) -> None:
    if given["llm"] == "anthropic":
        pytest.importorskip("llama_index.core")
        if _installed("llama_index.llms.anthropic"):
            pytest.skip("the adapter is installed here")
    with pytest.raises(WriterUnavailable, match=told):
        chosen_writer(Settings(**given))


def test_ollama_s_adapter_is_made_without_a_connection() -> None:
    pytest.importorskip("llama_index.llms.ollama")
    writer = chosen_writer(Settings(llm="ollama", llm_model="smollm2:135m"))
    assert writer is not None
    assert writer.name == "ollama:smollm2:135m"


def test_without_a_model_nothing_of_one_is_imported() -> None:
    code = (
        "import sys; from assistant.pipeline import Assistant; from assistant.settings import"
        " Settings; from assistant.writers.choose import chosen_writer; assert"
        " chosen_writer(Settings()) is None; bad = [m for m in sys.modules if m.startswith(("
        "'llama_index', 'openai', 'anthropic', 'ollama', 'httpx', 'assistant.writers.adapters'))];"
        " assert not bad, bad"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def _installed(name: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
