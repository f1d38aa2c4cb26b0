"""Stories in a real browser: ask, read the source, switch the wording."""

from collections.abc import Callable

import pytest
from conftest import ask, started
from fake_assistant import QUESTIONS
from fake_texts import INJECTION
from playwright.sync_api import Page, expect

from assistant.contract import Persona
from ui import wording

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]


def test_an_answer_is_streamed_and_ends_whole(visit: Visit) -> None:
    page = visit()
    page.evaluate(
        """() => {
          window.steps = [];
          new MutationObserver(() => {
            const turn = document.querySelector('#current .turn');
            const now = turn && turn.dataset.state + turn.querySelectorAll('.sentence').length;
            if (now && steps.at(-1) !== now) steps.push(now);
          }).observe(document.querySelector('#current'), {childList: true, subtree: true});
        }"""
    )
    ask(page, QUESTIONS["do_not_withdraw"])
    steps = page.evaluate("steps")
    assert steps[-1] == "done3"
    assert "streaming1" in steps
    assert "streaming2" in steps
    assert page.input_value("#composer textarea") == ""
    expect(page.locator(".verdict-title")).to_have_text("Do not withdraw now")


def test_a_citation_opens_its_card_with_the_quote_marked(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.locator("#current .answer-text a.cite", has_text="3").click()
    card = page.locator(".source.is-open")
    expect(card).to_have_attribute("id", "src-0-3")
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport()
    expect(card.locator("mark")).to_have_text(
        "MMF is not stopped abruptly without a plan for monitoring, since a relapse can come "
        "weeks to months later."
    )
    expect(card.locator(".around")).to_be_visible()
    expect(page.locator(".source.is-open")).to_have_count(1)


def test_on_a_phone_sources_are_a_sheet_that_gives_the_focus_back(visit: Visit) -> None:
    page = visit(viewport={"width": 390, "height": 844})
    ask(page, QUESTIONS["do_not_withdraw"])
    expect(page.locator("#side")).not_to_be_visible()
    cite = page.locator("#current .answer-text a.cite").first
    cite.click()
    expect(page.locator(".source.is-open mark")).to_be_in_viewport()
    expect(page.locator(".source.is-open")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#side")).not_to_be_visible()
    expect(cite).to_be_focused()


def test_an_earlier_citation_opens_its_own_turn(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    ask(page, QUESTIONS["none"])
    page.locator("#settled .answer-text a.cite", has_text="1").first.click()
    expect(page.locator(".source.is-open")).to_have_attribute("id", "src-0-1")
    expect(page.locator(".source.is-open")).to_be_visible()
    expect(page.locator("#src-1-2")).not_to_be_visible()


def test_switching_the_reader_words_the_last_answer_anew(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.get_by_label(wording.PERSONAS[Persona.CLINICIAN]).check()
    expect(page.locator("#current .claim.lead")).to_contain_text("Withdrawal is not supported")
    expect(page.locator(".turn")).to_have_count(1)
    page.get_by_label(wording.PERSONAS[Persona.PATIENT]).check()
    expect(page.locator("#current .claim.lead")).to_contain_text("Please keep taking")


def test_an_example_asks_itself(visit: Visit) -> None:
    page = visit()
    example = wording.EXAMPLES[Persona.PATIENT][0]
    page.get_by_role("button", name=example).click()
    expect(page.locator("#current .question p")).to_have_text(example)
    expect(page.locator(".verdict-title")).to_have_text("Do not withdraw now")
    expect(page.locator(".welcome")).to_have_count(0)


def test_a_follow_up_is_asked_by_its_button_in_the_same_conversation(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["none"])
    page.get_by_role("button", name="What counts as remission?").click()
    expect(page.locator("#current .question p")).to_have_text("What counts as remission?")
    expect(page.locator("#settled .turn")).to_have_count(1)


def test_a_question_back_leads_to_the_box(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.get_by_role("button", name="Is your muscle strength normal?").click()
    box = page.locator("#composer textarea")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("placeholder", "Is your muscle strength normal?")


def test_an_emergency_looks_like_one_and_is_announced_at_once(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["emergency"])
    head = page.locator(".verdict-emergency .verdict-head")
    expect(head).to_be_in_viewport()
    assert head.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(165, 18, 27)"
    expect(head).to_contain_text("Call your local emergency number now")
    expect(page.locator("#alarm")).to_contain_text("This may be an emergency")


def test_a_screen_reader_hears_the_verdict_and_the_answer(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["discuss_withdrawal"])
    live = page.locator("#live")
    expect(live).to_contain_text("Can be discussed with the specialist")
    expect(live).to_contain_text("How often relapse follows is not well known.")


def test_the_standing_notice_is_always_in_sight(visit: Visit) -> None:
    page = visit(viewport={"width": 390, "height": 844})
    expect(page.locator(".standing")).to_be_in_viewport(ratio=1)
    ask(page, QUESTIONS["do_not_withdraw"])
    expect(page.locator(".standing")).to_be_in_viewport(ratio=1)


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#composer textarea")).to_be_focused()
    page.keyboard.type(QUESTIONS["none"])
    page.keyboard.press("Enter")
    page.wait_for_selector('#current [data-state="done"]')
    page.locator("#current a.cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".source.is-open")).to_be_focused()


def test_an_answer_is_copied_with_its_references(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    ask(page, QUESTIONS["do_not_withdraw"])
    page.get_by_role("button", name=wording.COPY).click()
    expect(page.locator(".tool", has_text=wording.COPIED)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Do not withdraw now")
    assert "[3] How long to stay on mycophenolate, Afterwards." in copied


def test_an_empty_question_is_not_asked(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=wording.SEND, exact=True).click()
    expect(page.locator("#hint")).to_contain_text(wording.EMPTY_QUESTION)
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, QUESTIONS["none"])
    expect(page.locator("#hint")).not_to_contain_text(wording.EMPTY_QUESTION)


def test_a_failure_ends_in_the_cautious_word(visit: Visit) -> None:
    page = visit()
    page.fill("#composer textarea", "BREAK")
    page.keyboard.press("Enter")
    expect(page.locator(".failed")).to_contain_text("Please change no medicine because of this")


def test_two_visitors_do_not_mix(visit: Visit) -> None:
    one, two = visit(), visit()
    ask(one, QUESTIONS["do_not_withdraw"])
    ask(two, QUESTIONS["none"])
    ask(one, QUESTIONS["discuss_withdrawal"])
    expect(two.locator(".turn")).to_have_count(1)
    expect(one.locator(".turn")).to_have_count(2)
    assert "prednisone" not in two.locator("#talk").inner_text()
    two.reload()
    two.wait_for_selector("#composer textarea")
    expect(two.locator(".turn")).to_have_count(0)


def test_injected_script_does_nothing(visit: Visit) -> None:
    page = visit()
    ask(page, f"INJECT {INJECTION}")
    page.locator("#current a.cite").first.click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None
    expect(page.locator("#current .question p")).to_have_text(f"INJECT {INJECTION}")
    assert page.locator("#talk img, #talk script, #side img, #side script").count() == 0
    page.locator("#current [data-ask]").first.click()
    page.wait_for_selector('#current .turn[data-turn="1"][data-state="done"]')
    assert page.evaluate("window.hit") is None


def test_before_it_is_ready_the_page_says_so_and_answers_then(visit: Visit) -> None:
    with started("--seconds", "6") as (slow, _):
        page = visit(slow)
        chip = page.locator("#ready")
        expect(chip).to_contain_text(wording.STATE_STARTING)
        page.fill("#composer textarea", QUESTIONS["none"])
        page.keyboard.press("Enter")
        expect(page.locator(".waiting")).to_contain_text(wording.WAITING)
        page.wait_for_selector('#current [data-state="done"]')
        expect(chip).to_contain_text(wording.STATE_READY)


def test_light_and_dark_follow_the_system_and_the_button(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    dark = page.locator("body").evaluate("e => e.classList.contains('dark')")
    page.get_by_role("button", name=wording.THEME).click()
    assert dark
    assert not page.locator("body").evaluate("e => e.classList.contains('dark')")
