"""Writes a picture of the page in each of its states, to look at: desktop, tablet, phone, both
schemes.

`python tests/ui/screenshots.py FOLDER [WORD…]` (needs Debian's chromium); with words, only the
pictures whose names hold all of them, such as `phone dark`. It serves the page with the fake
assistant, so that every state is there whatever the texts say.
"""

import logging
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import FLAGS, ask, ready, started
from fake_assistant import QUESTIONS
from playwright.sync_api import Browser, Page, sync_playwright
from reading_model import ALARMS, BLOCKS, PERMITS

SIZES = {"desktop": (1280, 900), "tablet": (820, 1180), "phone": (390, 844)}
SCHEMES = ("light", "dark")


def _open_source(page: Page) -> None:
    ask(page, QUESTIONS["do_not_withdraw"])
    page.locator("#current .answer-text a.cite").first.click()


def _form(page: Page) -> None:
    if not page.locator("#fact-systemic_corticosteroid").is_visible():
        page.locator("[data-facts-open]").click()


def _overrule(page: Page) -> None:
    _correct(page)
    page.keyboard.press("Escape")
    ask(page, QUESTIONS["do_not_withdraw"])
    _form(page)


def _correct(page: Page) -> None:
    ask(page, QUESTIONS["do_not_withdraw"])
    _form(page)
    page.select_option("#fact-systemic_corticosteroid", "off")
    page.locator("[data-apply]").click()
    page.wait_for_selector(".facts-count", state="attached")
    _form(page)
    page.fill("#fact-months_in_remission", "a while")
    page.locator("[data-apply]").click()
    page.locator(".facts-problem").scroll_into_view_if_needed()


def _proposed(page: Page) -> None:
    ask(page, PERMITS)
    _form(page)


def _counted(page: Page) -> None:
    ask(page, BLOCKS)
    _form(page)


def _about(page: Page) -> None:
    page.locator("[data-about]").click()
    page.wait_for_selector("#about-title")


def _fail(page: Page) -> None:
    page.fill("#composer textarea", "BREAK")
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-state="failed"]')


def _asking(question: str) -> Callable[[Page], None]:
    return lambda page: ask(page, question)


STATES: dict[str, Callable[[Page], None]] = {
    "empty": lambda page: None,
    **{name: _asking(question) for name, question in QUESTIONS.items()},
    "source-open": _open_source,
    "failed": _fail,
    "corrected": _correct,
    "overruled": _overrule,
    "about": _about,
}
READ_BY_A_MODEL: dict[str, Callable[[Page], None]] = {
    "proposed": _proposed,
    "proposed-way": _asking(PERMITS),
    "counted": _counted,
    "alarm": _asking(ALARMS),
}
"""States of the real assistant with a model double that helps with reading."""


def _picture(
    browser: Browser,
    address: str,
    states: dict[str, Callable[[Page], None]],
    folder: Path,
    size: str,
    scheme: str,
    words: list[str],
) -> None:
    width, height = SIZES[size]
    for name, reach in states.items():
        if not all(word in f"{size}-{scheme}-{name}" for word in words):
            continue
        context = browser.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(address)
        page.wait_for_selector("#composer textarea")
        reach(page)
        page.wait_for_timeout(400)
        page.screenshot(path=folder / f"{size}-{scheme}-{name}.png")
        context.close()


def main(folder: Path, words: list[str]) -> None:
    """Write the pictures into `folder`."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    folder.mkdir(parents=True, exist_ok=True)
    with started() as (fake, _), started("--model") as (helped, _), sync_playwright() as playwright:
        ready(fake)
        ready(helped)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for size in SIZES:
            for scheme in SCHEMES:
                for address, states in ((fake, STATES), (helped, READ_BY_A_MODEL)):
                    _picture(browser, address, states, folder, size, scheme, words)
                logging.info("%s, %s", size, scheme)
        browser.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if len(sys.argv) < 2:
        raise SystemExit("usage: python tests/ui/screenshots.py FOLDER [WORD…]")
    main(Path(sys.argv[1]), sys.argv[2:])
