"""A whole document as a page: every passage at its place, and nothing in it comes alive."""

import pytest
from fake_assistant import FakeAssistant
from fake_texts import INJECTION, PASSAGES, document
from test_render import Seen

from ui.about import document_named
from ui.readiness import Readiness
from ui.render.document import document_page, place_of


def test_every_passage_is_there_whole_in_order_and_can_be_led_to() -> None:
    seen = Seen(document_page(document()))
    ids = [attrs["id"] for tag, attrs in seen.tags if tag == "p" and "id" in attrs]
    assert ids == [name.split("#")[1] for name in PASSAGES]
    assert all(passage.text in seen.text for passage in PASSAGES.values())
    assert {attrs.get("href") for tag, attrs in seen.tags if tag == "a"} == {
        "https://guideline.example/articles/1"
    }


@pytest.mark.parametrize(
    ("passage", "place"),
    [
        ("mmf-duration#minimum-remission", "/document/mmf-duration#minimum-remission"),
        ('a/..?x#"><b>', "/document/a%2F..%3Fx#%22%3E%3Cb%3E"),
    ],
)
def test_the_place_of_a_passage(passage: str, place: str) -> None:
    assert place_of(passage) == place


def test_a_hostile_title_and_text_are_only_text() -> None:
    passage = next(iter(PASSAGES.values())).model_copy(
        update={"text": INJECTION, "section": INJECTION}
    )
    hostile = document(title=INJECTION, source=INJECTION, url="javascript:window.hit=1")
    hostile = hostile.model_copy(update={"passages": (passage,)})
    seen = Seen(document_page(hostile))
    assert not {tag for tag, _ in seen.tags} & {"script", "img", "a", "b"}


def test_only_loaded_documents_are_found() -> None:
    readiness = Readiness()
    assert document_named(readiness, "mmf-duration") is None
    readiness.ready(FakeAssistant())
    assert document_named(readiness, "mmf-duration") is not None
    assert document_named(readiness, "../etc/passwd") is None
