"""The scores are those of bm25s, without bm25s; words are stemmed alike on both sides."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from bm25s import BM25
from hypothesis import given
from hypothesis import strategies as st

from ingest import IndexUnreadable
from ingest.lexical import LexicalIndex, words

TEXTS = {
    "d#one": "Blood counts and liver tests are checked every 3 to 6 months.",
    "d#two": "The usual maintenance dose is 1,000 mg twice daily, at most 1.5 g.",
    "d#three": "Months of remission without corticosteroids come before withdrawal; months count.",
    "d#empty": "—",
}
WORDS = sorted({word for text in TEXTS.values() for word in text.split()} | {"nothing", "dosing"})


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_scores_are_those_of_bm25s(query: str) -> None:
    bm25 = BM25(backend="numpy")
    bm25.index([words(text) or ["\0"] for text in TEXTS.values()], show_progress=False)
    known = [word for word in words(query) if word in bm25.vocab_dict]
    expected = bm25.get_scores(known) if known else np.zeros(len(TEXTS))
    assert LexicalIndex.build(TEXTS).scores(query) == pytest.approx(expected, abs=1e-5)


def test_saving_and_loading_changes_no_score(tmp_path: Path) -> None:
    built = LexicalIndex.build(TEXTS)
    built.save(tmp_path / "lexical.npz")
    loaded = LexicalIndex.load(tmp_path / "lexical.npz", tuple(TEXTS))
    query = "How many months of remission, and which dose: 1,000 mg?"
    assert np.array_equal(loaded.scores(query), built.scores(query))
    assert loaded.nearest(query, 2) == built.nearest(query, 2)
    assert loaded.nearest(query, 1)[0][0] == "d#three"


def test_an_index_of_other_passages_is_refused(tmp_path: Path) -> None:
    LexicalIndex.build(TEXTS).save(tmp_path / "lexical.npz")
    with pytest.raises(IndexUnreadable, match="other passages"):
        LexicalIndex.load(tmp_path / "lexical.npz", ["d#one"])


def test_local_texts_change_no_score_of_the_others() -> None:
    local = {"local-a#one": "Liver tests, liver tests, remission.", "local-b#two": "Only here."}
    alone, both = LexicalIndex.build(TEXTS), LexicalIndex.build({**local, **TEXTS})
    for query in (*TEXTS.values(), "liver remission tests only here"):
        assert both.scores(query)[len(local) :] == pytest.approx(alone.scores(query), abs=0)
        for word in words(query):
            assert both.rarity(word) == alone.rarity(word)
    assert both.nearest("only here", 9)[0][0] == "local-b#two"


def test_texts_without_a_word_can_be_indexed() -> None:
    assert LexicalIndex.build({"d#one": "…", "d#two": ""}).nearest("anything \0", 5) == []


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Counting, counted; COUNTS", ["count", "count", "count"]),
        ("1,000 mg or 2.5 g", ["1,000", "mg", "or", "2.5", "g"]),
        ("every 3-6 months.", ["everi", "3", "6", "month"]),
        ("β-blocker café", ["β", "blocker", "café"]),
        ("", []),
    ],
)
def test_words(text: str, stems: list[str]) -> None:
    assert words(text) == stems


def test_loading_does_without_bm25s(tmp_path: Path) -> None:
    LexicalIndex.build(TEXTS).save(tmp_path / "lexical.npz")
    code = (
        "import sys; from pathlib import Path; from ingest.lexical import LexicalIndex\n"
        "index = LexicalIndex.load(Path(sys.argv[1]), sys.argv[2].split())\n"
        "print(index.nearest('liver', 3)[0][0], {'bm25s', 'scipy'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "lexical.npz"), " ".join(TEXTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "d#one set()"
