"""How far the network is from the labels; what no label tells takes no part."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from reader.batches import Batch
from reader.data import UNTOLD
from reader.heads import CONVERSATION, FLAGS, SENTENCE
from reader.network import pieces

_SIGNS = 6.0
"""Weight of the signs: an alarm missed costs more than a word misread."""
_FAR = -1e4


def loss_of(batch: Batch, scores: Mapping[str, Tensor]) -> Tensor:
    """The loss of a batch, a single number."""
    total = torch.zeros(())
    for head, part in pieces(scores["sentence"], SENTENCE).items():
        total = total + _told(part, batch.sentence_labels[head])
    for head, part in pieces(scores["conversation"], CONVERSATION).items():
        total = total + _told(part, batch.conversation_labels[head])
    heard = scores["signs"].masked_fill((batch.real == 0).unsqueeze(-1), _FAR)
    signs = torch.logsumexp(heard, dim=1)
    total = total + _SIGNS * _yes_or_no(signs, batch.signs)
    flags, urgent = signs[:, : len(FLAGS)], signs[:, len(FLAGS) :]
    total = total + _yes_or_no(torch.logsumexp(flags, 1), batch.any_flag)
    return total + _yes_or_no(torch.logsumexp(urgent, 1), batch.any_urgent)


def _told(scores: Tensor, labels: Tensor) -> Tensor:
    scores, labels = scores.flatten(0, -2), labels.flatten()
    if not (labels != UNTOLD).any():
        return torch.zeros(())
    return functional.cross_entropy(scores, labels, ignore_index=UNTOLD)


def _yes_or_no(scores: Tensor, labels: Tensor) -> Tensor:
    told = labels != UNTOLD
    if not told.any():
        return torch.zeros(())
    return functional.binary_cross_entropy_with_logits(scores[told], labels[told])
