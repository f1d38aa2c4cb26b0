"""Examples as tensors: token ids, which tokens are of which sentence, and the labels."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from guardrails.reading.learnt.windows import encoded
from reader.data import UNTOLD, Example
from reader.heads import CONVERSATION, SENTENCE

_TOKENS_A_BATCH = 1600
_POOL = 1280
"""Examples that are sorted by length together."""


class Batch(NamedTuple):
    """Some examples, padded to one length; see `Reader.forward` for the shapes."""

    ids: Tensor
    mask: Tensor
    spans: Tensor
    sentence_labels: dict[str, Tensor]
    """(batch, sentences) each; -1 is untold."""
    conversation_labels: dict[str, Tensor]
    """(batch,) each."""
    signs: Tensor
    any_flag: Tensor
    any_urgent: Tensor
    real: Tensor
    """(batch, sentences): 1 for a sentence, 0 for padding."""


def batches(
    examples: Sequence[Example], tokenizer: Tokenizer, *, shuffled: random.Random | None
) -> Iterator[Batch]:
    """All examples, those of like length together; in another order at each call if shuffled."""
    for group in groups(examples, shuffled):
        yield as_batch(group, tokenizer)


def groups(examples: Sequence[Example], shuffled: random.Random | None) -> list[list[Example]]:
    """The examples parted into batches of about as many tokens each."""
    order = list(examples)
    if shuffled:
        shuffled.shuffle(order)
        order = [
            example
            for start in range(0, len(order), _POOL)
            for example in sorted(order[start : start + _POOL], key=_tokens)
        ]
    found: list[list[Example]] = [[]]
    longest = 0
    for example in order:
        longest = max(longest, _tokens(example))
        if found[-1] and longest * (len(found[-1]) + 1) > _TOKENS_A_BATCH:
            found.append([])
            longest = _tokens(example)
        found[-1].append(example)
    if shuffled:
        shuffled.shuffle(found)
    return found


def _tokens(example: Example) -> int:
    """About how many tokens it has."""
    return sum(len(sentence) for sentence in example.sentences) // 4 + 4


def as_batch(examples: Sequence[Example], tokenizer: Tokenizer) -> Batch:
    """Some examples as tensors."""
    rows = [encoded(tokenizer, e.sentences, e.turns) for e in examples]
    longest = max(len(row.ids) for row in rows)
    most = max(len(row.spans) for row in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    spans = torch.zeros(len(rows), most, longest)
    real = torch.zeros(len(rows), most)
    for at, row in enumerate(rows):
        ids[at, : len(row.ids)] = torch.tensor(row.ids)
        mask[at, : len(row.ids)] = 1
        for number, (start, end) in enumerate(row.spans):
            spans[at, number, start:end] = 1
            real[at, number] = float(end > start)
    return Batch(
        ids=ids,
        mask=mask,
        spans=spans,
        sentence_labels={
            head: torch.tensor(
                [
                    [labels.get(head, UNTOLD) for labels in e.sentence_labels[:most]]
                    + [UNTOLD] * (most - len(e.sentence_labels))
                    for e in examples
                ]
            )
            for head in SENTENCE
        },
        conversation_labels={
            head: torch.tensor([e.conversation_labels.get(head, UNTOLD) for e in examples])
            for head in CONVERSATION
        },
        signs=torch.tensor([e.signs for e in examples], dtype=torch.float),
        any_flag=torch.tensor([e.any_flag for e in examples], dtype=torch.float),
        any_urgent=torch.tensor([e.any_urgent for e in examples], dtype=torch.float),
        real=real,
    )
