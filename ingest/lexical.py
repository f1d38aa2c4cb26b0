"""Lexical search: BM25 over the stemmed words of each passage's forms, in this process.

The only home of bm25s and of the stemmer. Never finds a passage that shares no word with the query.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ingest.errors import REBUILD_IT, IndexUnreadable

if TYPE_CHECKING:
    from bm25s import BM25
    from Stemmer import Stemmer

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")


@cache
def _stemmer() -> "Stemmer":
    from Stemmer import Stemmer

    return Stemmer("english")


def words(text: str) -> list[str]:
    """Return the stemmed words of `text` in order; numbers such as 2.5 stay whole."""
    stems: list[str] = _stemmer().stemWords(_WORD.findall(text.lower()))
    return stems


class LexicalIndex:
    """BM25 scores of passages; `passage_ids` are its rows, in reading order."""

    def __init__(self, bm25: "BM25", passage_ids: Sequence[str]) -> None:
        self._bm25 = bm25
        self._passage_ids = tuple(passage_ids)

    @classmethod
    def build(cls, texts: Mapping[str, str]) -> "LexicalIndex":
        """Index `texts`, from passage id to all its words."""
        from bm25s import BM25

        bm25 = BM25(backend="numpy")
        # An index of no word at all cannot be made; a word that no query holds changes nothing.
        bm25.index([words(text) or ["\0"] for text in texts.values()], show_progress=False)
        return cls(bm25, tuple(texts))

    @classmethod
    def load(cls, folder: Path, passage_ids: Sequence[str]) -> "LexicalIndex":
        """Read what `save` wrote; raises IndexUnreadable when it is damaged or not for these."""
        from bm25s import BM25

        try:
            bm25 = BM25.load(folder, show_progress=False)
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise IndexUnreadable(folder, "the word index cannot be read", REBUILD_IT) from error
        if bm25.scores["num_docs"] != len(passage_ids):
            raise IndexUnreadable(folder, "the word index is of other passages", REBUILD_IT)
        return cls(bm25, passage_ids)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`; raises OSError when that fails."""
        self._bm25.save(folder, show_progress=False)

    def nearest(self, query: str, k: int) -> list[tuple[str, float]]:
        """Return up to `k` passages that share a word with `query`, best first, scores above 0."""
        known = [word for word in words(query) if word in self._bm25.vocab_dict]
        if not known:
            return []
        scores = self._bm25.get_scores(known)
        # A stable sort: passages of equal score stay in reading order.
        order = np.argsort(-scores, kind="stable")[:k]
        return [(self._passage_ids[row], float(scores[row])) for row in order if scores[row] > 0]
