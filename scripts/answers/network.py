"""The network: the shipped MiniLM over a question and a statement, and one number from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ingest.answers.pairs import Row

HIDDEN = 384
_PAD_TO = 32
"""Rows are padded to multiples of this: fewer shapes, less memory taken anew."""


class AnswerNetwork(nn.Module):
    """One score, the log odds, for each row."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder: Any = AutoModel.from_pretrained(str(folder), attn_implementation="eager")
        self.encoder.pooler = None
        for vectors in self.encoder.embeddings.word_embeddings.parameters():
            vectors.requires_grad_(False)  # too few texts to move the words themselves
        self.drop = nn.Dropout(0.1)
        self.score = nn.Linear(2 * HIDDEN, 1)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """Scores of shape (rows,); all three arguments are (rows, tokens).

        Mean and maximum are taken over the words of the question, which have seen the statement.
        """
        states: Tensor = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        asked = (mask * (types == 0)).unsqueeze(-1).to(states.dtype)
        mean = (states * asked).sum(1) / asked.sum(1)
        top = (states + (1 - asked) * -1e4).max(1).values
        scores: Tensor = self.score(self.drop(torch.cat([mean, top], dim=-1).float())).squeeze(-1)
        return scores


def batch(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, mask and types, each (rows, tokens), padded with zeros."""
    longest = -(-max(len(row.ids) for row in rows) // _PAD_TO) * _PAD_TO
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for at, row in enumerate(rows):
        ids[at, : len(row.ids)] = torch.tensor(row.ids)
        types[at, : len(row.ids)] = torch.tensor(row.types)
        mask[at, : len(row.ids)] = 1
    return ids, mask, types
