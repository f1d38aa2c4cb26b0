"""Stories in a real browser: save the conversation, as text and as PDF."""

import re
from collections.abc import Callable

import pytest
from conftest import ask
from fake_assistant import QUESTIONS
from playwright.sync_api import Page, expect

from ui import wording

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]


def test_the_conversation_is_saved_with_its_answers_and_references(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    ask(page, QUESTIONS["none"])
    with page.expect_download() as saving:
        page.get_by_role("button", name=wording.EXPORT, exact=True).click()
    saved = saving.value
    assert re.fullmatch(rf"{wording.EXPORT_FILE}-\d{{4}}-\d\d-\d\d\.md", saved.suggested_filename)
    text = saved.path().read_text(encoding="utf-8")
    assert text.startswith(f"# {wording.TITLE}\n")
    first, second = text.split(f"## {wording.EXPORT_QUESTION.format(n=2)}")
    assert f"> {QUESTIONS['do_not_withdraw']}" in first
    assert f"**{wording.VERDICTS['do_not_withdraw'].title}.**" in first
    assert f"- W1 {wording.CRITERIA['W1']}: **{wording.STATUS['unmet']}**" in first
    assert "\n3. “MMF is not stopped abruptly" in first
    assert f"> {QUESTIONS['none']}" in second
    expect(page.locator("#live")).to_have_text(wording.EXPORT_DONE)


def test_the_conversation_is_saved_as_a_pdf_too(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    for _ in range(2):
        with page.expect_download() as saving:
            page.get_by_role("button", name=wording.EXPORT_PDF).click()
        saved = saving.value
        name = rf"{wording.EXPORT_FILE}-\d{{4}}-\d\d-\d\d\.pdf"
        assert re.fullmatch(name, saved.suggested_filename)
        assert saved.path().read_bytes().startswith(b"%PDF-")
        expect(page.locator("#live")).to_have_text(wording.EXPORT_PDF_DONE)
    expect(page.locator("#current .turn")).to_have_attribute("data-state", "done")
