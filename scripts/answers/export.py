"""From the trained network to the file that is read at run time."""

import tempfile
from pathlib import Path

import torch
from reader.export import without_traces
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
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    ids = torch.arange(1000, 1040).unsqueeze(0)
    types = torch.cat([torch.zeros(1, 12), torch.ones(1, 28)], dim=1).long()
    length = torch.export.Dim("length", min=4, max=256)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            _Scores(network),
            (ids, types),
            str(full),
            input_names=["ids", "types"],
            dynamo=True,
            dynamic_shapes={"ids": {1: length}, "types": {1: length}},
            verbose=False,
        )
        # Per channel and in a reduced range, for the reasons in `reader.export`.
        quantize_dynamic(
            str(full), str(file), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    without_traces(file)
    return file.stat().st_size / 1e6
