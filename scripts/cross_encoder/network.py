"""The network: the first layers of the shipped MiniLM over a pair, and one number from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from cross_encoder.pairs import Row

HIDDEN = 384
_INNER = 192


class CrossEncoder(nn.Module):
    """One score for each row."""

    def __init__(self, folder: Path, layers: int) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder: Any = AutoModel.from_pretrained(str(folder), attn_implementation="eager")
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.pooler = None
        for vectors in self.encoder.embeddings.word_embeddings.parameters():
            vectors.requires_grad_(False)  # too few texts to move the words themselves
        self.drop = nn.Dropout(0.1)
        self.inner = nn.Linear(2 * HIDDEN, _INNER)
        self.score = nn.Linear(_INNER, 1)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """Scores of shape (rows,); all three arguments are (rows, tokens)."""
        states: Tensor = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        seen = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * seen).sum(1) / seen.sum(1)
        pooled = self.drop(torch.cat([states[:, 0], mean], dim=1))
        scores: Tensor = self.score(nn.functional.gelu(self.inner(pooled))).squeeze(1)
        return scores


def batch(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, mask and types, each (rows, tokens), padded with zeros."""
    longest = max(len(row.ids) for row in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for at, row in enumerate(rows):
        ids[at, : len(row.ids)] = torch.tensor(row.ids)
        types[at, : len(row.ids)] = torch.tensor(row.types)
        mask[at, : len(row.ids)] = 1
    return ids, mask, types
