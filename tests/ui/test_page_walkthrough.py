"""Somebody who has never seen the page: asks, sees why not, corrects, reads, rewords, takes along.

Found by what is written on the page and by role alone, as a person or a screen reader finds it.
"""

import re
from collections.abc import Callable

import pytest
from fake_assistant import QUESTIONS
from playwright.sync_api import Page, expect
from test_page_comfort import DESKTOP, PHONE, violations, wider_than_the_screen

from assistant.contract import Persona
from ui import wording
from ui.fields import FIELDS

pytestmark = [pytest.mark.browser, pytest.mark.loopback]

Visit = Callable[..., Page]
TABLET = {"width": 820, "height": 1180}
STEROID = FIELDS[0].label[Persona.PATIENT]
VERDICTS = wording.VERDICTS


def sound(page: Page) -> None:
    """The state can be read by everyone, and fits the screen."""
    assert violations(page) == []
    assert wider_than_the_screen(page) <= 0


@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE], ids=["desktop", "tablet", "phone"])
def test_the_whole_way_without_help(visit: Visit, size: dict[str, int]) -> None:
    page = visit(viewport=size)
    narrow = size["width"] < 1000

    # Ask.
    expect(page.get_by_text(wording.STANDING_EMERGENCY)).to_be_in_viewport()
    page.get_by_role("textbox", name=wording.COMPOSER_LABEL).fill(QUESTIONS["do_not_withdraw"])
    page.get_by_role("button", name=wording.SEND, exact=True).click()

    # See why not: the verdict, its sentence, the criterion that fails and the words behind it.
    no = page.get_by_role("heading", name=VERDICTS["do_not_withdraw"].title)
    expect(no).to_be_in_viewport()
    sentence = "Please keep taking mycophenolate for now: you still take prednisone."
    expect(page.get_by_text(sentence, exact=True)).to_be_in_viewport()
    unmet = page.get_by_role("listitem").filter(has_text=wording.CRITERIA["W1"])
    expect(unmet).to_contain_text(wording.STATUS["unmet"])
    expect(unmet).to_contain_text("still on 5 mg of prednisone")
    sound(page)

    # Read the source: the number leads to the passage, the quote marked in it.
    page.get_by_role("link", name=re.compile("^Source 1")).first.click()
    source = page.get_by_role("article", name=wording.sources.SOURCE_LABEL.format(n=1))
    expect(source.locator("mark")).to_be_in_viewport()
    expect(source).to_contain_text(wording.sources.REVIEWS["under_review"])
    with page.expect_popup() as opening:
        source.get_by_role("link", name=wording.sources.WHOLE).click()
    whole = opening.value
    expect(whole.locator("p:target")).to_contain_text("MMF is not withdrawn")
    expect(whole.locator("p:target")).to_be_in_viewport()
    sound(whole)
    whole.close()
    if narrow:
        page.get_by_role("button", name=wording.sources.CLOSE).click()

    # Correct a wrong fact: verdict and answer follow.
    if narrow:
        page.get_by_role("button", name=wording.facts.TITLE).click()
    sound(page)
    page.get_by_label(STEROID, exact=True).select_option("Not taking")
    page.get_by_role("button", name=wording.facts.APPLY).click()
    open_ = page.get_by_role("heading", name=VERDICTS["insufficient_information"].title)
    expect(open_).to_be_in_viewport()
    expect(no).to_have_count(0)
    expect(page.get_by_text(wording.facts.SET.format(n=1)).first).to_be_visible()

    # Switch the wording.
    page.get_by_label(wording.PERSONAS[Persona.CLINICIAN]).check(force=narrow)
    lead = VERDICTS["insufficient_information"].lead[Persona.CLINICIAN]
    expect(page.get_by_text(lead, exact=True)).to_be_visible()
    sound(page)

    # Take it along, as text and as a PDF.
    for button, end in ((wording.EXPORT, "md"), (wording.EXPORT_PDF, "pdf")):
        with page.expect_download() as saving:
            page.get_by_role("button", name=button, exact=True).click()
        assert saving.value.suggested_filename.endswith(f".{end}")
        assert saving.value.path().stat().st_size > 500
