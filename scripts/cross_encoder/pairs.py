"""A question and a statement as one row of words: what the network reads.

Names are read as search reads them (`ingest.field`).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.models import Passage
from ingest.field import for_meaning

LONGEST_QUESTION = 64
"""Tokens of a question; of a longer one the last count, where it asks."""
LONGEST_STATEMENT = 90


class Row(NamedTuple):
    """Token ids, and for each whether it is of the question (0) or of the statement (1)."""

    ids: tuple[int, ...]
    types: tuple[int, ...]


class Pairs:
    """Writes rows, by the tokenizer in `file`."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        start, end = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        if start is None or end is None:
            raise ValueError(f"{file} has no [CLS] and [SEP]")
        self._start, self._end = int(start), int(end)

    def rows(self, question: str, statements: Sequence[str]) -> list[Row]:
        """One row for each statement."""
        asked = self._ids(question)[-LONGEST_QUESTION:]
        rows = []
        for statement in statements:
            said = self._ids(statement)[:LONGEST_STATEMENT]
            ids = (self._start, *asked, self._end, *said, self._end)
            rows.append(Row(ids, (0,) * (len(asked) + 2) + (1,) * (len(said) + 1)))
        return rows

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(for_meaning(text), add_special_tokens=False).ids)


def told(passage: Passage) -> str:
    """A statement as the network reads it: under its section's name."""
    return f"{passage.section}: {passage.text}"
