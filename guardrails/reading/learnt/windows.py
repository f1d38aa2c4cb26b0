"""Sentences as tokens: one row for a conversation, each sentence a span of it.

A row holds at most `MOST` tokens; a longer conversation becomes several rows, cut between
sentences, so that the cost grows with the length and no sentence is lost.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST = 256
"""Tokens of a row, the two marks at its ends included; what the model was made for."""
_LONGEST_SENTENCE = 120
_START, _END = 101, 102
"""Ids of [CLS] and [SEP] in the model's vocabulary; [SEP] also stands between turns."""


class Row(NamedTuple):
    """Token ids, and for each sentence its (start, end) among them."""

    ids: list[int]
    spans: list[tuple[int, int]]


def encoded(tokenizer: "Tokenizer", sentences: Sequence[str], turns: Sequence[int]) -> Row:
    """The first row of a conversation: all of it, up to `MOST` tokens."""
    return windows(tokenizer, sentences, turns)[0]


def windows(tokenizer: "Tokenizer", sentences: Sequence[str], turns: Sequence[int]) -> list[Row]:
    """A conversation as rows, in order; every sentence has a span, an empty one if it is blank."""
    tokens = [
        encoding.ids[:_LONGEST_SENTENCE]
        for encoding in tokenizer.encode_batch(list(sentences), add_special_tokens=False)
    ]
    rows = [Row([_START], [])]
    before: int | None = None
    for ids, turn in zip(tokens, turns, strict=True):
        row = rows[-1]
        between = [_END] if before is not None and turn != before else []
        if len(row.ids) + len(between) + len(ids) + 1 > MOST:
            row.ids.append(_END)
            row, between = Row([_START], []), []
            rows.append(row)
        row.ids.extend(between)
        row.spans.append((len(row.ids), len(row.ids) + len(ids)))
        row.ids.extend(ids)
        before = turn
    rows[-1].ids.append(_END)
    return rows
