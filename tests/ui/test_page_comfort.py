"""The page is readable by everyone: axe-core, narrow screens, steadiness, speed, print."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ask
from fake_assistant import QUESTIONS
from playwright.sync_api import Page, expect

from ui import wording

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1180}
DESKTOP = {"width": 1280, "height": 900}


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(350)  # colours are measured once nothing fades any more
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def wider_than_the_screen(page: Page) -> int:
    width = page.viewport_size["width"] if page.viewport_size else 0
    return int(page.evaluate("document.documentElement.scrollWidth")) - width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE], ids=["desktop", "tablet", "phone"])
def test_the_empty_page(visit: Visit, size: dict[str, int], scheme: str) -> None:
    page = visit(viewport=size, color_scheme=scheme)
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0


@pytest.mark.parametrize("verdict", sorted(QUESTIONS))
def test_every_verdict_in_light_in_dark_and_on_a_phone(visit: Visit, verdict: str) -> None:
    page = visit()
    ask(page, QUESTIONS[verdict])
    assert violations(page) == []
    page.get_by_role("button", name=wording.THEME).click()
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_open_sources(visit: Visit, size: dict[str, int]) -> None:
    page = visit(viewport=size)
    ask(page, QUESTIONS["do_not_withdraw"])
    page.locator("#current .answer-text a.cite").first.click()
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0


def test_a_very_long_word_does_not_widen_the_page(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    ask(page, "mycophenolate" * 40)
    assert wider_than_the_screen(page) <= 0


def test_at_twice_the_size_nothing_is_cut_off(visit: Visit) -> None:
    page = visit(viewport={"width": 640, "height": 450})
    ask(page, QUESTIONS["do_not_withdraw"])
    assert wider_than_the_screen(page) <= 0
    expect(page.locator("#composer textarea")).to_be_in_viewport(ratio=1)


_WATCH = """() => {
  window.shift = 0; window.paint = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.paint = entry.startTime;
  }).observe({type: 'largest-contentful-paint', buffered: true});
}"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_page_stays_where_it_is_and_is_painted_soon(visit: Visit, size: dict[str, int]) -> None:
    page = visit(viewport=size)
    page.evaluate(_WATCH)
    page.wait_for_timeout(500)
    paint = page.evaluate("window.paint")
    ask(page, QUESTIONS["do_not_withdraw"])
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.1
    assert 0 < paint < 4_000, "1.5 s on an idle machine; tests run on a busy one"


def test_motion_is_left_out_when_it_is_not_wanted(visit: Visit) -> None:
    page = visit(reduced_motion="reduce", viewport=PHONE)
    ask(page, QUESTIONS["do_not_withdraw"])
    duration = page.locator("#side").evaluate("e => getComputedStyle(e).transitionDuration")
    assert max(float(part.strip().rstrip("s")) for part in duration.split(",")) < 0.001


def test_print_holds_the_answer_and_its_sources_and_no_controls(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.emulate_media(media="print")
    expect(page.locator(".verdict-title")).to_be_visible()
    expect(page.locator("#src-0-3")).to_be_visible()
    expect(page.locator("#composer")).not_to_be_visible()
    expect(page.locator("#current .tools")).not_to_be_visible()
