"""Training: each question with an answer and a few near misses, told apart and told from chance.

The loss is the binary cross-entropy of every pair, so that a score means the same for all
questions, and half the cross-entropy of the answer among the pairs of its own question.
"""

import random
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from corpus.models import PassageId
from cross_encoder.material import CORPUS, Material
from cross_encoder.network import CrossEncoder, batch
from cross_encoder.pairs import Pairs, Row

TOGETHER = 8
"""Questions of one step."""
MISSES = 3
"""Near misses of one question; one more where nothing answers it."""
ENCODER_RATE, HEAD_RATE = 8e-5, 1e-3
_POOL = 16
"""Steps whose questions are sorted by length together, so that little is padded."""
_LED = 0.4
"""Of the corpus's short questions, how many are told with a stranger's sentence before them."""
Wordings = Mapping[PassageId, Sequence[str]]
"""The wordings of each statement; training takes any, asking the first."""


class Step(NamedTuple):
    """The rows of one step, which of them answer, and the question of each."""

    rows: list[Row]
    right: list[float]
    question: list[int]


def train(
    network: CrossEncoder,
    data: Sequence[Material],
    wordings: Wordings,
    pairs: Pairs,
    leads: Sequence[str],
    epochs: int,
    rate: float = 1.0,
) -> None:
    """Train in place; progress goes to standard error."""
    chance = random.Random(0)
    torch.manual_seed(0)
    moved = [p for n, p in network.named_parameters() if p.requires_grad and "encoder." in n]
    heads = [p for n, p in network.named_parameters() if "encoder." not in n]
    rates = [rate * ENCODER_RATE, rate * HEAD_RATE]
    groups = [{"params": p, "lr": r} for p, r in zip((moved, heads), rates, strict=True)]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rounds = [steps(data, chance) for _ in range(epochs)]
    total = sum(len(r) for r in rounds)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rates, total_steps=total + 1, pct_start=0.1
    )
    network.train()
    started, done, loss_so_far = time.monotonic(), 0, 0.0
    for questions in (group for r in rounds for group in r):
        step = drawn(questions, wordings, pairs, leads, chance)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(*batch(step.rows))
        loss = loss_of(scores.float(), step)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(moved + heads, 1.0)
        optimiser.step()
        schedule.step()
        done, loss_so_far = done + 1, loss_so_far + loss.item()
        if done % 50 == 0 or done == total:
            took = (time.monotonic() - started) / 60
            sys.stderr.write(f"{done} of {total}: loss {loss_so_far / done:.3f}, {took:.1f} min\n")
    network.eval()


def steps(data: Sequence[Material], chance: random.Random) -> list[list[Material]]:
    """All of `data` in steps of questions about as long as each other, in a random order."""
    order = list(data)
    chance.shuffle(order)
    size = TOGETHER * _POOL
    found = []
    for start in range(0, len(order), size):
        pool = sorted(order[start : start + size], key=lambda item: len(item.question))
        found += [pool[at : at + TOGETHER] for at in range(0, len(pool), TOGETHER)]
    chance.shuffle(found)
    return found


def drawn(
    questions: Sequence[Material],
    wordings: Wordings,
    pairs: Pairs,
    leads: Sequence[str],
    chance: random.Random,
) -> Step:
    """One step: an answer and near misses of each question, the nearest ones more often."""
    step = Step([], [], [])
    for number, item in enumerate(questions):
        asked = item.question
        if leads and item.source == CORPUS and chance.random() < _LED:
            asked = f"{chance.choice(leads)} {asked}"
        right = [chance.choice(item.answers)] if item.answers else []
        weights = [1 / (1 + 0.3 * place) for place in range(len(item.near))]
        missed = dict.fromkeys(chance.choices(item.near, weights, k=2 * MISSES))
        misses = list(missed)[: MISSES + (not right)]
        texts = [chance.choice(wordings[key]) for key in (*right, *misses)]
        step.rows.extend(pairs.rows(asked, texts))
        step.right.extend([1.0] * len(right) + [0.0] * len(misses))
        step.question.extend([number] * len(texts))
    return step


def loss_of(scores: Tensor, step: Step) -> Tensor:
    """A single number."""
    right, question = torch.tensor(step.right), torch.tensor(step.question)
    loss = functional.binary_cross_entropy_with_logits(scores, right, pos_weight=torch.tensor(1.5))
    own = [question == number for number in sorted(set(step.question))]
    among = [
        functional.cross_entropy(scores[of][None], right[of].argmax()[None])
        for of in own
        if right[of].any()
    ]
    return loss + 0.5 * torch.stack(among).mean() if among else loss
