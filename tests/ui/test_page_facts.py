"""Stories in a real browser: correct what was understood, save the conversation, read about it."""

from collections.abc import Callable

import pytest
from conftest import ask
from fake_assistant import QUESTIONS
from fake_texts import INJECTION
from playwright.sync_api import Page, expect
from test_page_comfort import DESKTOP, PHONE, violations, wider_than_the_screen

from assistant.contract import Persona
from ui import wording
from ui.fields import FIELDS

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]
LABEL = {field.key: field.label[Persona.PATIENT] for field in FIELDS}
STEROID = LABEL["systemic_corticosteroid"]
SINCE = LABEL["months_since_corticosteroid"]
APPLY = wording.facts.APPLY


def unfold(page: Page) -> None:
    """Bring the form into reach, by the button that leads to it where it is not in sight."""
    box = page.get_by_label(STEROID, exact=True)
    if box.is_visible():
        return
    way, toggle = page.locator("[data-facts-open]"), page.locator(".facts-toggle")
    (toggle if toggle.is_visible() else way).click()
    expect(box).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_somebody_who_would_rather_not_write_is_led_to_the_form(
    visit: Visit, size: dict[str, int]
) -> None:
    page = visit(viewport=size)
    assert violations(page) == []
    page.get_by_role("button", name=wording.facts.INSTEAD).click()
    expect(page.locator("#current .question p")).to_have_text(
        wording.facts.INSTEAD_ASKS[Persona.PATIENT]
    )
    expect(page.locator("#facts-title")).to_be_focused()
    page.get_by_label(STEROID, exact=True).select_option("on")
    page.get_by_role("button", name=APPLY).click()
    expect(page.locator("#talk .facts-count")).to_have_text(wording.facts.SET.format(n=1))
    expect(page.locator("#current .verdict-title")).to_be_in_viewport()
    expect(page.locator(".turn")).to_have_count(1)


def on_a_phone(page: Page) -> bool:
    return page.viewport_size is not None and page.viewport_size["width"] < 1000


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_wrong_fact_is_corrected_stays_and_is_given_back(
    visit: Visit, size: dict[str, int]
) -> None:
    page = visit(viewport=size)
    ask(page, QUESTIONS["do_not_withdraw"])
    unfold(page)
    row = page.locator('[data-row="systemic_corticosteroid"]')
    expect(row.locator("q")).to_have_text("still on 5 mg of prednisone")
    page.get_by_label(STEROID, exact=True).select_option("off")
    page.get_by_role("button", name=APPLY).click()
    title = page.locator("#current .verdict-title")
    expect(title).to_have_text(wording.VERDICTS["insufficient_information"].title)
    expect(page.locator(".turn")).to_have_count(1)
    if on_a_phone(page):
        expect(page.locator("#facts")).not_to_be_visible()
        expect(page.locator("[data-facts-open]")).to_be_focused()
        expect(page.locator("#talk .facts-count")).to_have_text(wording.facts.SET.format(n=1))
        expect(title).to_be_in_viewport()
        unfold(page)
    else:
        expect(page.get_by_role("button", name=APPLY)).to_be_focused()
    expect(row).to_contain_text(wording.facts.BY_HAND)
    expect(page.locator("#side .facts-count")).to_have_text(wording.facts.SET.format(n=1))
    expect(page.locator("#live")).to_contain_text(
        wording.VERDICTS["insufficient_information"].title
    )
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0
    page.keyboard.press("Escape")
    ask(page, QUESTIONS["none"])
    unfold(page)
    expect(page.get_by_label(STEROID, exact=True)).to_have_value("off")
    page.get_by_role("button", name=wording.facts.RESET_LABEL.format(field=STEROID)).click()
    expect(page.locator(".facts-count")).to_have_count(0)
    if not on_a_phone(page):
        expect(row).to_contain_text(wording.facts.NOT_TOLD)
        expect(page.get_by_label(STEROID, exact=True)).to_be_focused()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_wrong_value_is_told_beside_the_form_and_mended_by_keyboard(
    visit: Visit, size: dict[str, int]
) -> None:
    page = visit(viewport=size)
    ask(page, QUESTIONS["do_not_withdraw"])
    unfold(page)
    box = page.get_by_label(SINCE, exact=True)
    box.fill("long ago")
    box.press("Enter")
    problem = page.locator(".facts-problem")
    expect(problem).to_be_visible()
    expect(problem).to_contain_text(SINCE)
    expect(box).to_be_focused()
    expect(box).to_have_value("long ago")
    expect(box).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0
    page.keyboard.press("Control+a")
    page.keyboard.type("14")
    page.keyboard.press("Enter")
    expect(problem).to_have_count(0)
    unfold(page)
    expect(page.locator('[data-row="months_since_corticosteroid"]')).to_contain_text(
        wording.facts.BY_HAND
    )


