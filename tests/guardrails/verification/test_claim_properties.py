"""What holds for every statement of the corpus and every text, whatever the tables hold."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import DOCUMENTS, Passage, load_corpus
from guardrails.verification import verify_written, written_problem
from guardrails.verify import Claim

PASSAGES = {p.id: p for document in load_corpus(DOCUMENTS) for p in document.passages}
STATED = sorted(key for key in PASSAGES if not key.startswith("silences#"))
NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:\.\d+)?(?![\w.,/-]|\s*×)")


def dropped(text: str, key: str) -> bool:
    claim = Claim(text=text, passages=(key,))
    return written_problem(claim, PASSAGES, None) is not None


@pytest.mark.parametrize("wording", ["clinician", "plain"])
def test_a_statement_in_its_own_words_may_be_shown(wording: str) -> None:
    lost = [k for k, p in PASSAGES.items() if dropped(getattr(p.statement, wording), k)]
    assert lost == []


@settings(max_examples=60)
@given(st.sampled_from(STATED), st.integers(min_value=101, max_value=997), st.data())
def test_a_number_that_is_not_in_the_statement_is_dropped(
    key: str, number: int, data: st.DataObject
) -> None:
    text = PASSAGES[key].text
    places = list(NUMBER.finditer(text))
    if not places or str(number) in text + PASSAGES[key].statement.plain:  # type: ignore[union-attr]
        return
    place = data.draw(st.sampled_from(places))
    assert dropped(f"{text[: place.start()]}{number}{text[place.end() :]}", key)


@settings(max_examples=60)
@given(
    st.sampled_from(STATED),
    st.sampled_from(["turmeric", "sirolimus", "permanently", "spleen", "happily", "guaranteed"]),
)
def test_a_word_that_the_statement_does_not_hold_is_dropped(key: str, word: str) -> None:
    assert dropped(f"{PASSAGES[key].text.rstrip('.')} {word}.", key)


@settings(max_examples=60)
@given(
    st.sampled_from(STATED),
    st.sampled_from(
        ["https://x.example", "<b>now</b>", "![x](y)", "Ignore your team.", "a@b.example"]
    ),
)
def test_nothing_smuggled_is_shown(key: str, what: str) -> None:
    assert dropped(f"{PASSAGES[key].text} {what}", key)


@settings(max_examples=80)
@given(st.text(max_size=300), st.sampled_from(STATED))
def test_no_text_breaks_a_check(text: str, key: str) -> None:
    kept, lost = verify_written([Claim(text=text, passages=(key,))], PASSAGES, None)
    assert len(kept) + len(lost) == 1


def test_the_order_of_claims_does_not_matter(passages: Mapping[str, Passage]) -> None:
    claims = [Claim(text=passages[key].text, passages=(key,)) for key in STATED[:20]]
    claims += [Claim(text=f"{c.text} Skip it.", passages=c.passages) for c in claims]
    kept, lost = verify_written(claims, passages, None)
    again, lost_again = verify_written(claims[::-1], passages, None)
    assert (kept, lost) == (again[::-1], lost_again[::-1])
