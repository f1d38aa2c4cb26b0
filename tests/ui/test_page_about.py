"""Stories in a real browser: read about the page, as a panel and as a page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from test_page_comfort import DESKTOP, PHONE, violations, wider_than_the_screen

from ui import wording

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_about_opens_over_the_page_and_gives_the_focus_back(
    visit: Visit, size: dict[str, int]
) -> None:
    page = visit(viewport=size)
    opener = page.get_by_role("link", name=wording.about.OPEN, exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name=wording.about.TITLE)
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("mmf-duration#minimum-remission")
    expect(panel).to_contain_text(wording.sources.REVIEWS["under_review"])
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0
    page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    expect(opener).to_be_focused()
    opener.click()
    page.get_by_role("button", name=wording.about.CLOSE, exact=True).click()
    expect(panel).not_to_be_visible()


def test_about_is_a_page_of_its_own_too(visit: Visit) -> None:
    page = visit()
    page.goto(page.url.rstrip("/") + "/about")
    expect(page.get_by_role("heading", name=wording.about.TITLE)).to_be_visible()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
