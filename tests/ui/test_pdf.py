"""A conversation as a PDF: everything that was shown is in it, and nothing in it comes alive."""

import asyncio
import base64
import io
import re
from collections.abc import AsyncIterator
from datetime import date

import pdfplumber
import pytest
from fake_assistant import QUESTIONS, FakeAssistant
from fake_texts import INJECTION
from test_render import answer_to

from assistant.contract import Persona
from ui import events, wording
from ui.events import Desk
from ui.kept import kept
from ui.pdf import PdfFailed, as_pdf
from ui.readiness import Readiness
from ui.session import Exchange, Session
from ui.view import View

TODAY = date(2026, 11, 22)


def pdf_of(*questions: str, persona: Persona = Persona.PATIENT) -> bytes:
    exchanges = [Exchange(question, answer_to(question, persona)) for question in questions]
    return as_pdf([kept(e, n, persona) for n, e in enumerate(exchanges)], TODAY)


def text_of(file: bytes) -> str:
    """All pages as one line: where lines break is the page's matter."""
    with pdfplumber.open(io.BytesIO(file)) as pdf:
        return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def links_of(file: bytes) -> set[str]:
    with pdfplumber.open(io.BytesIO(file)) as pdf:
        return {link["uri"] for page in pdf.pages for link in page.hyperlinks}


def test_every_turn_is_there_with_verdict_criteria_and_references() -> None:
    file = pdf_of(QUESTIONS["do_not_withdraw"], QUESTIONS["none"])
    text = text_of(file)
    assert file.startswith(b"%PDF-")
    for words in (
        wording.TITLE,
        wording.STANDING_EMERGENCY,
        wording.EXPORT_QUESTION.format(n=2),
        QUESTIONS["do_not_withdraw"],
        wording.VERDICTS["do_not_withdraw"].title,
        f"W1 {wording.CRITERIA['W1']}: {wording.STATUS['unmet']}",
        "“still on 5 mg of prednisone”",
        "[3] “MMF is not stopped abruptly",
        wording.sources.REVIEWS["under_review"],
        "2026-11-22",
    ):
        assert words in text, words
    assert links_of(file) == {"https://guideline.example/articles/1"}


def test_nothing_from_outside_becomes_a_link_or_more() -> None:
    file = pdf_of(f"INJECT {INJECTION}")
    assert links_of(file) == set()
    assert "<script>window.hit=1</script>" in text_of(file)
    for word in (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/EmbeddedFile", b"/AA"):
        assert word not in file


def test_other_scripts_are_shown_and_what_the_face_lacks_is_marked() -> None:
    text = text_of(pdf_of("Ωμέγα ≥ 12, “ß”, Привет, čeština: 漢字\u202e\x07"))
    assert "Ωμέγα ≥ 12, “ß”, Привет, čeština: ��" in text


@pytest.mark.parametrize("question", ["", "a" * 3_000, "x\n\n\ny " * 300])
def test_any_length_of_question_is_laid_out(question: str) -> None:
    file = as_pdf([kept(Exchange(question, failed=True), 0, Persona.PATIENT)], TODAY)
    assert wording.EXPORT_UNANSWERED in text_of(file)


def test_the_file_tells_no_time_of_day() -> None:
    dates = re.findall(rb"/CreationDate \(D:(\d{14})", pdf_of(QUESTIONS["none"]))
    assert dates == [b"20261122000000"]


def last(views: AsyncIterator[View]) -> View:
    async def run() -> View:
        return [view async for view in views][-1]

    return asyncio.run(run())


@pytest.fixture
def desk() -> Desk:
    readiness = Readiness()
    readiness.ready(FakeAssistant())
    return Desk(readiness, lambda: TODAY)


def test_the_file_comes_inside_the_page_once(desk: Desk) -> None:
    asked = last(desk.ask(QUESTIONS["none"], Persona.PATIENT, Session()))
    view = last(desk.press({"pdf": True}, Persona.PATIENT, asked.session))
    name, data = (re.findall(rf'data-{key}="([^"]+)"', view.parcel)[0] for key in ("name", "file"))
    assert name == f"{wording.EXPORT_FILE}-2026-11-22.pdf"
    assert QUESTIONS["none"] in text_of(base64.b64decode(data))
    assert view.current == asked.current
    assert last(desk.ask(QUESTIONS["none"], Persona.PATIENT, view.session)).parcel == ""


def test_a_file_that_cannot_be_made_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise PdfFailed

    monkeypatch.setattr(events, "as_pdf", failing)
    asked = last(desk.ask(QUESTIONS["none"], Persona.PATIENT, Session()))
    view = last(desk.press({"pdf": True}, Persona.PATIENT, asked.session))
    assert view.parcel == ""
    assert wording.EXPORT_PDF_FAILED in view.hint
