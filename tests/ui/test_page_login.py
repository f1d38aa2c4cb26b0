"""Stories in a real browser: sign in, ask, sign out."""

from collections.abc import Callable

import httpx
import pytest
from conftest import ask, ready, started
from fake_assistant import QUESTIONS
from playwright.sync_api import Browser, Page, expect
from test_page_comfort import DESKTOP, PHONE, violations, wider_than_the_screen

from ui import wording
from ui.passwords import line_for

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> object:
    users = tmp_path_factory.mktemp("users") / "users"
    users.write_text(line_for("ann", PASSWORD))
    with started("--users", str(users)) as (address, _):
        ready(address)
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_signing_in_asking_and_signing_out_by_keyboard(
    browser: Browser, guarded: str, size: dict[str, int], scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    page.goto(guarded)
    expect(page.get_by_label(wording.login.USER)).to_be_focused()
    assert violations(page) == []
    page.keyboard.type("ann")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(wording.login.WRONG)
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0
    page.get_by_label(wording.login.USER).fill("ann")
    page.get_by_label(wording.login.PASSWORD).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#composer textarea")
    ask(page, QUESTIONS["do_not_withdraw"])
    expect(page.locator(".verdict-title")).to_be_visible()
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0
    assert page.evaluate("document.cookie") == "", "no script can read the token"
    page.get_by_role("button", name=wording.login.SIGN_OUT).click()
    expect(page.get_by_label(wording.login.USER)).to_be_visible()
    page.goto(guarded)
    expect(page.get_by_label(wording.login.USER)).to_be_visible()
    context.close()


def test_without_signing_in_only_health_is_told(guarded: str) -> None:
    assert httpx.get(f"{guarded}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{guarded}/config").status_code == 401
    assert httpx.post(f"{guarded}/gradio_api/queue/join", json={}).status_code == 401


def test_without_a_login_there_is_nothing_to_sign_out_of(visit: Visit) -> None:
    page = visit()
    expect(page.get_by_role("button", name=wording.login.SIGN_OUT)).to_have_count(0)
