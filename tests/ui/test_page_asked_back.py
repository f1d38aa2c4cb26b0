"""A question back in a real browser: pressing it begins an answer that says what it is of."""

from collections.abc import Callable

import pytest
from conftest import ask
from fake_assistant import QUESTIONS
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]


def test_each_question_begins_a_line_of_the_answer(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["insufficient_information"])
    composer = page.locator("#composer textarea")
    page.get_by_role("button", name="Is your muscle strength normal?").click()
    expect(composer).to_be_focused()
    expect(composer).to_have_value("Muscle strength: ")
    page.keyboard.type("normal, 150/150")
    page.get_by_role("button", name="Is there any rash or other skin disease now?").click()
    page.keyboard.type("clear")
    expect(composer).to_have_value("Muscle strength: normal, 150/150\nSkin: clear")


def test_pressing_twice_begins_once(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["insufficient_information"])
    question = page.get_by_role("button", name="Is your muscle strength normal?")
    question.click()
    question.click()
    expect(page.locator("#composer textarea")).to_have_value("Muscle strength: ")


def test_a_draft_is_kept(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["insufficient_information"])
    composer = page.locator("#composer textarea")
    composer.fill("I take 1 g twice daily.")
    page.get_by_role("button", name="Is there any rash or other skin disease now?").click()
    expect(composer).to_have_value("I take 1 g twice daily.\nSkin: ")