def test_a_later_word_that_is_more_cautious_counts_and_the_form_shows_the_conflict(
    visit: Visit,
) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.get_by_label(STEROID, exact=True).select_option("off")
    page.get_by_role("button", name=APPLY).click()
    title = page.locator("#current .verdict-title")
    expect(title).to_have_text(wording.VERDICTS["insufficient_information"].title)
    ask(page, QUESTIONS["do_not_withdraw"])
    expect(title).to_have_text(wording.VERDICTS["do_not_withdraw"].title)
    row = page.locator('[data-row="systemic_corticosteroid"]')
    expect(row).to_contain_text(wording.facts.OVERRULED.format(value="Not taking"))
    expect(row).to_contain_text("still on 5 mg of prednisone")
    assert violations(page) == []
    page.get_by_label(STEROID, exact=True).select_option("off")
    page.get_by_role("button", name=APPLY).click()
    expect(title).to_have_text(wording.VERDICTS["insufficient_information"].title)
    expect(row).to_contain_text(wording.facts.BY_HAND)


def test_by_keyboard_the_form_is_reached_from_the_answer_on_a_wide_screen_too(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.locator("[data-facts-open]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#facts-title")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label(STEROID, exact=True)).to_be_focused()


def test_a_new_conversation_forgets_what_was_set(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.get_by_label(STEROID, exact=True).select_option("off")
    page.get_by_role("button", name=APPLY).click()
    expect(page.locator("#side .facts-count")).to_have_count(1)
    page.get_by_role("button", name=wording.NEW).click()
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, QUESTIONS["do_not_withdraw"])
    expect(page.locator(".verdict-title")).to_have_text("Do not withdraw now")
    expect(page.locator(".facts-count")).to_have_count(0)


def test_corrections_of_two_visitors_never_mix(visit: Visit) -> None:
    one, two = visit(), visit()
    for page in (one, two):
        ask(page, QUESTIONS["do_not_withdraw"])
    one.get_by_label(STEROID, exact=True).select_option("off")
    two.get_by_label(SINCE, exact=True).fill("7")
    for page in (one, two):
        page.get_by_role("button", name=APPLY).click()
    for page in (one, two):
        expect(page.locator("#side .facts-count")).to_have_text(wording.facts.SET.format(n=1))
    for page in (one, two):
        page.get_by_label(wording.PERSONAS[Persona.CLINICIAN]).check()
        expect(page.locator("#side")).to_contain_text(FIELDS[0].label[Persona.CLINICIAN])
    expect(one.locator("#fact-systemic_corticosteroid")).to_have_value("off")
    expect(one.locator("#fact-months_since_corticosteroid")).not_to_have_value("7")
    expect(two.locator("#fact-systemic_corticosteroid")).to_have_value("on")
    expect(two.locator("#fact-months_since_corticosteroid")).to_have_value("7")


def test_what_was_typed_and_not_applied_is_gone_with_its_turn(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["insufficient_information"])
    page.get_by_label(LABEL["muscle_strength"], exact=True).select_option("normal")
    page.get_by_label(SINCE, exact=True).fill("99")
    ask(page, QUESTIONS["do_not_withdraw"])
    expect(page.get_by_label(LABEL["muscle_strength"], exact=True)).to_have_value("unknown")
    expect(page.get_by_label(SINCE, exact=True)).to_have_value("")


def test_script_in_the_form_does_nothing(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    box = page.get_by_label(SINCE, exact=True)
    box.evaluate("(box, text) => { box.maxLength = 1000; box.value = text; }", f'">{INJECTION}')
    page.get_by_role("button", name=APPLY).click()
    expect(page.locator(".facts-problem")).to_be_visible()
    assert page.evaluate("window.hit") is None
    assert page.locator("#talk img, #talk script").count() == 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_form_and_panel_in_the_dark(visit: Visit, size: dict[str, int]) -> None:
    page = visit(viewport=size, color_scheme="dark")
    ask(page, QUESTIONS["do_not_withdraw"])
    unfold(page)
    page.get_by_label(SINCE, exact=True).fill("14")
    page.get_by_label(SINCE, exact=True).press("Enter")
    expect(page.locator("#side .facts-count")).to_have_count(1)
    assert violations(page) == []
    unfold(page)
    page.get_by_label(SINCE, exact=True).fill("?")
    page.get_by_label(SINCE, exact=True).press("Enter")
    expect(page.locator(".facts-problem")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name=wording.about.OPEN, exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
