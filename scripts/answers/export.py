"""From the trained network to the file that is read at run time."""

from pathlib import Path

import torch
from onnx_file import write_onnx
from torch import Tensor, nn

from answers.network import AnswerNetwork


class _Scores(nn.Module):
    def __init__(self, network: AnswerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        """The scores of rows that are not padded."""
        scores: Tensor = self.network(ids, torch.ones_like(ids), types)
        return scores


def write(network: AnswerNetwork, file: Path) -> float:
    """Write the network with 8-bit weights; returns its size in MB."""
    ids = torch.arange(1000, 1040).unsqueeze(0)
    types = torch.cat([torch.zeros(1, 12), torch.ones(1, 28)], dim=1).long()
    write_onnx(_Scores(network), {"ids": ids, "types": types}, file)
    return file.stat().st_size / 1e6
