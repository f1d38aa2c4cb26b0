"""Lexical search: BM25 over the stemmed words of each passage's forms, in this process.

The only home of bm25s and of the stemmer. bm25s works out every score when the index is built;
asking adds up the columns of the question's words, with numpy alone: importing bm25s would cost an
answer 0.25 s and 18 MB. Never finds a passage that shares no word with the query.
"""

import math
import re
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus import LOCAL_PREFIX
from ingest.errors import REBUILD_IT, IndexUnreadable
from ingest.field import canonical

if TYPE_CHECKING:
    from Stemmer import Stemmer

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")


@cache
def _stemmer() -> "Stemmer":
    from Stemmer import Stemmer

    return Stemmer("english")


def words(text: str) -> list[str]:
    """Return the stemmed words of `text` in order, things under one name; 2.5 stays whole."""
    stems: list[str] = _stemmer().stemWords(_WORD.findall(canonical(text)))
    return stems


def _bm25(
    texts: Sequence[str],
) -> tuple[list[str], NDArray[np.integer], NDArray[np.integer], NDArray[np.floating]]:
    """Score each text for each word: vocabulary, and the matrix as `LexicalIndex` keeps it."""
    from bm25s import BM25

    bm25 = BM25(backend="numpy")
    # An index of no word at all cannot be made; a word that no query holds changes nothing.
    bm25.index([words(text) or ["\0"] for text in texts], show_progress=False)
    vocabulary = sorted(bm25.vocab_dict, key=lambda word: bm25.vocab_dict[word])
    matrix = bm25.scores
    # bm25s may list an empty word without a column of its own.
    vocabulary = vocabulary[: len(matrix["indptr"]) - 1]
    return vocabulary, matrix["indptr"], matrix["indices"], matrix["data"]


class LexicalIndex:
    """BM25 scores of passages; `passage_ids` are its rows, in reading order.

    The scores are a matrix of passages by words, kept sparse by words: the scores of word `w` are
    `scores[starts[w] : starts[w + 1]]`, of the passages `rows[starts[w] : starts[w + 1]]`.
    """

    def __init__(
        self,
        passage_ids: Sequence[str],
        vocabulary: Sequence[str],
        starts: NDArray[np.integer],
        rows: NDArray[np.integer],
        scores: NDArray[np.floating],
    ) -> None:
        self._passage_ids = tuple(passage_ids)
        self._columns = {word: column for column, word in enumerate(vocabulary)}
        self._starts = starts
        self._rows = rows
        self._scores = scores
        reviewed = np.array([not key.startswith(LOCAL_PREFIX) for key in passage_ids], dtype=bool)
        self._reviewed = int(reviewed.sum())
        column = np.repeat(np.arange(len(vocabulary)), np.diff(starts))
        self._held = np.bincount(column[reviewed[rows]], minlength=len(vocabulary))

    @classmethod
    def build(cls, texts: Mapping[str, str]) -> "LexicalIndex":
        """Index `texts`, from passage id to all its words.

        Reviewed and local passages are scored apart: a local document changes no other's score.
        """
        ids = tuple(texts)
        reviewed = [row for row, key in enumerate(ids) if not key.startswith(LOCAL_PREFIX)]
        local = [row for row, key in enumerate(ids) if key.startswith(LOCAL_PREFIX)]
        columns: dict[str, int] = {}
        parts = []
        for chosen in filter(None, (reviewed, local)):
            vocabulary, starts, rows, scores = _bm25([texts[ids[row]] for row in chosen])
            places = [columns.setdefault(word, len(columns)) for word in vocabulary]
            parts.append((np.repeat(places, np.diff(starts)), np.array(chosen)[rows], scores))
        column, row, score = (np.concatenate(each) for each in zip(*parts, strict=True))
        order = np.argsort(column, kind="stable")
        starts = np.concatenate([[0], np.bincount(column, minlength=len(columns)).cumsum()])
        return cls(ids, tuple(columns), starts, row[order], score[order])

    @classmethod
    def load(cls, path: Path, passage_ids: Sequence[str]) -> "LexicalIndex":
        """Read what `save` wrote; raises IndexUnreadable when it is damaged or not for these."""
        try:
            with np.load(path, allow_pickle=False) as file:
                parts = {name: file[name] for name in file.files}
            if int(parts.pop("passages")) != len(passage_ids):
                raise IndexUnreadable(path, "the word index is of other passages", REBUILD_IT)
            vocabulary = parts.pop("vocabulary").tobytes().decode("utf-8").split("\n")
            return cls(passage_ids, vocabulary, **parts)
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise IndexUnreadable(path, "the word index cannot be read", REBUILD_IT) from error

    def save(self, path: Path) -> None:
        """Write the index to the file `path`; raises OSError when that fails."""
        np.savez(
            path,
            passages=np.array(len(self._passage_ids)),
            vocabulary=np.frombuffer("\n".join(self._columns).encode("utf-8"), dtype=np.uint8),
            starts=self._starts,
            rows=self._rows,
            scores=self._scores,
        )

    def scores(self, query: str) -> NDArray[np.float64]:
        """Return each passage's BM25 score, in reading order; a repeated word counts again."""
        total = np.zeros(len(self._passage_ids))
        for word in words(query):
            column = self._columns.get(word)
            if column is not None:
                part = slice(self._starts[column], self._starts[column + 1])
                # A passage stands once in a column, so no addition is lost.
                total[self._rows[part]] += self._scores[part]
        return total

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a stemmed word, ln(1 + n / (1 + df)).

        Reviewed passages count. A word that none of them holds is as rare as can be.
        """
        column = self._columns.get(word)
        held = 0 if column is None else int(self._held[column])
        return math.log(1 + self._reviewed / (1 + held))

    def nearest(self, query: str, k: int) -> list[tuple[str, float]]:
        """Return up to `k` passages that share a word with `query`, best first, scores above 0."""
        scores = self.scores(query)
        return [(self._passage_ids[row], float(scores[row])) for row in self.best_rows(scores, k)]

    @staticmethod
    def best_rows(scores: NDArray[np.floating], k: int) -> list[int]:
        """Return the rows of the `k` best scores above 0, best first, equal ones in their order."""
        rows = np.flatnonzero(scores > 0)
        if len(rows) > k:  # only what may be among the best is sorted
            least = np.partition(scores[rows], len(rows) - k)[len(rows) - k]
            rows = rows[scores[rows] >= least]
        return [int(row) for row in rows[np.argsort(-scores[rows], kind="stable")][:k]]
