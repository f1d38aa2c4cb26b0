"""For any text: quotes stand where they should, ids are stable and nobody else's, nothing hides."""

import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus import DOCUMENTS, LOCAL_PREFIX, Provenance, ReviewStatus, load_corpus
from ingest.own.blocks import Block, Kind, rows_of
from ingest.own.clean import clean
from ingest.own.html import read_markup
from ingest.own.passages import to_document
from ingest.own.slugs import document_id, slug
from ingest.own.text import read_text

PROVENANCE = Provenance(
    id="local-x",
    title="X",
    source="x.md",
    review_status=ReviewStatus.LOCAL,
    last_updated=date(2026, 11, 22),
)
ANY = st.text(max_size=80)
BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(Kind),
        text=ANY | st.sampled_from(["Lead:", "One. Two! Three?", "word " * 300, "Aa. " * 400]),
        depth=st.integers(0, 3),
    ),
    max_size=12,
)


def no_complaint(_text: str) -> None:
    return None


def even_only(text: str) -> str | None:
    return "is of odd length" if len(text) % 2 else None


@given(BLOCKS)
def test_every_passage_is_quoted_verbatim_by_its_offsets(blocks: list[Block]) -> None:
    for judge in (no_complaint, even_only):
        document, _ = to_document(blocks, PROVENANCE, judge)
        if document is None:
            continue
        places = [(p.start, p.end) for p in document.passages]
        assert places == sorted(places)
        assert all(b <= c for (_, b), (c, _) in pairwise(places))
        for passage in document.passages:
            assert passage.text
            assert document.text[passage.start : passage.end] == passage.text
            assert judge(passage.text) is None
            assert judge(passage.section) is None or passage.section == PROVENANCE.title
        assert len({p.id for p in document.passages}) == len(document.passages)


@given(BLOCKS)
def test_what_is_kept_out_changes_no_other_passage(blocks: list[Block]) -> None:
    whole, _ = to_document(blocks, PROVENANCE, no_complaint)
    part, withheld = to_document(
        blocks, PROVENANCE, lambda text: even_only(text) if " " in text else None
    )
    everything = [p.text for p in whole.passages] if whole else []
    kept = [p.text for p in part.passages] if part else []
    assert len(kept) + len(withheld) == len(everything)
    assert [text for text in everything if text in set(kept)] == kept


@given(ANY)
def test_nothing_unseen_is_left(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"} for c in cleaned)


def test_direction_and_zero_width_characters_go_and_fractions_stay() -> None:
    hidden = "1½ mg\u202e\u2066 of\u200b my\u00adco\ufeff\U000e0041\ufe0f x\x07\x1b[0m"
    assert clean(hidden) == "1½ mg of myco x[0m"


@given(st.text(min_size=1, max_size=60).filter(lambda s: s not in {".", ".."} and "/" not in s))
def test_no_file_can_take_the_id_of_a_document_of_the_corpus(name: str) -> None:
    identifier = document_id(Path(name.replace("\x00", "") + ".md"), no_complaint)
    assert identifier.startswith(LOCAL_PREFIX)
    assert Provenance.model_validate({**PROVENANCE.model_dump(), "id": identifier})


def test_no_document_of_the_corpus_has_a_local_id() -> None:
    documents = load_corpus(DOCUMENTS)
    assert not any(p.local for document in documents for p in document.passages)


@given(st.text(max_size=300))
def test_any_text_and_any_markup_are_read_without_a_fault(text: str) -> None:
    read_markup(text)
    read_markup(f"<ul><li>{text}<table><tr><td colspan={text!r}>x")
    if "\x00" not in text:
        read_text(text.encode("utf-8", "replace"), Path("x.txt"))


@given(st.lists(st.lists(ANY, max_size=4), max_size=5))
def test_a_table_gives_one_sentence_a_row(table: list[list[str]]) -> None:
    filled = [row for row in table if any(cell.split() for cell in row)]
    assert len(rows_of(table)) == (len(filled) if len(filled) < 2 else len(filled) - 1)


@given(st.text(max_size=100))
def test_a_slug_is_plain(text: str) -> None:
    made = slug(text, 20)
    assert made == "" or Provenance.model_validate({**PROVENANCE.model_dump(), "id": made})
