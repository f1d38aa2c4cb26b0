"""What is in sight without scrolling, and where a new answer begins."""

from collections.abc import Callable

import pytest
from conftest import ask
from fake_assistant import QUESTIONS
from playwright.sync_api import Page, expect
from test_page_comfort import DESKTOP, PHONE
from test_page_facts import STEROID, on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]


@pytest.mark.parametrize(
    "size", [DESKTOP, {"width": 1000, "height": 900}, PHONE], ids=["desktop", "narrow", "phone"]
)
@pytest.mark.parametrize("verdict", ["do_not_withdraw", "discuss_withdrawal"])
def test_the_verdict_and_the_first_sentence_are_in_sight_beside_the_form(
    visit: Visit, size: dict[str, int], verdict: str
) -> None:
    page = visit(viewport=size)
    ask(page, QUESTIONS[verdict])
    page.wait_for_timeout(700)
    dock = page.locator("#dock").bounding_box()
    first = page.locator("#current .sentence").first.bounding_box()
    assert dock is not None
    assert first is not None
    expect(page.locator("#current .verdict-title")).to_be_in_viewport(ratio=1)
    assert first["y"] + first["height"] <= dock["y"], "nothing covers it"
    if not on_a_phone(page):
        expect(page.get_by_label(STEROID, exact=True)).to_be_in_viewport(ratio=1)


def test_the_form_is_out_of_reach_while_another_answer_is_on_its_way(visit: Visit) -> None:
    page = visit()
    ask(page, QUESTIONS["do_not_withdraw"])
    page.evaluate(
        """() => {
          window.reached = [];
          new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(() => {
            const state = document.querySelector('#current .turn')?.dataset.state;
            const form = document.querySelector('#facts');
            if (form) reached.push(`${state} ${form.hasAttribute('inert')}`);
          }))).observe(document.querySelector('#current'), {childList: true, subtree: true});
        }"""
    )
    ask(page, QUESTIONS["discuss_withdrawal"])
    page.wait_for_timeout(300)
    assert page.evaluate("reached.at(-1)") == "done false"
    assert "streaming false" not in page.evaluate("reached")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_new_answer_begins_at_the_top_of_the_screen(visit: Visit, size: dict[str, int]) -> None:
    page = visit(viewport=size)
    for name in ("do_not_withdraw", "none", "discuss_withdrawal", "do_not_withdraw"):
        ask(page, QUESTIONS[name])
    page.wait_for_timeout(1_000)
    box = page.locator("#current .turn").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 70


def test_somebody_who_scrolls_away_is_left_where_they_are(visit: Visit) -> None:
    page = visit()
    for name in ("do_not_withdraw", "discuss_withdrawal"):
        ask(page, QUESTIONS[name])
    page.evaluate(
        """() => {
          let away = false;
          new MutationObserver(() => {
            if (away || !document.querySelector('[data-turn="2"][data-state="streaming"]')) return;
            away = true;
            requestAnimationFrame(() => requestAnimationFrame(() => {
              document.body.dispatchEvent(new WheelEvent('wheel', {bubbles: true}));
              scrollTo({top: 0, behavior: 'instant'});
            }));
          }).observe(document.querySelector('#current'), {childList: true, subtree: true});
        }"""
    )
    ask(page, QUESTIONS["do_not_withdraw"])
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") < 200
