"""Pairs of a claim and what it cites as tensors."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from judge.data import Pair

_TOKENS_A_BATCH = 2400
_POOL = 640
_CLAIM, _TOLD = 110, 300
_START, _END = 101, 102
_WRITTEN = 2.0
"""Weight of a claim that a person labelled."""


class Batch(NamedTuple):
    """Some pairs, padded to one length."""

    ids: Tensor
    mask: Tensor
    kinds: Tensor
    wrong: Tensor
    """(batch,): 1 for a claim that does not hold."""
    weight: Tensor
    places: Tensor
    """(batch, tokens): 1 for a changed token, 0 for another, -1 where nothing is known."""


def groups(pairs: Sequence[Pair], chance: random.Random) -> list[list[Pair]]:
    """The pairs in batches of about as many tokens each, those of like length together."""
    order = list(pairs)
    chance.shuffle(order)
    found: list[list[Pair]] = []
    for start in range(0, len(order), _POOL):
        found.append([])
        longest = 0
        for pair in sorted(order[start : start + _POOL], key=_length):
            longest = max(longest, _length(pair))
            if found[-1] and longest * (len(found[-1]) + 1) > _TOKENS_A_BATCH:
                found.append([])
                longest = _length(pair)
            found[-1].append(pair)
    chance.shuffle(found)
    return found


def _length(pair: Pair) -> int:
    return (len(pair.claim) + len(pair.told)) // 4 + 4


def as_batch(pairs: Sequence[Pair], tokenizer: Tokenizer) -> Batch:
    """Some pairs as tensors."""
    claims = tokenizer.encode_batch([p.claim for p in pairs], add_special_tokens=False)
    told = tokenizer.encode_batch([p.told for p in pairs], add_special_tokens=False)
    rows = []
    for claim, cited in zip(claims, told, strict=True):
        first = [_START, *claim.ids[:_CLAIM], _END]
        rows.append((first, [*cited.ids[:_TOLD], _END]))
    longest = max(len(a) + len(b) for a, b in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask, kinds = torch.zeros_like(ids), torch.zeros_like(ids)
    places = torch.full_like(ids, -1)
    for at, ((a, b), pair, claim) in enumerate(zip(rows, pairs, claims, strict=True)):
        ids[at, : len(a) + len(b)] = torch.tensor(a + b)
        mask[at, : len(a) + len(b)] = 1
        kinds[at, len(a) : len(a) + len(b)] = 1
        if pair.wrong is not None:
            start, end = pair.wrong
            for n, (low, high) in enumerate(claim.offsets[:_CLAIM]):
                places[at, n + 1] = int(low < end and high > start)
    return Batch(
        ids,
        mask,
        kinds,
        torch.tensor([float(not p.holds) for p in pairs]),
        torch.tensor([_WRITTEN if p.written else 1.0 for p in pairs]),
        places,
    )
