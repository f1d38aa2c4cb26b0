"""A served page and a real browser for the tests of this folder."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SERVER = Path(__file__).with_name("fake_server.py")


@contextmanager
def started(*arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A server of its own process; yields its address once the first screen is up."""
    process = subprocess.Popen(
        [sys.executable, str(SERVER), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), process.communicate(timeout=10)
        yield address, process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate(timeout=10)


def ready(address: str, seconds: float = 60) -> None:
    """Wait until questions can be answered."""
    until = time.monotonic() + seconds
    while httpx.get(f"{address}/readyz").status_code != 200:
        assert time.monotonic() < until, "the server did not become ready"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a ready page, shared: visitors must not mix anyway."""
    with started() as (url, _):
        ready(url)
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser a module: its event loop must not outlive the module's tests."""
    chromium = shutil.which("chromium")
    if chromium is None:
        word = "Debian's chromium is not installed (apt-get install chromium)"
        if os.environ.get("MMF_REQUIRE_BROWSER") == "1":
            pytest.fail(word)
        pytest.skip(word)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open the page as a new visitor; what their pages ask for must stay on this machine."""
    with ExitStack() as stack:
        outside: list[str] = []
        problems: list[str] = []

        def open_page(url: str = address, **options: Any) -> Page:
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(15_000)
            page.on(
                "request",
                lambda request: (
                    None
                    if request.url.startswith((url, "data:", "blob:"))
                    else outside.append(request.url)
                ),
            )
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.goto(url)
            page.wait_for_selector("#composer textarea")
            return page

        yield open_page
        assert outside == []
        assert problems == []


def ask(page: Page, question: str) -> None:
    """Ask and wait for the whole answer."""
    turn = page.locator("#current .turn").count() and page.get_attribute(
        "#current .turn", "data-turn"
    )
    page.fill("#composer textarea", question)
    page.keyboard.press("Enter")
    following = 0 if turn in (0, None) else int(turn) + 1
    page.wait_for_selector(f'#current .turn[data-turn="{following}"][data-state="done"]')
