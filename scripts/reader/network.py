"""The network: the shipped MiniLM with a few linear heads over sentences and conversations."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from reader.heads import CONVERSATION, FLAGS, SENTENCE, URGENT

HIDDEN = 384
_FAR = -1e4
OUT = {
    "sentence": sum(len(values) for values in SENTENCE.values()),
    "signs": len(FLAGS) + len(URGENT),
    "conversation": sum(len(values) for values in CONVERSATION.values()),
}


class Reader(nn.Module):
    """Hidden states, and from them the scores of sentences, signs and the conversation."""

    def __init__(self, folder: Path, layers: int) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder: Any = AutoModel.from_pretrained(str(folder), attn_implementation="eager")
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.pooler = None
        self.drop = nn.Dropout(0.1)
        self.sentence = nn.Linear(HIDDEN, OUT["sentence"])
        self.signs = nn.Linear(2 * HIDDEN, OUT["signs"])
        self.conversation = nn.Linear(2 * HIDDEN, OUT["conversation"])
        self.queries = nn.Parameter(torch.randn(len(CONVERSATION), HIDDEN) * HIDDEN**-0.5)
        self.noticed = nn.ModuleList(nn.Linear(HIDDEN, len(v)) for v in CONVERSATION.values())

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(batch, tokens, HIDDEN) of token ids and mask, both (batch, tokens)."""
        states: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return states

    def forward(self, ids: Tensor, mask: Tensor, spans: Tensor) -> Mapping[str, Tensor]:
        """Scores; `spans` (batch, sentences, tokens) holds 1 where a token is of the sentence."""
        states = self.drop(self.hidden(ids, mask))
        mean, top = pooled(states, spans)
        whole_mean, whole_top = pooled(states, mask.unsqueeze(1).float())
        return {
            "sentence": self.sentence(mean),
            "signs": self.signs(torch.cat([mean, top], -1)),
            "conversation": self.conversation(torch.cat([whole_mean, whole_top], -1)).squeeze(1)
            + self._noticed(states, mask),
        }

    def _noticed(self, states: Tensor, mask: Tensor) -> Tensor:
        """What each head of the conversation makes of the words that it looks at."""
        looks = states @ self.queries.T
        looks = looks.masked_fill((mask == 0).unsqueeze(-1), _FAR).softmax(dim=1)
        seen = looks.transpose(1, 2) @ states
        return torch.cat([layer(seen[:, at]) for at, layer in enumerate(self.noticed)], dim=-1)


def pooled(states: Tensor, spans: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and maximum of the states over each span: (batch, spans, HIDDEN) both."""
    count = spans.sum(-1, keepdim=True).clamp(min=1)
    mean = spans @ states / count
    far = (1 - spans).unsqueeze(-1) * _FAR
    top = (states.unsqueeze(1) + far).max(dim=2).values
    return mean, top.clamp(min=-30)


def pieces(scores: Tensor, heads: Mapping[str, Sequence[str]]) -> Mapping[str, Tensor]:
    """The scores of each head, cut out of one row of all."""
    sizes = [len(values) for values in heads.values()]
    return dict(zip(heads, torch.split(scores, sizes, dim=-1), strict=True))
