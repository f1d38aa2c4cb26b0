"""Stories in a real browser: say what was wrong with an answer, where that is switched on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ask, ready, started
from fake_assistant import QUESTIONS
from playwright.sync_api import Page, expect
from test_page_comfort import DESKTOP, PHONE, violations, wider_than_the_screen

from ui import wording
from ui.feedback import FILE

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_what_was_wrong_is_told_by_keyboard_and_kept(
    visit: Visit, tmp_path: Path, size: dict[str, int], scheme: str
) -> None:
    with started("--feedback", str(tmp_path)) as (address, _):
        ready(address)
        page = visit(address, viewport=size, color_scheme=scheme)
        ask(page, QUESTIONS["do_not_withdraw"])
        page.locator(".rating summary").focus()
        page.keyboard.press("Enter")
        assert violations(page) == []
        assert wider_than_the_screen(page) <= 0
        button = page.get_by_role("button", name=wording.rating.REASONS["wrong_source"])
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".rated")).to_be_focused()
        expect(page.locator("#live")).to_have_text(wording.rating.THANKS)
        expect(page.locator("[data-rate]")).to_have_count(0)
        assert violations(page) == []
        kept = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
        assert kept["rating"] == "wrong_source"
        ask(page, QUESTIONS["none"])
        page.get_by_role("button", name=wording.rating.GOOD, exact=True).click()
        expect(page.locator(".rated")).to_be_visible()
        assert len((tmp_path / FILE).read_text(encoding="utf-8").splitlines()) == 2


def test_switched_off_no_thumbs_are_shown(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    expect(page.locator(".rating, [data-rate]")).to_have_count(0)
