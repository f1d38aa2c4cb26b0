"""Training: the binary cross-entropy of every pair, in steps of rows of about one length."""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch.nn import functional

from answers.network import AnswerNetwork, batch
from ingest.answers.pairs import Row

TOGETHER = 32
"""Rows of one step."""
ENCODER_RATE, HEAD_RATE = 1.5e-4, 2e-3
_POOL = 64
"""Steps whose rows are sorted by length together, so that little is padded."""
_NEWS = 50


class Example(NamedTuple):
    """A row, and whether the statement in it answers the question."""

    row: Row
    answers: bool


def train(
    network: AnswerNetwork, examples: Sequence[Example], rounds: int, rate: float = 1.0
) -> None:
    """Train in place, at this share of the usual rates; progress goes to standard error."""
    chance = random.Random(0)
    torch.manual_seed(0)
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad]},
        {"params": list(network.score.parameters())},
    ]
    rates = [rate * ENCODER_RATE, rate * HEAD_RATE]
    for group, start in zip(groups, rates, strict=True):
        group["lr"] = start  # type: ignore[assignment]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    every = [step for _ in range(rounds) for step in steps(examples, chance)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rates, total_steps=len(every) + 1, pct_start=0.08
    )
    network.train()
    started, lost = time.monotonic(), 0.0
    for number, step in enumerate(every, start=1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(*batch([example.row for example in step]))
        right = torch.tensor([float(example.answers) for example in step])
        loss = functional.binary_cross_entropy_with_logits(scores.float(), right)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        lost += loss.item()
        if number % _NEWS == 0 or number == len(every):
            took = (time.monotonic() - started) / 60
            sys.stderr.write(f"{number} of {len(every)}: {lost / _NEWS:.3f}, {took:.1f} min\n")
            lost = 0.0
    network.eval()


def steps(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All of `examples` in steps, in a random order."""
    order = list(examples)
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), TOGETHER * _POOL):
        pool = sorted(order[start : start + TOGETHER * _POOL], key=lambda e: len(e.row.ids))
        found += [pool[at : at + TOGETHER] for at in range(0, len(pool), TOGETHER)]
    chance.shuffle(found)
    yield from found
