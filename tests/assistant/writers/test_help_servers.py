"""Whatever a server does while it is asked for help, the answer is that without it, and in time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fake_model import KINDS, FakeModel, serving
from local_index import WordIndex, corpus
from scripted import TODAY, alone, kind_of

from assistant.contract import Answer, Conversation
from assistant.errors import WriterUnavailable
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.writers.choose import chosen_writer
from guardrails.policy import load_policy
from guardrails.proposals.law import CAUTION

pytestmark = [pytest.mark.loopback, pytest.mark.usefixtures("rules_alone")]

SECONDS = 2.0
PATIENT = 20.0
"""Where time is not what is tested: the first answer imports the client."""
TURNS = ("I take CellCept. The skin on my hands looks like a map again.", "Can I stop it?")
SAYS = {
    "reading": "skin_disease = active | looks like a map again\n",
    "follow_up": "Can I stop the CellCept that I take?\n",
    "writing": "NONE\n",
}


@contextmanager
def served(kind: str = "good", seconds: float = SECONDS) -> Iterator[tuple[Assistant, FakeModel]]:
    def say(messages: list[dict[str, str]]) -> str:
        return SAYS[kind_of(messages[0]["content"])]

    with serving(say, kind, delay=6.0) as server:
        yield assistant(server.url, seconds), server


def assistant(url: str, seconds: float = SECONDS) -> Assistant:
    settings = Settings(
        llm="openai", llm_model="fake", llm_url=url, llm_reading=True, llm_seconds=seconds
    )
    index = WordIndex(corpus())
    return Assistant(index, load_policy(), settings, chosen_writer(settings))  # type: ignore[arg-type]


def asked(*turns: str) -> Conversation:
    return Conversation(turns=turns, today=TODAY)


@pytest.fixture(scope="module")
def unassisted(rules_alone: None) -> Answer:
    return alone(*TURNS)


def test_a_good_server_is_asked_for_each_thing_once(unassisted: Answer) -> None:
    with served(seconds=PATIENT) as (helped, server):
        answer = helped.answer(asked(*TURNS))
    kinds = [kind_of(messages[0]["content"]) for messages in server.heard]
    assert sorted(kinds) == ["follow_up", "reading", "writing"]
    assert unassisted.verdict == "insufficient_information"
    assert answer.verdict == "do_not_withdraw"
    assert answer.helped is not None
    assert answer.helped.searched == SAYS["follow_up"].strip()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "dying"])
def test_a_server_that_misbehaves(kind: str, unassisted: Answer) -> None:
    with served(kind) as (helped, _):
        helped.answer(asked("hello"))  # the first call imports the client
        started = time.monotonic()
        answer = helped.answer(asked(*TURNS))
        took = time.monotonic() - started
    assert took < SECONDS + 1.5
    assert (answer.verdict, answer.criteria) == (unassisted.verdict, unassisted.criteria)
    assert (answer.facts, answer.retrieved) == (unassisted.facts, unassisted.retrieved)
    assert (answer.sentences, answer.proposed) == (unassisted.sentences, ())


def test_one_that_dies_in_the_middle_softens_nothing(unassisted: Answer) -> None:
    with served("dying") as (helped, _):
        answer = helped.answer(asked(*TURNS))
    assert CAUTION.index(answer.verdict) <= CAUTION.index(unassisted.verdict)
    assert answer.retrieved == unassisted.retrieved


@pytest.mark.parametrize("kind", ["slow", "silent"])
def test_an_emergency_does_not_wait(kind: str) -> None:
    with served(kind) as (helped, server):
        started = time.monotonic()
        answer = helped.answer(asked("I take CellCept and have crushing chest pain."))
        assert time.monotonic() - started < 1.0
    assert (answer.verdict, server.heard) == ("emergency", [])


def test_nobody_listens_there(unassisted: Answer) -> None:
    answer = assistant("http://127.0.0.1:9/v1").answer(asked(*TURNS))
    assert (answer.facts, answer.retrieved) == (unassisted.facts, unassisted.retrieved)
    assert answer.helped is not None
    assert set(answer.helped.failures) == {"reading", "follow_up"}
    assert "127.0.0.1" not in answer.model_dump_json()


def test_without_a_model_there_is_nobody_to_read() -> None:
    with pytest.raises(WriterUnavailable, match="MMF_LLM_READING needs MMF_LLM"):
        Assistant.open(Settings(llm_reading=True))
