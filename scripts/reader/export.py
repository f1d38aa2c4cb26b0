"""From the trained network to the files read at run time: an encoder, heads, a tokenizer."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx_file import write_onnx
from torch import Tensor, nn

from reader.data import LEARNT
from reader.heads import CONVERSATION, FLAGS, SENTENCE, URGENT
from reader.network import Reader


class _Encoder(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The states of every word."""
        return self.reader.hidden(ids, mask)


def write(reader: Reader, tokenizer: Path, folder: Path = LEARNT) -> float:
    """Write `encoder.onnx` (8-bit), `heads.npz` and `tokenizer.json`; returns their size in MB."""
    ids, mask = torch.arange(1000, 1020).unsqueeze(0), torch.ones(1, 20, dtype=torch.long)
    write_onnx(_Encoder(reader), {"ids": ids, "mask": mask}, folder / "encoder.onnx")
    names = {"sentence": SENTENCE, "conversation": CONVERSATION, "signs": [*FLAGS, *URGENT]}
    arrays: dict[str, Any] = {}
    for part in ("sentence", "signs", "conversation"):
        layer: nn.Linear = getattr(reader, part)
        arrays[part] = layer.weight.detach().numpy().T.astype(np.float16)
        arrays[f"{part}_bias"] = layer.bias.detach().numpy().astype(np.float32)
    arrays["queries"] = reader.queries.detach().numpy().T.astype(np.float16)
    noticed: list[Any] = list(reader.noticed)
    weights = [layer.weight.detach().numpy().T for layer in noticed]
    arrays["noticed"] = np.concatenate(weights, axis=1).astype(np.float16)
    arrays["noticed_bias"] = np.concatenate([layer.bias.detach().numpy() for layer in noticed])
    np.savez_compressed(folder / "heads.npz", names=np.array(json.dumps(names)), **arrays)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    files = ("encoder.onnx", "heads.npz", "tokenizer.json")
    return sum((folder / name).stat().st_size for name in files) / 1e6
