"""Stories in a real browser: what a language model read is confirmed, refused, or taken back."""

from collections.abc import Callable, Iterator

import pytest
from conftest import ask, ready, started
from playwright.sync_api import Locator, Page, expect
from reading_model import ALARMS, BLOCKS, PERMITS, PLANTED, URGENT
from test_page_comfort import DESKTOP, PHONE, violations, wider_than_the_screen
from test_page_facts import LABEL, STEROID, on_a_phone, unfold

from ui import wording

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
OFF, MONTHS = "systemic_corticosteroid=off", "months_since_corticosteroid=14"


@pytest.fixture(scope="module")
def helped() -> Iterator[str]:
    with started("--model") as (url, _):
        ready(url)
        yield url


def proposal(page: Page, name: str) -> Locator:
    return page.locator(f'[data-proposal="{name}"]')


def press(page: Page, name: str, word: str) -> None:
    proposal(page, name).get_by_role("button", name=f"{word}:").click()


def title(page: Page, verdict: str) -> None:
    expect(page.locator("#current .verdict-title")).to_have_text(wording.VERDICTS[verdict].title)


@SIZES
def test_what_would_permit_is_asked_and_a_yes_sets_it_by_hand(
    visit: Visit, helped: str, size: dict[str, int]
) -> None:
    page = visit(helped, viewport=size)
    ask(page, PERMITS)
    title(page, "insufficient_information")
    asked = page.locator("#talk .facts-ask" if on_a_phone(page) else "#side .facts-ask")
    expect(asked).to_have_text(wording.facts.TO_CONFIRM.format(n=2))
    unfold(page)
    box = page.get_by_label(STEROID, exact=True)
    expect(box).to_have_value("unknown")
    expect(proposal(page, OFF).locator("q")).to_contain_text("pills left my life 14 months ago.")
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0
    press(page, OFF, wording.facts.YES)
    expect(asked).to_have_text(wording.facts.TO_CONFIRM.format(n=1))
    unfold(page)
    expect(box).to_have_value("off")
    row = page.locator('[data-row="systemic_corticosteroid"]')
    expect(row).to_contain_text(wording.facts.BY_HAND)
    expect(proposal(page, OFF)).to_have_count(0)
    press(page, MONTHS, wording.facts.YES)
    expect(page.locator(".facts-ask")).to_have_count(0)
    unfold(page)
    expect(page.get_by_label(LABEL["months_since_corticosteroid"], exact=True)).to_have_value("14")
    expect(page.locator("#current .criteria")).to_contain_text(wording.STATUS["met"])


@SIZES
def test_a_no_leaves_everything_as_it_is_and_is_not_asked_again(
    visit: Visit, helped: str, size: dict[str, int]
) -> None:
    page = visit(helped, viewport=size)
    ask(page, PERMITS)
    unfold(page)
    press(page, OFF, wording.facts.NO)
    expect(proposal(page, OFF)).to_have_count(0)
    expect(page.locator("#facts-title")).to_be_focused()
    press(page, MONTHS, wording.facts.NO)
    expect(page.locator(".proposals")).to_have_count(0)
    expect(page.get_by_label(STEROID, exact=True)).to_have_value("unknown")
    page.keyboard.press("Escape")
    ask(page, "And my liver?")
    expect(page.locator(".proposals")).to_have_count(0)


@SIZES
def test_what_blocks_counts_is_marked_and_can_be_taken_back(
    visit: Visit, helped: str, size: dict[str, int]
) -> None:
    page = visit(helped, viewport=size)
    ask(page, BLOCKS)
    title(page, "do_not_withdraw")
    expect(page.locator("#current .notices")).to_contain_text("A language model read")
    unfold(page)
    row = page.locator('[data-row="skin_disease"]')
    expect(row).to_contain_text(wording.facts.BY_MODEL)
    expect(row.locator("q")).to_have_text("The skin on my hands looks like a map again.")
    assert violations(page) == []
    press(page, "skin_disease=active", wording.facts.NOT_SO)
    title(page, "insufficient_information")
    expect(page.locator(".proposals")).to_have_count(0)
    expect(page.get_by_label(LABEL["skin_disease"], exact=True)).to_have_value("unknown")


@SIZES
def test_an_alarm_that_a_model_read_can_be_taken_back_though_there_is_no_form(
    visit: Visit, helped: str, size: dict[str, int]
) -> None:
    page = visit(helped, viewport=size)
    ask(page, ALARMS)
    title(page, "emergency")
    page.locator("[data-facts-open]" if on_a_phone(page) else ".facts-toggle").click()
    name = "red_flags=neurological"
    expect(proposal(page, name)).to_be_visible()
    expect(page.locator("#side select")).to_have_count(0)
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0
    press(page, name, wording.facts.NOT_SO)
    title(page, "insufficient_information")


def test_what_is_urgent_is_raised_to_an_emergency(visit: Visit, helped: str) -> None:
    page = visit(helped)
    ask(page, URGENT)
    title(page, "emergency")
    expect(page.locator("#alarm")).to_contain_text(wording.VERDICTS["emergency"].title)


def test_by_keyboard(visit: Visit, helped: str) -> None:
    page = visit(helped)
    ask(page, PERMITS)
    page.locator("[data-facts-open]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(proposal(page, OFF).get_by_role("button", name=wording.facts.YES)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label(STEROID, exact=True)).to_have_value("off")
    expect(page.locator("#facts-title")).to_be_focused()


def test_nothing_that_was_planted_runs(visit: Visit, helped: str) -> None:
    page = visit(helped)
    ask(page, PLANTED)
    expect(page.locator(".proposal q").first).to_contain_text("<img src=x onerror=window.hit=1>")
    assert page.evaluate("window.hit") is None
    assert page.locator("#side img, #side script").count() == 0


def test_visitors_never_answer_for_one_another(visit: Visit, helped: str) -> None:
    one, two = visit(helped), visit(helped)
    for page in (one, two):
        ask(page, PERMITS)
    press(one, OFF, wording.facts.YES)
    press(two, OFF, wording.facts.NO)
    expect(one.get_by_label(STEROID, exact=True)).to_have_value("off")
    expect(two.locator(".proposal")).to_have_count(1)
    expect(two.get_by_label(STEROID, exact=True)).to_have_value("unknown")
