"""The page is readable by everyone: axe-core, narrow screens, steadiness, speed, print."""

import time
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
IDLE_SECONDS = 0.08
"""What the work in `slowness` takes on the two idle cores that the budgets were set on."""


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_open_sources(visit: Visit, size: dict[str, int], scheme: str) -> None:
    page = visit(viewport=size, color_scheme=scheme)
    ask(page, QUESTIONS["do_not_withdraw"])
    page.locator("#current .answer-text a.cite").first.click()
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_question_without_an_answer(visit: Visit, scheme: str) -> None:
    page = visit(viewport=PHONE, color_scheme=scheme)
    page.fill("#composer textarea", "BREAK")
    page.keyboard.press("Enter")
    expect(page.locator(".failed")).to_be_visible()
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0


def test_a_very_long_word_does_not_widen_the_page(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    ask(page, "mycophenolate" * 40)
    assert wider_than_the_screen(page) <= 0


@pytest.mark.parametrize("width", [320, 360, 390])
def test_no_state_of_the_page_widens_the_top_of_a_phone(visit: Visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 844})
    for state in ("starting", "ready", "failed"):
        page.evaluate(
            "state => { const sign = document.getElementById('ready'); sign.dataset.state = state;"
            " sign.querySelector('span').textContent = sign.dataset[state]; }",
            state,
        )
        assert wider_than_the_screen(page) <= 0, state


def test_at_twice_the_size_nothing_is_cut_off(visit: Visit) -> None:
    page = visit(viewport={"width": 640, "height": 450})
    ask(page, QUESTIONS["do_not_withdraw"])
    assert wider_than_the_screen(page) <= 0
    expect(page.locator("#composer textarea")).to_be_in_viewport(ratio=1)
    page.locator("[data-facts-open]").click()
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0
    apply = page.locator("[data-apply]")
    apply.scroll_into_view_if_needed()
    expect(apply).to_be_in_viewport(ratio=1)


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
def test_the_page_stays_where_it_is_while_an_answer_comes_and_is_corrected(
    visit: Visit, size: dict[str, int]
) -> None:
    page = visit(viewport=size)
    page.evaluate(_WATCH)
    ask(page, QUESTIONS["do_not_withdraw"])
    page.wait_for_timeout(300)
    if not page.locator("[data-apply]").is_visible():
        page.locator("[data-facts-open]").click()
    page.select_option("#fact-systemic_corticosteroid", "off")
    page.locator("[data-apply]").click()
    expect(page.locator("#side .facts-count")).to_have_count(1)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.1


def slowness() -> float:
    """How many times slower than idle this machine is just now: budgets are of an idle one."""
    begun = time.perf_counter()
    for _ in range(300):
        sum(range(20_000))
    return max(1.0, (time.perf_counter() - begun) / IDLE_SECONDS)


def test_the_page_is_painted_soon(visit: Visit) -> None:
    paints = []
    for _ in range(4):
        page = visit()
        page.evaluate(_WATCH)
        page.wait_for_timeout(500)
        paints.append(page.evaluate("window.paint"))
        page.context.close()
    assert 0 < min(paints) < 1_500 * slowness(), paints


_FROM_ENTER = """() => {
  window.took = 0;
  let begun = 0;
  addEventListener('keydown', (event) => {
    if (event.key === 'Enter') [begun, window.took] = [performance.now(), 0];
  }, true);
  new MutationObserver(() => {
    const turn = document.querySelector('#current .turn:not([data-state="waiting"])');
    if (!begun || !turn?.querySelector('.sentence')) return;
    window.took = performance.now() - begun;
    begun = 0;
  }).observe(document.querySelector('#current'), {childList: true, subtree: true});
}"""


def test_the_first_sentence_comes_soon_after_enter(visit: Visit) -> None:
    page = visit()
    page.evaluate(_FROM_ENTER)
    took = []
    for name in ("none", "do_not_withdraw", "discuss_withdrawal", "do_not_withdraw", "none"):
        ask(page, QUESTIONS[name])
        took.append(page.evaluate("window.took"))
        page.get_by_role("button", name=wording.NEW).click()
        expect(page.locator(".welcome")).to_be_visible()
    assert 0 < min(took[1:]) < 300 * slowness(), took


def test_motion_is_left_out_when_it_is_not_wanted(visit: Visit) -> None:
    page = visit(reduced_motion="reduce", viewport=PHONE)
    ask(page, QUESTIONS["do_not_withdraw"])
    duration = page.locator("#side").evaluate("e => getComputedStyle(e).transitionDuration")
    assert max(float(part.strip().rstrip("s")) for part in duration.split(",")) < 0.001


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_print_holds_the_answer_its_facts_and_sources_and_no_controls(
    visit: Visit, size: dict[str, int]
) -> None:
    page = visit(viewport=size)
    ask(page, QUESTIONS["do_not_withdraw"])
    page.emulate_media(media="print")
    expect(page.locator(".verdict-title")).to_be_visible()
    expect(page.locator("#src-0-3")).to_be_visible()
    expect(page.locator("#facts")).to_be_visible()
    for controls in ("#composer", "#current .tools", "[data-apply]", "[data-facts-open]", "#bar"):
        expect(page.locator(controls)).not_to_be_visible()
    assert wider_than_the_screen(page) <= 0
