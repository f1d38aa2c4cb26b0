"""What is kept of a rating, where, who can read it; and that nothing is kept unless switched on."""

import asyncio
import json
import logging
import stat
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from fake_assistant import QUESTIONS, FakeAssistant

from assistant.contract import Persona
from ui import feedback as module
from ui import wording
from ui.events import Desk
from ui.feedback import FILE, Feedback, Rating
from ui.readiness import Readiness
from ui.session import Session
from ui.view import View

TODAY = date(2026, 11, 22)


def desk_with(folder: Path | None) -> Desk:
    readiness = Readiness()
    readiness.ready(FakeAssistant())
    return Desk(readiness, lambda: TODAY, Feedback(folder) if folder else None)


def last(views: AsyncIterator[View]) -> View:
    async def run() -> View:
        return [view async for view in views][-1]

    return asyncio.run(run())


def asked(desk: Desk, question: str = QUESTIONS["do_not_withdraw"]) -> Session:
    return last(desk.ask(question, Persona.PATIENT, Session())).session


def rate(desk: Desk, session: Session, rating: str) -> View:
    return last(desk.press({"rate": rating}, Persona.PATIENT, session))


def test_a_rating_is_kept_without_identifiers_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    desk = desk_with(folder)
    question = "I'm Sandra, s@mail.example. Can I stop CellCept if I'm still on 5 mg of prednisone?"
    view = rate(desk, asked(desk, question), "unsafe")
    assert wording.rating.THANKS in view.current
    line = json.loads((folder / FILE).read_text(encoding="utf-8"))
    assert line["turns"] == [
        "I'm [name], [address] Can I stop CellCept if I'm still on 5 mg of prednisone?"
    ]
    assert (line["rating"], line["verdict"], line["day"]) == (
        "unsafe",
        "do_not_withdraw",
        "2026-11-22",
    )
    assert line["facts"] == {"systemic_corticosteroid": "on"}
    assert line["passages"][0] == "mmf-duration#pitfall-on-steroids"
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / FILE).touch(mode=0o644)
    desk = desk_with(tmp_path)
    rate(desk, asked(desk), "good")
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_an_answer_is_rated_once_and_anew_when_it_changes(tmp_path: Path) -> None:
    desk = desk_with(tmp_path)
    before = asked(desk)
    session = rate(desk, before, "incomplete").session
    assert session.revision == before.revision, "the form, and what is typed in it, stays"
    rate(desk, session, "good")
    lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["rating"] for line in lines] == ["incomplete"]
    view = last(desk.again(Persona.CLINICIAN, session))
    assert "data-rate" in view.current


@pytest.mark.parametrize("wish", ["", "great", "good\n", "<b>"])
def test_only_the_given_ratings_are_taken(tmp_path: Path, wish: str) -> None:
    desk = desk_with(tmp_path)
    rate(desk, asked(desk), wish)
    assert not (tmp_path / FILE).exists()


def test_switched_off_nothing_is_asked_and_nothing_is_kept(tmp_path: Path) -> None:
    desk = desk_with(None)
    session = asked(desk)
    view = rate(desk, session, "good")
    assert "data-rate" not in view.current
    assert not view.session.exchanges[-1].rated


def test_there_is_nothing_to_rate_on_an_empty_page(tmp_path: Path) -> None:
    rate(desk_with(tmp_path), Session(), "good")
    assert not (tmp_path / FILE).exists()


def test_what_cannot_be_kept_is_said_and_not_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).mkdir()
    desk = desk_with(tmp_path)
    with caplog.at_level(logging.DEBUG):
        view = rate(desk, asked(desk), "good")
    assert wording.rating.NOT_KEPT in view.hint
    assert "data-rate" in view.current
    assert "prednisone" not in caplog.text


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.touch()
    (tmp_path / FILE).symlink_to(target)
    desk = desk_with(tmp_path)
    assert wording.rating.NOT_KEPT in rate(desk, asked(desk), "good").hint
    assert target.read_text(encoding="utf-8") == ""


def test_the_file_stops_growing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1_000)
    desk = desk_with(tmp_path)
    hints = [rate(desk, asked(desk), "good").hint for _ in range(4)]
    assert (tmp_path / FILE).stat().st_size <= 1_000
    assert wording.rating.NOT_KEPT in hints[-1]


def test_every_reason_has_words() -> None:
    assert {*wording.rating.REASONS, "good"} == set(Rating)
