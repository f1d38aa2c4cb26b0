"""A new conversation in a real browser: empty at once, and what is typed next stays."""

from collections.abc import Callable

import pytest
from conftest import ask
from fake_assistant import QUESTIONS
from playwright.sync_api import Page, Route, expect

from ui import wording

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]


def test_a_new_conversation_is_empty(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.get_by_role("button", name=wording.NEW).click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".source")).to_have_count(0)


def test_a_new_conversation_drops_the_draft_and_keeps_what_is_typed_next(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    composer = page.locator("#composer textarea")
    composer.fill("a draft of the old conversation")
    held: list[Route] = []  # a slow way to the server

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/queue/join*", hold)
    page.get_by_role("button", name=wording.NEW).click()
    expect(composer).to_have_value("")
    composer.fill(QUESTIONS["none"])
    for request in held:
        request.continue_()
    expect(page.locator(".welcome")).to_be_visible()
    page.wait_for_timeout(300)
    expect(composer).to_have_value(QUESTIONS["none"])
