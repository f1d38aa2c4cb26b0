"""A growing answer reaches the page part by part, and ends the model when nobody waits."""

import asyncio
from collections.abc import Iterator
from datetime import date
from threading import Event

import pytest
from fake_assistant import QUESTIONS, FakeAssistant

from assistant.contract import Answer, Conversation, Persona
from ui.arriving import arriving
from ui.events import Desk
from ui.readiness import Readiness
from ui.session import Session

ASKED = Conversation(turns=(QUESTIONS["do_not_withdraw"],), today=date(2026, 11, 22))


class Growing(FakeAssistant):
    """Gives the answer's first sentence, then two, then all; notes when it is stopped."""

    def __init__(self, *, endless: bool = False) -> None:
        super().__init__()
        self.endless = endless
        self.stopped = Event()

    def stream(self, conversation: Conversation, stop: Event | None = None) -> Iterator[Answer]:
        whole = self.answer(conversation)
        for count in (1, 2):
            part = {"sentences": whole.sentences[:count], "complete": False}
            yield whole.model_copy(update=part)
        while self.endless and stop is not None:
            if stop.wait(0.01):
                self.stopped.set()
                return
        yield whole


async def first(growing: Growing) -> Answer:
    parts = arriving(growing, ASKED, 5.0)
    part = await anext(parts)
    await parts.aclose()
    return part


def test_parts_come_in_order_and_the_last_is_whole() -> None:
    async def collect() -> list[Answer]:
        return [part async for part in arriving(Growing(), ASKED, 5.0)]

    assert [part.complete for part in asyncio.run(collect())] == [False, False, True]


def test_leaving_early_stops_the_model() -> None:
    growing = Growing(endless=True)
    assert not asyncio.run(first(growing)).complete
    assert growing.stopped.wait(5)


def test_a_part_that_does_not_come_is_told() -> None:
    growing = Growing(endless=True)

    async def wait() -> None:
        async for _ in arriving(growing, ASKED, 0.2):
            pass

    with pytest.raises(TimeoutError):
        asyncio.run(wait())
    assert growing.stopped.wait(5)


def test_an_assistant_that_does_not_stream_gives_one_whole_answer() -> None:
    async def collect() -> list[Answer]:
        return [part async for part in arriving(FakeAssistant(), ASKED, 5.0)]

    assert [part.complete for part in asyncio.run(collect())] == [True]


def test_the_page_shows_each_part_and_then_the_whole() -> None:
    ready = Readiness()
    ready.ready(Growing())
    desk = Desk(ready, today=lambda: date(2026, 11, 22))

    async def collect() -> list[str]:
        asked = desk.ask(QUESTIONS["do_not_withdraw"], Persona.PATIENT, Session())
        return [view.current async for view in asked]

    views = asyncio.run(collect())
    assert [view.count('class="sentence') for view in views] == [0, 1, 2, 3]
    assert 'data-state="done"' in views[-1]
    assert all('data-state="streaming"' in view for view in views[1:-1])
