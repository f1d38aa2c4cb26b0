"""An assistant on the real index, opened once a session."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from assistant.contract import Answer, Conversation, Persona
from assistant.pipeline import Assistant
from assistant.settings import Settings

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def assistant(request: pytest.FixtureRequest) -> Iterator[Assistant]:
    data = request.getfixturevalue("indexed").data
    with Assistant.open(Settings(data_dir=data)) as opened:
        yield opened


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Callable[..., Answer]:
    """Answer a conversation whose turns are parted by " // "."""

    def answer(conversation: str, persona: str = "patient", **more: object) -> Answer:
        turns = tuple(conversation.split(" // "))
        return assistant.answer(
            Conversation(turns=turns, persona=Persona(persona), today=TODAY, **more)
        )

    return answer
