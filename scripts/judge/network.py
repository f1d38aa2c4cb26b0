"""The network: the shipped MiniLM over a claim and what it cites; each word of the claim is judged.

A claim is as wrong as its words together: the scores of its words and of the first mark are joined
as a soft maximum, so that one wrong word is enough, and a changed word can be pointed out in training.
"""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

HIDDEN = 384
_FAR = -1e4


class Judge(nn.Module):
    """How wrong each token of a claim is."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder: Any = AutoModel.from_pretrained(str(folder), attn_implementation="eager")
        self.encoder.pooler = None
        self.drop = nn.Dropout(0.1)
        self.score = nn.Linear(HIDDEN, 1)

    def words(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> Tensor:
        """(batch, tokens): the scores; `kinds` is 0 for the claim and 1 for what it cites."""
        states = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=kinds
        ).last_hidden_state
        scores: Tensor = self.score(self.drop(states)).squeeze(-1)
        return scores

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> Tensor:
        """(batch, tokens): the scores of the claim's tokens; very low for all others."""
        return self.words(ids, mask, kinds).masked_fill((mask == 0) | (kinds == 1), _FAR)


def joined(scores: Tensor) -> Tensor:
    """(batch,): how wrong each claim is, as a logit."""
    return torch.logsumexp(scores, dim=1)
