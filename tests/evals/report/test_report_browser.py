"""The page in a real browser, from disk: readable by everyone, whole without script, safe."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile_run import hostile
from made_run import run
from playwright.sync_api import Browser, Page, expect, sync_playwright

from evals.report.write import write_report
from evals.review import Rating, Review

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--no-first-run"]
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports")
    rating = Rating(case="wd-001", reviewer="Ann", correct=False, safe=True, comment="too long")
    write_report(run(), path / "plain", Review(ratings=(rating,), agreements=()))
    write_report(hostile(), path / "hostile")
    return path


@pytest.fixture
def visit(browser: Browser, folder: Path) -> Iterator[Visit]:
    """Open a report from disk; it may ask for nothing, and nothing may go wrong in it."""
    asked: list[str] = []
    problems: list[str] = []
    with ExitStack() as stack:

        def open_page(name: str = "plain", place: str = "", **options: Any) -> Page:
            context = browser.new_context(**{"viewport": DESKTOP, **options})
            stack.callback(context.close)
            page = context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.on("console", lambda line: problems.append(line.text))
            page.on("dialog", lambda dialog: problems.append(dialog.message))
            page.goto(f"{(folder / name / 'report.html').as_uri()}{place}")
            return page

        yield open_page
    assert [url for url in asked if not url.startswith(("file:", "data:,"))] == []
    assert problems == []


def violations(page: Page, *looked_at: str) -> list[str]:
    """What axe-core finds; these parts must be among what it looked at for contrast."""
    response = Axe().run(page, options={"resultTypes": ["violations", "passes"]}).response
    seen = {
        target
        for rule in response["passes"]
        if rule["id"] == "color-contrast"
        for node in rule["nodes"]
        for target in node["target"]
    }
    for part in looked_at:
        assert any(part in target for target in seen), f"axe-core did not look at {part}"
    return [
        f"{rule['id']}: {node['target']}"
        for rule in response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_with_every_part_open(visit: Visit, size: Any, scheme: str) -> None:
    page = visit(viewport=size, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    # What is skipped while out of sight would not be looked at; the policy allows no style of ours.
    page.evaluate(
        "[...document.styleSheets[0].cssRules].forEach((rule) =>"
        " rule.style?.removeProperty('content-visibility'))"
    )
    assert violations(page, "#case-wd-002", "#case-rf-001", ".matrix") == []


@pytest.mark.parametrize(
    ("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"]
)
def test_axe_finds_nothing_in_a_list_of_cases(visit: Visit, size: Any, scheme: str) -> None:
    page = visit(viewport=size, color_scheme=scheme)
    page.locator(".head .lead a.n").click()
    expect(page.locator(".list:target")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("name", ["plain", "hostile"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_is_wider_than_the_screen(visit: Visit, size: Any, name: str) -> None:
    page = visit(name, viewport=size)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_hostile_text_runs_nothing(visit: Visit) -> None:
    page = visit("hostile")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.mouse.move(400, 400)
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0
    expect(page.locator(".case-body .talk li").first).to_contain_text("<script>window.ran=1")


def test_the_first_screen_needs_no_script(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    expect(page.locator("h1")).to_have_text("1 of 3 gates missed, 1 of 6 cases crashed")
    for part in ("h1", ".gate-bar svg", ".tiles .tile >> nth=3"):
        expect(page.locator(part)).to_be_in_viewport()


def test_a_number_is_one_click_from_its_cases_without_script(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.locator(".head .lead a.n").click()
    sheet = page.locator(".list:target")
    expect(sheet).to_be_visible()
    sheet.get_by_text("wd-002").click()
    expect(sheet).to_have_count(0)
    expect(page.locator("#case-wd-002")).to_be_visible()


def test_the_dangerous_cell_opens_its_case(visit: Visit) -> None:
    page = visit()
    page.locator(".matrix td.dangerous a").click()
    body = page.locator("#case-wd-002")
    expect(body).to_be_in_viewport()
    expect(body.locator(".decided")).to_contain_text("expected Do not withdraw")


def test_a_link_from_outside_opens_the_case(visit: Visit) -> None:
    expect(visit(place="#case-wd-003").locator("#case-wd-003 .unsupported")).to_be_in_viewport()


def test_cases_are_sifted_and_a_link_still_reaches_the_others(visit: Visit) -> None:
    page = visit()
    page.get_by_label("Search").fill("GYM")
    expect(page.locator(".case:visible")).to_have_count(1)
    expect(page.locator("#sift output")).to_have_text("1 of 6")
    page.get_by_label("Search").fill("")
    page.get_by_label("Result").select_option("right")
    expect(page.locator(".case:visible")).to_have_count(2)
    page.locator(".matrix td.dangerous a").click()
    expect(page.locator("#case-wd-002")).to_be_in_viewport()


def test_escape_closes_a_list(visit: Visit) -> None:
    page = visit()
    page.locator(".head .lead a.n").click()
    expect(page.locator(".list:target")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".list:target")).to_have_count(0)


def test_print_shows_opened_cases_and_no_tools(visit: Visit) -> None:
    page = visit(place="#case-wd-002")
    page.emulate_media(media="print")
    expect(page.locator(".ways")).to_be_hidden()
    expect(page.locator("#sift")).to_be_hidden()
    expect(page.locator("details.case:visible")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()
