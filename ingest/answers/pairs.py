"""A question and a statement as one row of words: what the network reads."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

LONGEST_QUESTION = 62
"""Tokens of a question; of a longer one the last count, where it asks."""
LONGEST_STATEMENT = 90
LONGEST_PLAIN = 50


class Row(NamedTuple):
    """Token ids, and for each whether it is of the question (0) or of the statement (1)."""

    ids: tuple[int, ...]
    types: tuple[int, ...]


class Pairs:
    """Writes rows, by the tokenizer in `file`. Raises `ValueError` where it has no separator."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        start, end = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        if start is None or end is None:
            raise ValueError(f"{file} has no [CLS] and [SEP]")
        self._start, self._end = int(start), int(end)

    def row(self, question: str, wordings: Sequence[str]) -> Row:
        """The question beside a statement for clinicians and, where given, in plain words."""
        asked = self._ids(question)[-LONGEST_QUESTION:]
        said = self._ids(wordings[0])[:LONGEST_STATEMENT]
        plain = [token for text in wordings[1:] for token in self._ids(text)][:LONGEST_PLAIN]
        beside = (*said, self._end, *plain, self._end)
        ids = (self._start, *asked, self._end, *beside)
        return Row(ids, (0,) * (len(asked) + 2) + (1,) * len(beside))

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)
